"""The actions that follow some verbs, such as `voice try`: each with a parser of its own."""

import argparse
from collections.abc import Callable, Mapping
from typing import Any

from player.phrases import Phrases

Options = Mapping[str, Callable[[argparse.ArgumentParser, Phrases, dict[str, Any]], None]]
"""What gives each action its options, by its name."""


def actions(
    parser: argparse.ArgumentParser,
    book: Phrases,
    shared: argparse.ArgumentParser,
    complete: dict[str, Any],
    *,
    table: str,
    options: Options,
) -> dict[str, argparse.ArgumentParser]:
    """Give `parser` its actions, explained in the phrases' `table`; `list` where none is named."""
    parser.set_defaults(action="list")
    made = parser.add_subparsers(
        title=book.say("cli.verbs"),
        metavar=book.say("cli.verb"),
        prog=parser.prog,
        help=book.say(f"{table}.help.action"),
    )
    parsers = {}
    for name, give in options.items():
        about = book.say(f"{table}.about.{name}")
        one = made.add_parser(name, help=about, description=about, parents=[shared], add_help=False)
        one.add_argument("-h", "--help", action="help", help=book.say("cli.help.help"))
        one.set_defaults(action=name)
        give(one, book, complete)
        parsers[name] = one
    return parsers
