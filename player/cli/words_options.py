"""The options of `soepel words`: teach spoken commands, try them, list and forget them."""

import argparse
from collections.abc import Callable, Mapping
from typing import Any

from player.phrases import Phrases


def words(
    parser: argparse.ArgumentParser, book: Phrases, shared: argparse.ArgumentParser, complete: dict[str, Any]
) -> list[argparse.ArgumentParser]:
    """Give `parser` its actions; give the parser of each."""
    parser.set_defaults(action="list")
    actions = parser.add_subparsers(
        title=book.say("cli.verbs"),
        metavar=book.say("cli.verb"),
        prog=parser.prog,
        help=book.say("words.help.action"),
    )
    made = []
    for name, options in _OPTIONS.items():
        about = book.say(f"words.about.{name}")
        one = actions.add_parser(name, help=about, description=about, parents=[shared], add_help=False)
        one.add_argument("-h", "--help", action="help", help=book.say("cli.help.help"))
        one.set_defaults(module="words_verb", action=name)
        options(one, book, complete)
        made.append(one)
    return made


def _teach(parser: argparse.ArgumentParser, book: Phrases, complete: dict[str, Any]) -> None:
    folder = parser.add_argument(
        "--from", dest="folder", metavar=book.say("voicing.folder"), help=book.say("words.help.from")
    )
    folder.complete = complete["files"]  # type: ignore[attr-defined]  # shtab reads it


def _test(parser: argparse.ArgumentParser, book: Phrases, complete: dict[str, Any]) -> None:
    file = parser.add_argument("file", metavar=book.say("cli.file"), help=book.say("words.help.file"))
    file.complete = complete["files"]  # type: ignore[attr-defined]  # shtab reads it
    parser.add_argument(
        "--vocabulary",
        choices=("exercise", "question", "number"),
        default="exercise",
        help=book.say("words.help.vocabulary"),
    )
    parser.add_argument("--json", action="store_true", help=book.say("words.help.json"))


def _list(parser: argparse.ArgumentParser, book: Phrases, complete: dict[str, Any]) -> None:
    """Listing needs no options."""


def _forget(parser: argparse.ArgumentParser, book: Phrases, complete: dict[str, Any]) -> None:  # noqa: ARG001 - as the others
    parser.add_argument(
        "words", nargs="*", metavar=book.say("words.word"), help=book.say("words.help.forget")
    )


_OPTIONS: Mapping[str, Callable[[argparse.ArgumentParser, Phrases, dict[str, Any]], None]] = {
    "teach": _teach,
    "test": _test,
    "list": _list,
    "forget": _forget,
}
