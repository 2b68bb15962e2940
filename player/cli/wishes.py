"""What a person wants of this session: the settings, and what the command line says instead."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from player.cli.context import Context
from player.cli.ears import takes_turns
from player.cli.lines import aloud, output_of
from player.cli.voices import open_voice, shelves
from player.errors import UserError
from player.journal import Journal
from player.library import data
from player.program import Language
from player.session import Preferences
from player.settings import now
from player.sound import Clip, Levels, load_wave
from player.voice import Recordings, SilentVoice, Speaker, VoiceInfo, installed, recorded


def preferences(args: Namespace, context: Context, journal: Journal | None) -> Preferences:
    """Give the wishes; the journal, where there is one, tells what the person knows already."""
    settings = context.settings
    return Preferences(
        language=context.language,
        level=_first(args.level, settings.level),
        pace=_first(args.pace, settings.pace),
        talk=_first(args.talk, settings.talk),
        listens=takes_turns(args, context),
        practice=journal.practice() if journal is not None and journal.trouble is None else {},
        today=now().date().isoformat(),
    )


def levels(args: Namespace, context: Context) -> Levels:
    """Give how loud everything should be."""
    volume = context.settings.volume
    return Levels(
        speech=_first(args.speech_volume, volume.speech),
        tones=_first(args.tones_volume, volume.tones),
        bed=_first(args.bed_volume, volume.bed),
        mono=_first(args.mono, context.settings.mono),
    )


def bed(args: Namespace, context: Context) -> Clip | None:
    """Give the sound that lies under the session, if one is wanted."""
    name = _first(args.bed, context.settings.bed)
    if not name or name == "none":
        return None
    folder = data("audio") / "beds"
    names = sorted(file.stem for file in folder.glob("*.wav"))
    if name not in names:
        raise UserError("cli.error.bed", name=name, names=", ".join([*names, "none"]))
    return load_wave(Path(folder / f"{name}.wav"))


def speaker(args: Namespace, context: Context) -> Speaker:
    """Open the voice that is wanted, in the language of the session; the silent one where nobody speaks."""
    if output_of(args, context) == "none":
        return open_voice(context, context.language, SilentVoice.name)
    wanted = args.voice or usual_voice(context)
    return open_voice(context, context.language, None if wanted == SilentVoice.name else wanted)


def hushed(args: Namespace, context: Context) -> Speaker:
    """Open that voice for somebody who is there: what their screen reader says, it does not."""
    found = speaker(args, context)
    found.aloud = aloud(output_of(args, context))
    return found


def speaks(
    context: Context, language: Language, voices: Sequence[VoiceInfo], own: Sequence[Recordings] = ()
) -> str | None:
    """Name the voice that speaks a language when none is asked for; `voices` are there, the best first."""
    chosen = context.settings.voice
    names = [voice.name for voice in voices if voice.language == language]
    mine = [recordings.name for recordings in own if recordings.language == language]
    return chosen if chosen in {*names, *mine} else next(iter(names), None)


def usual_voice(context: Context) -> str | None:
    """Give the voice of the settings, unless it is one of another language: it is no choice for this one."""
    chosen = context.settings.voice
    if chosen is None:
        return None
    languages = [
        recordings.language for recordings in recorded(shelves(context)) if recordings.name == chosen
    ]
    languages += [
        voice.language for voice in installed(context.home.cache) if chosen in {voice.name, voice.id}
    ]
    return chosen if not languages or context.language in languages else None


def _first(chosen: Any, otherwise: Any) -> Any:
    return otherwise if chosen is None else chosen
