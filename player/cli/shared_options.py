"""Options that several verbs share."""

import argparse
from typing import Any

from player.cli.parsing import number
from player.phrases import Phrases
from player.program import LEVELS
from player.session import PACES

_TALKS = ("auto", "full", "short", "quiet")
_OUTPUTS = ("self", "reader", "both", "none")
COMPLETE_NAMES = {"bash": "_soepel_names", "zsh": "_soepel_names", "fish": "(_soepel_names)"}
COMPLETE_FILES = {
    "bash": "_shtab_compgen_files",
    "zsh": "_files",
    "fish": "(__fish_complete_path (commandline -ct))",
}


def named(parser: argparse.ArgumentParser, book: Phrases, **more: Any) -> None:
    """Take the name of a program."""
    argument = parser.add_argument(
        "name", metavar=book.say("cli.name"), help=book.say("cli.help.name"), **more
    )
    argument.complete = COMPLETE_NAMES  # type: ignore[attr-defined]  # shtab reads it


def filed(parser: argparse.ArgumentParser, book: Phrases, option: str, *short: str, **more: Any) -> None:
    """Take the name of a file."""
    argument = parser.add_argument(
        *short, f"--{option}", metavar=book.say("cli.file"), help=book.say(f"cli.help.{option}"), **more
    )
    argument.complete = COMPLETE_FILES  # type: ignore[attr-defined]  # shtab reads it


def wishes(parser: argparse.ArgumentParser, book: Phrases) -> None:
    """Take what a person wants of this session."""

    def decibels(text: str) -> float:
        value = number(text)
        if value is None or not -30 <= value <= 6:  # noqa: PLR2004 - the range of the settings
            raise argparse.ArgumentTypeError(book.say("cli.decibels", value=text))
        return value

    def paces(text: str) -> float:
        value = number(text)
        if value not in PACES:
            raise argparse.ArgumentTypeError(book.say("cli.pace", value=text))
        return value

    parser.add_argument("--level", choices=LEVELS, help=book.say("cli.help.level"))
    parser.add_argument("--pace", type=paces, metavar="0.75-1.5", help=book.say("cli.help.pace"))
    parser.add_argument("--talk", choices=_TALKS, help=book.say("cli.help.talk"))
    parser.add_argument("--voice", metavar=book.say("cli.voice_name"), help=book.say("cli.help.voice"))
    for kind in ("speech", "tones", "bed"):
        parser.add_argument(
            f"--{kind}-volume", type=decibels, metavar="dB", help=book.say(f"cli.help.{kind}_volume")
        )
    parser.add_argument("--bed", metavar=book.say("cli.bed_name"), help=book.say("cli.help.bed"))
    parser.add_argument("--mono", action="store_true", default=None, help=book.say("cli.help.mono"))


def button(parser: argparse.ArgumentParser, book: Phrases) -> None:
    """Take the name of the one button that leads everything."""
    parser.add_argument(
        "--button", metavar=book.say("controls.button.metavar"), help=book.say("cli.help.button")
    )


def listening(parser: argparse.ArgumentParser, book: Phrases) -> None:
    """Take whether a voice is listened to, and by which microphone."""
    parser.add_argument(
        "--listen",
        nargs="?",
        const="on",
        choices=("on", "headphones", "off"),
        help=book.say("words.help.listen"),
    )
    parser.add_argument(
        "--microphone", metavar=book.say("voicing.microphone"), help=book.say("voicing.help.microphone")
    )


def device(parser: argparse.ArgumentParser, book: Phrases) -> None:
    """Take the name of a loudspeaker, who is to speak, and how it is shown."""
    parser.add_argument("--device", metavar=book.say("cli.device_name"), help=book.say("cli.help.device"))
    parser.add_argument("--voice-output", choices=_OUTPUTS, help=book.say("cli.help.voice_output"))
    parser.add_argument("--captions", choices=("usual", "large"), help=book.say("cli.help.captions"))
