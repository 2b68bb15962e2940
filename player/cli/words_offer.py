"""Offers to teach the first spoken commands, where there is what it takes, and to whom has none yet."""

from argparse import Namespace

from msgspec.structs import replace

from player.cli.arguments import build_parser
from player.cli.attending import attended
from player.cli.context import Context
from player.cli.room import room
from player.cli.screen import warn
from player.cli.words_room import teach
from player.errors import UserError
from player.listening import microphones
from player.session import question
from player.settings import change, read
from player.transport import Command
from player.words import SECOND, Memory, SpeechEmbedding, missing

_PASSED_ON = ("voice", "voice_output", "device", "button", "microphone")


def offer_words(args: Namespace, context: Context) -> Context:
    """Ask whether to teach them now, and hear them from then on; give what holds after it.

    Nobody is asked without a terminal, a microphone or the extra `listen`: then it cannot be done.
    """
    memory = Memory(context.home.data, SpeechEmbedding.name)
    if not attended() or missing() or memory.read() or not microphones():
        return context
    if _wants(args, context, "teach_words"):
        context = _taught(args, context, memory)
    if memory.read() and _wants(args, context, "teach_more"):
        context = _taught(args, context, memory, *SECOND)
    return context


def _wants(args: Namespace, context: Context, asked: str) -> bool:
    with room(args, context) as place:
        return place.asking.ask(question(context.language, asked, ("yes", "no"))) == "yes"


def _taught(args: Namespace, context: Context, memory: Memory, *words: Command) -> Context:
    """Teach these, or the first ones; who has taught any is listened to from then on."""
    given = ["words", "teach", *words, "--lang", context.language]
    for option in _PASSED_ON:
        value = getattr(args, option, None)
        given += [f"--{option.replace('_', '-')}", value] if value else []
    listens = getattr(args, "listen", None) or context.settings.listen
    try:
        chosen = build_parser(context.book, "words").parse_args(given)
        teach(chosen, context, allowed=listens != "off")
    except UserError as error:
        # The first minutes go on without.
        warn(error, context.book)
    if memory.read():
        change(context.home.config, "listen", "on" if listens == "off" else listens)
    return replace(context, settings=read(context.home.config))
