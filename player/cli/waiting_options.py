"""The options of what waits for the one button."""

import argparse

from player.cli.person_options import asked
from player.cli.shared_options import COMPLETE_FILES, button, device, named
from player.phrases import Phrases


def wait(parser: argparse.ArgumentParser, book: Phrases) -> None:
    """Give `parser` the options of `soepel wait`."""
    named(parser, book, nargs="?")
    asked(parser, book)


def service(parser: argparse.ArgumentParser, book: Phrases) -> None:
    """Give `parser` the options of `soepel service`."""
    named(parser, book, nargs="?")
    written = parser.add_argument(
        "-o", "--output", metavar=book.say("cli.file"), help=book.say("service.help.output")
    )
    written.complete = COMPLETE_FILES  # type: ignore[attr-defined]  # shtab reads it
    parser.add_argument("--voice", metavar=book.say("cli.voice_name"), help=book.say("cli.help.voice"))
    device(parser, book)
    button(parser, book)
