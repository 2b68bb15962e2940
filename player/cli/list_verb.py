"""`soepel list`: what can be played."""

from argparse import Namespace

from player.cli.context import Context
from player.cli.library import library
from player.cli.screen import say


def run(args: Namespace, context: Context) -> int:
    """Print every program, one a line: its name, and what it is called."""
    shelf = library(context)
    if args.names:
        for name in shelf.names():
            say(name)
        return 0
    for name, title in shelf.titles(context.language).items():
        say(f"{name}: {title}")
    say(context.book.say("cli.list.hint"))
    return 0
