"""The options of `soepel new`: whatever is not given is asked, or is as usual."""

import argparse
from collections.abc import Callable
from typing import get_args

from player.cli.parsing import number
from player.phrases import Phrases
from player.program import LANGUAGES, Kind, Position

SIDES = ("none", "alternate", "one-then-other")
PARTS = {"out": 600, "hold": 3600, "back": 600, "rest": 600}
"""The most seconds of each part."""
REPS = 100


def new(parser: argparse.ArgumentParser, book: Phrases) -> None:
    """Give `parser` the options of `soepel new`."""
    parser.add_argument(
        "what",
        choices=("exercise", "program", "pathway"),
        metavar="exercise|program|pathway",
        help=book.say("cli.help.new_what"),
    )
    parser.add_argument("name", nargs="?", metavar=book.say("cli.name"), help=book.say("cli.help.new_name"))
    for option, choices in (("kind", get_args(Kind)), ("position", get_args(Position)), ("sides", SIDES)):
        parser.add_argument(f"--{option}", choices=choices, help=book.say(f"cli.help.new_{option}"))
    parser.add_argument(
        "--reps",
        type=_number(1, REPS, book, whole=True),
        metavar=book.say("cli.number"),
        help=book.say("cli.help.new_reps"),
    )
    for part, most in PARTS.items():
        parser.add_argument(
            f"--{part}",
            type=_number(0, most, book),
            metavar=book.say("cli.seconds"),
            help=book.say(f"cli.help.new_{part}"),
        )
    for language in LANGUAGES:
        parser.add_argument(
            f"--name-{language}", metavar=book.say("cli.words"), help=book.say(f"cli.help.name_{language}")
        )
    parser.add_argument(
        "--use", action="append", metavar=book.say("cli.name"), help=book.say("cli.help.new_use")
    )
    parser.add_argument("-o", "--output", metavar=book.say("cli.file"), help=book.say("cli.help.new_output"))


def _number(low: int, high: int, book: Phrases, *, whole: bool = False) -> Callable[[str], float]:
    def read(text: str) -> float:
        value = number(text)
        if value is None or not low <= value <= high or (whole and value % 1):
            key = "authoring.answer.whole" if whole else "authoring.answer.number"
            raise argparse.ArgumentTypeError(book.say(key, value=text, low=str(low), high=str(high)))
        return value

    return read
