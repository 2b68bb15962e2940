"""`soepel voice`: who can speak here, and how they sound."""

from argparse import Namespace

from player.cli.context import Context
from player.cli.devices import sink_for
from player.cli.hands import Hands
from player.cli.screen import Captions, say
from player.cli.wishes import speaks
from player.performing import Asking
from player.program import LANGUAGES
from player.session import Line
from player.voice import SilentVoice, installed, open_speaker


def run(args: Namespace, context: Context) -> int:
    """List the voices, or let one say a sentence."""
    if args.voice is None:
        voices = installed(context.home.cache, None, fresh=True)
        speaking = {speaks(context, language, voices) for language in LANGUAGES}
        for voice in voices:
            if voice.language in LANGUAGES:
                key = "chosen" if voice.name in speaking else "line"
                language = context.book.say(f"cli.language.{voice.language}")
                say(context.book.say(f"cli.voice.{key}", name=voice.name, language=language))
        say(context.book.say("cli.voice.silence", name=SilentVoice.name))
        if not any(voice.language == context.language for voice in voices):
            say(context.book.say("cli.voice.none"))
        return 0
    args.device = None
    text = args.text or context.book.say("cli.voice.sample")
    with (
        open_speaker(context.language, args.voice, context.home.cache) as speaker,
        sink_for(args, context) as sink,
        Hands(attended=False) as hands,
    ):
        Asking(speaker, sink, hands, Captions()).say(Line(text, context.language))
    return 0
