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
from player.words import Memory, SpeechEmbedding, missing

_PASSED_ON = ("voice", "voice_output", "device", "button")


def offer_words(args: Namespace, context: Context) -> Context:
    """Ask whether to teach them now, and hear them from then on; give what holds after it.

    Nobody is asked without a terminal, a microphone or the extra `listen`: then it cannot be done.
    """
    memory = Memory(context.home.data, SpeechEmbedding.name)
    if not attended() or missing() or memory.read() or not microphones():
        return context
    with room(args, context, listens=False) as place:
        if place.asking.ask(question(context.language, "teach_words", ("yes", "no"))) != "yes":
            return context
    given = ["words", "teach", "--lang", context.language]
    for option in _PASSED_ON:
        value = getattr(args, option)
        given += [f"--{option.replace('_', '-')}", value] if value else []
    try:
        teach(build_parser(context.book, "words").parse_args(given), context)
    except UserError as error:
        # The first minutes go on without.
        warn(error, context.book)
    if memory.read():
        change(context.home.config, "listen", "on")
    return replace(context, settings=read(context.home.config))
