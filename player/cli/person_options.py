"""The options of what is asked of a person, and proposed to them."""

import argparse

from player.cli.shared_options import COMPLETE_FILES, button, device, filed, listening, wishes
from player.phrases import Phrases


def asked(parser: argparse.ArgumentParser, book: Phrases) -> None:
    """Give `parser` what every verb takes that speaks to a person."""
    wishes(parser, book)
    device(parser, book)
    button(parser, book)
    listening(parser, book)


def intake(parser: argparse.ArgumentParser, book: Phrases) -> None:
    """Give `parser` the options of `soepel intake`."""
    filed(parser, book, "answers")
    parser.add_argument("--json", action="store_true", help=book.say("cli.help.json"))
    parser.add_argument("--clearance", metavar=book.say("cli.question"), help=book.say("cli.help.clearance"))
    parser.add_argument("--date", metavar=book.say("cli.day"), help=book.say("cli.help.date"))
    wishes(parser, book)
    device(parser, book)
    button(parser, book)
    listening(parser, book)


def today(parser: argparse.ArgumentParser, book: Phrases) -> None:
    """Give `parser` the options of `soepel today`."""
    parser.add_argument("--json", action="store_true", help=book.say("cli.help.json"))
    for wish in ("sore", "short", "chair"):
        parser.add_argument(f"--{wish}", action="store_true", help=book.say(f"cli.help.{wish}"))
    wishes(parser, book)
    device(parser, book)
    button(parser, book)
    listening(parser, book)


def progress(parser: argparse.ArgumentParser, book: Phrases) -> None:
    """Give `parser` the options of `soepel progress`."""
    parser.add_argument("--json", action="store_true", help=book.say("cli.help.json"))
    for option in ("picture", "report"):
        written = parser.add_argument(
            f"--{option}", metavar=book.say("cli.file"), help=book.say(f"progress.help.{option}")
        )
        written.complete = COMPLETE_FILES  # type: ignore[attr-defined]  # shtab reads it
    wishes(parser, book)
    device(parser, book)
