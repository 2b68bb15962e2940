"""`soepel voice`: who can speak here, and how they sound."""

from argparse import Namespace

from player.cli.context import Context
from player.cli.devices import sink_for
from player.cli.hands import Hands
from player.cli.screen import Captions, say
from player.cli.voices import open_voice, sample, shelves
from player.cli.wishes import speaks
from player.performing import Asking
from player.program import LANGUAGES
from player.session import Line
from player.voice import RecordedVoice, SilentVoice, Voice, installed, recorded


def run(args: Namespace, context: Context) -> int:
    """List the voices, or let one say a sentence: who asks for one hears it, whoever speaks in sessions."""
    if args.action == "list":
        return _list(context)
    args.device = None
    with (
        open_voice(context, context.language, args.voice) as speaker,
        sink_for(args, context) as sink,
        Hands(attended=False) as hands,
    ):
        text = _sentence(args.text, speaker.voice, context)
        Asking(speaker, sink, hands, Captions()).say(Line(text, context.language))
    return 0


def _sentence(wanted: str | None, voice: Voice, context: Context) -> str:
    """Give what is said, and tell where somebody's own voice does not say it itself."""
    there = voice.recordings.lines if isinstance(voice, RecordedVoice) else {}
    if isinstance(voice, RecordedVoice) and (wanted or not there) and wanted not in there:
        say(context.book.say("voicing.stand_in", name=voice.name))
    return wanted or sample(voice, context)


def _list(context: Context) -> int:
    voices = installed(context.home.cache, None, fresh=True)
    own = recorded(shelves(context))
    speaking = {(language, speaks(context, language, voices, own)) for language in LANGUAGES}
    for recordings in own:
        chosen = (recordings.language, recordings.name) in speaking
        say(
            context.book.say(
                "voicing.recorded_chosen" if chosen else "voicing.recorded",
                name=recordings.name,
                language=context.book.say(f"cli.language.{recordings.language}"),
                count=str(len(recordings.lines)),
            )
        )
    for voice in voices:
        if voice.language in LANGUAGES:
            key = "chosen" if (voice.language, voice.name) in speaking else "line"
            language = context.book.say(f"cli.language.{voice.language}")
            say(context.book.say(f"cli.voice.{key}", name=voice.name, language=language))
    say(context.book.say("cli.voice.silence", name=SilentVoice.name))
    if context.language not in {*(voice.language for voice in voices), *(each.language for each in own)}:
        say(context.book.say("cli.voice.none"))
    return 0
