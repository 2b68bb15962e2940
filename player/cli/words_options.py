"""The options of `soepel words`: teach spoken commands, try them, list and forget them."""

import argparse
from typing import Any

from player.cli.action_options import Options, actions
from player.cli.shared_options import button, device
from player.phrases import Phrases


def words(
    parser: argparse.ArgumentParser, book: Phrases, shared: argparse.ArgumentParser, complete: dict[str, Any]
) -> list[argparse.ArgumentParser]:
    """Give `parser` its actions; give the parser of each."""
    parsers = actions(parser, book, shared, complete, table="words", options=_OPTIONS)
    return [*parsers.values()]


def _teach(parser: argparse.ArgumentParser, book: Phrases, complete: dict[str, Any]) -> None:
    parser.add_argument("words", nargs="*", metavar=book.say("words.word"), help=book.say("words.help.teach"))
    parser.add_argument(
        "--microphone", metavar=book.say("voicing.microphone"), help=book.say("voicing.help.microphone")
    )
    parser.add_argument("--voice", metavar=book.say("cli.voice_name"), help=book.say("cli.help.voice"))
    device(parser, book)
    button(parser, book)
    parser.set_defaults(speech_volume=None, tones_volume=None, bed_volume=None, mono=None)
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


_OPTIONS: Options = {
    "teach": _teach,
    "test": _test,
    "list": _list,
    "forget": _forget,
}
