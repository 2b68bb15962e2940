"""Chooses the voice of a language, or says plainly that there is none."""

import sys
from collections.abc import Sequence
from pathlib import Path

from player.errors import UserError
from player.voice.cache import ClipCache
from player.voice.catalogue import installed
from player.voice.engine import find_engine
from player.voice.recorded import RecordedVoice
from player.voice.shelf import recorded
from player.voice.silence import SilentVoice
from player.voice.speaker import Speaker
from player.voice.spoken import SpokenVoice
from player.voice.values import Voice, VoiceInfo

_PLATFORMS = {"win32": "windows", "darwin": "macos"}


def open_speaker(
    language: str, wanted: str | None, cache_folder: Path, shelves: Sequence[Path] = ()
) -> Speaker:
    """Give the speaker of `language` with the `wanted` voice, or with the best there is.

    Recorded voices are looked for on the `shelves`; the best of the machine's fills their gaps. Raise
    UserError when there is no such voice: another language's never takes its place.
    """
    if wanted == SilentVoice.name:
        return Speaker(SilentVoice(language), None)
    own = recorded(shelves, language) if wanted is not None else ()
    voice: Voice
    for recordings in own:
        if recordings.name == wanted:
            voice = RecordedVoice(recordings, _stand_in(language, cache_folder))
            break
    else:
        names = tuple(recordings.name for recordings in own)
        voice = SpokenVoice(_choose(language, wanted, cache_folder, names), find_engine())
    return Speaker(voice, ClipCache(cache_folder / "clips"))


def _stand_in(language: str, folder: Path) -> Voice | None:
    try:
        return SpokenVoice(_choose(language, None, folder, ()), find_engine())
    except UserError:
        # Whoever recorded everything needs no engine; a gap is told when it is met.
        return None


def _choose(language: str, wanted: str | None, folder: Path, own: tuple[str, ...]) -> VoiceInfo:
    voices = installed(folder, language)
    if not voices:
        place = _PLATFORMS.get(sys.platform, "linux")
        key = f"voice.error.missing.{language}.{place}"
        raise UserError(key)
    if wanted is None:
        return voices[0]
    for candidates in (voices, installed(folder, language, fresh=True)):
        for voice in candidates:
            if wanted in {voice.name, voice.id}:
                return voice
        voices = candidates
    names = ", ".join([*own, *(voice.name for voice in voices), SilentVoice.name])
    key = f"voice.error.unknown.{language}"
    raise UserError(key, name=wanted, names=names)
