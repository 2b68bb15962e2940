"""Options of `soepel try`."""

import argparse

from player.cli.shared_options import COMPLETE_FILES, device, wishes
from player.phrases import Phrases


def trying(parser: argparse.ArgumentParser, book: Phrases) -> None:
    """Take the file that is being written, and where to begin."""
    file = parser.add_argument("name", metavar=book.say("cli.file"), help=book.say("cli.help.try_file"))
    file.complete = COMPLETE_FILES  # type: ignore[attr-defined]  # shtab reads it
    parser.add_argument(
        "--from", dest="start", metavar=book.say("cli.exercise"), help=book.say("cli.help.from")
    )
    parser.add_argument("--fast", action="store_true", help=book.say("cli.help.fast"))
    wishes(parser, book)
    device(parser, book)
