"""The options of `soepel data`, a table of what each of its words does."""

import argparse
from collections.abc import Callable, Mapping

from player.cli.parsing import number
from player.phrases import Phrases

KINDS = ("sessions", "answers", "clearance", "morning", "activity", "kept")
"""What can be deleted on its own."""


def data(
    parser: argparse.ArgumentParser, book: Phrases, shared: argparse.ArgumentParser
) -> list[argparse.ArgumentParser]:
    """Give `parser` the words that can follow, each with its own options; give the parser of each."""
    words = parser.add_subparsers(
        title=book.say("data.words"),
        metavar=book.say("data.word"),
        help=book.say("data.help.word"),
        dest="action",
        required=True,
        prog=parser.prog,
    )
    made = []
    for name, options in _OPTIONS.items():
        about = book.say(f"data.about.{name}")
        one = words.add_parser(name, help=about, description=about, parents=[shared], add_help=False)
        one.add_argument("-h", "--help", action="help", help=book.say("cli.help.help"))
        options(one, book)
        made.append(one)
    return made


def _export(parser: argparse.ArgumentParser, book: Phrases) -> None:
    parser.add_argument("place", metavar=book.say("data.place"), help=book.say("data.help.export"))


def _import(parser: argparse.ArgumentParser, book: Phrases) -> None:
    parser.add_argument("file", metavar=book.say("cli.file"), help=book.say("data.help.import"))


def _delete(parser: argparse.ArgumentParser, book: Phrases) -> None:
    parser.add_argument("--only", choices=KINDS, help=book.say("data.help.only"))
    parser.add_argument("--backups", action="store_true", help=book.say("data.help.backups"))
    parser.add_argument("--yes", action="store_true", help=book.say("data.help.yes"))


def _correct(parser: argparse.ArgumentParser, book: Phrases) -> None:
    def counts(text: str) -> int:
        if not text.isdecimal() or not 0 < int(text) < 10**6:
            raise argparse.ArgumentTypeError(book.say("cli.count", value=text))
        return int(text)

    def values(text: str) -> float:
        value = number(text)
        if value is None or not 0 <= value <= 24 * 60:
            raise argparse.ArgumentTypeError(book.say("data.error.value", value=text))
        return value

    parser.add_argument(
        "number", nargs="?", type=counts, metavar=book.say("data.number"), help=book.say("data.help.number")
    )
    parser.add_argument(
        "--value", type=values, metavar=book.say("cli.number"), help=book.say("data.help.value")
    )
    parser.add_argument("--withdraw", action="store_true", help=book.say("data.help.withdraw"))
    parser.add_argument("--sides", action="store_true", help=book.say("data.help.sides"))
    parser.add_argument(
        "--limit", type=counts, default=20, metavar=book.say("cli.number"), help=book.say("data.help.limit")
    )


def _backup(parser: argparse.ArgumentParser, book: Phrases) -> None:
    parser.add_argument("place", nargs="?", metavar=book.say("data.place"), help=book.say("data.help.backup"))


def _restore(parser: argparse.ArgumentParser, book: Phrases) -> None:
    parser.add_argument("file", metavar=book.say("cli.file"), help=book.say("data.help.restore"))


_OPTIONS: Mapping[str, Callable[[argparse.ArgumentParser, Phrases], None]] = {
    "export": _export,
    "import": _import,
    "delete": _delete,
    "correct": _correct,
    "backup": _backup,
    "restore": _restore,
}
