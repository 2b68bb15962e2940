"""The options of `soepel remind`."""

import argparse
from collections.abc import Callable
from datetime import time

from player.cli.parsing import number
from player.cli.shared_options import COMPLETE_FILES, device
from player.phrases import Phrases


def remind(parser: argparse.ArgumentParser, book: Phrases) -> None:
    """Give `parser` the options of `soepel remind`."""

    def hour(text: str) -> time:
        try:
            return time.fromisoformat(text if len(text.partition(":")[0]) > 1 else f"0{text}")
        except ValueError as error:
            raise argparse.ArgumentTypeError(book.say("remind.hour", value=text)) from error

    def hours(text: str) -> tuple[time, time]:
        begin, dash, end = text.partition("-")
        if not dash:
            raise argparse.ArgumentTypeError(book.say("remind.hours", value=text))
        return hour(begin), hour(end)

    def minutes(low: int, high: int) -> Callable[[str], float]:
        def read(text: str) -> float:
            value = number(text)
            if value is None or not low <= value <= high:
                told = book.say("remind.minutes", value=text, low=str(low), high=str(high))
                raise argparse.ArgumentTypeError(told)
            return value

        return read

    parser.add_argument(
        "what", nargs="?", choices=("breaks",), metavar="breaks", help=book.say("remind.help.what")
    )
    written = parser.add_argument(
        "-o", "--output", metavar=book.say("cli.file"), help=book.say("remind.help.output")
    )
    written.complete = COMPLETE_FILES  # type: ignore[attr-defined]  # shtab reads it
    parser.add_argument("--at", type=hour, metavar="9:00", help=book.say("remind.help.at"))
    parser.add_argument(
        "--alarm", type=minutes(0, 1440), default=0.0, metavar="min", help=book.say("remind.help.alarm")
    )
    parser.add_argument("--every", type=minutes(1, 240), metavar="min", help=book.say("remind.help.every"))
    parser.add_argument(
        "--quiet", type=hours, action="append", metavar="12:30-13:30", help=book.say("remind.help.quiet")
    )
    parser.add_argument("--voice", metavar=book.say("cli.voice_name"), help=book.say("cli.help.voice"))
    device(parser, book)
