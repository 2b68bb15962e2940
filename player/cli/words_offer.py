"""Offers to teach the first spoken commands, where there is what it takes, and to whom has none yet."""

from argparse import Namespace

from msgspec.structs import replace

from player.cli.arguments import build_parser
from player.cli.attending import attended
from player.cli.context import Context
from player.cli.passing import pass_on
from player.cli.room import room
from player.cli.screen import warn
from player.cli.words_room import teach
from player.errors import UserError
from player.listening import microphones
from player.session import question
from player.settings import change, read
from player.transport import Command
from player.words import SECOND, Memory, SpeechEmbedding, missing


def offer_words(args: Namespace, context: Context) -> Context | None:
    """Ask whether to teach them now, and hear them from then on; give what holds after it, None for a stop.

    Nobody is asked without a terminal, a microphone or the extra `listen`: then it cannot be done.
    """
    memory = Memory(context.home.data, SpeechEmbedding.name)
    if not attended() or missing() or _knows(memory, context) is not False or not microphones():
        return context
    for asked, words in (("teach_words", ()), ("teach_more", SECOND)):
        wanted = _wants(args, context, asked)
        if wanted is None:
            return None
        found = _taught(args, context, memory, *words) if wanted else context
        if found is None or not _knows(memory, context):
            # The others follow the first ones.
            return found
        context = found
    return context


def _knows(memory: Memory, context: Context) -> bool | None:
    """Tell whether any words are taught; None where that cannot be read, and say why."""
    try:
        return bool(memory.read())
    except UserError as error:
        # The first minutes go on without.
        warn(error, context.book)
        return None


def _wants(args: Namespace, context: Context, asked: str) -> bool | None:
    """Ask; None where somebody stopped."""
    with room(args, context) as place:
        answer = place.asking.ask(question(context.language, asked, ("yes", "no")))
        return None if place.asking.over else answer == "yes"


def _taught(args: Namespace, context: Context, memory: Memory, *words: Command) -> Context | None:
    """Teach these, or the first ones; who has taught any is listened to from then on. None for a stop."""
    given = ["words", "teach", *words, "--lang", context.language]
    listens = getattr(args, "listen", None) or context.settings.listen
    goes_on = True
    try:
        chosen = build_parser(context.book, "words").parse_args(given)
        pass_on(args, chosen)
        goes_on = teach(chosen, context, allowed=listens != "off")
    except UserError as error:
        # As above.
        warn(error, context.book)
    if _knows(memory, context):
        change(context.home.config, "listen", "on" if listens == "off" else listens)
    return replace(context, settings=read(context.home.config)) if goes_on else None
