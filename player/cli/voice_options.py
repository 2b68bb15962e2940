"""The options of `soepel voice`: list the voices, try one, or record your own."""

import argparse
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from player.cli.action_options import Options, actions
from player.phrases import Phrases
from player.program import LEVELS

ACTIONS = ("list", "try", "record")


def in_full(arguments: Sequence[str]) -> list[str]:
    """Give `voice NAME` as `voice try NAME`, which it is short for; leave all else as it is."""
    given = list(arguments)
    at = 0
    while at < len(given) and given[at].startswith("--"):
        at += 2 if given[at] == "--lang" else 1
    after = given[at + 1 :]
    if given[at : at + 1] != ["voice"] or after[:1] == [] or after[0] in ACTIONS:
        return given
    named = any(
        not word.startswith("-") and before not in {"--text", "--lang"}
        for before, word in pairwise(["voice", *after])
    )
    texts = any(word.partition("=")[0] == "--text" for word in after)
    return [*given[: at + 1], "try", *after] if named or texts else given


def voice(
    parser: argparse.ArgumentParser, book: Phrases, shared: argparse.ArgumentParser, complete: dict[str, Any]
) -> list[argparse.ArgumentParser]:
    """Give `parser` its actions; give the parser of each."""
    parsers = actions(parser, book, shared, complete, table="voicing", options=_OPTIONS)
    parsers["record"].set_defaults(module="record_verb")
    return [*parsers.values()]


def _list(parser: argparse.ArgumentParser, book: Phrases, complete: dict[str, Any]) -> None:
    """Listing needs no options."""


def _try(parser: argparse.ArgumentParser, book: Phrases, complete: dict[str, Any]) -> None:  # noqa: ARG001 - as the others
    parser.add_argument("voice", metavar=book.say("cli.voice_name"), help=book.say("cli.help.try_voice"))
    parser.add_argument("--text", metavar=book.say("cli.text"), help=book.say("cli.help.text"))


def _record(parser: argparse.ArgumentParser, book: Phrases, complete: dict[str, Any]) -> None:
    def help_of(name: str) -> str:
        return book.say(f"voicing.help.{name}")

    name = parser.add_argument("name", metavar=book.say("cli.name"), help=book.say("cli.help.name"))
    name.complete = complete["names"]  # type: ignore[attr-defined]  # shtab reads it
    parser.add_argument(
        "--as", dest="voice", metavar=book.say("cli.voice_name"), required=True, help=help_of("as")
    )
    parser.add_argument("--list", action="store_true", help=help_of("list"))
    folder = parser.add_argument(
        "--from", dest="folder", metavar=book.say("voicing.folder"), help=help_of("from")
    )
    sheet = parser.add_argument("--sheet", metavar=book.say("cli.file"), help=help_of("sheet"))
    for each in (folder, sheet):
        each.complete = complete["files"]  # type: ignore[attr-defined]  # shtab reads it
    parser.add_argument("--level", action="append", choices=LEVELS, help=help_of("level"))
    parser.add_argument("--anyway", action="store_true", help=help_of("anyway"))
    parser.add_argument(
        "--again", action="append", type=int, metavar=book.say("voicing.number"), help=help_of("again")
    )
    parser.add_argument("--aloud", action="store_true", help=help_of("aloud"))
    parser.add_argument("--microphone", metavar=book.say("voicing.microphone"), help=help_of("microphone"))


_OPTIONS: Options = {
    "list": _list,
    "try": _try,
    "record": _record,
}
