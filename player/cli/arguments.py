"""The verbs and their options, explained in the user's language."""

import argparse
from collections.abc import Callable, Mapping, Sequence

from player.cli.data_options import data
from player.cli.new_options import new
from player.cli.parsing import Parser, accessible
from player.cli.person_options import asked, intake, progress, today
from player.cli.remind_options import remind
from player.cli.shared_options import (
    COMPLETE_FILES,
    COMPLETE_NAMES,
    button,
    device,
    filed,
    listening,
    named,
    wishes,
)
from player.cli.trying_options import trying
from player.cli.voice_options import voice
from player.cli.waiting_options import service, wait
from player.cli.words_options import words
from player.phrases import Phrases, UnknownPhraseError
from player.program import LANGUAGES, Language

VERSION = "0.1.0"


def _keys(book: Phrases) -> str:
    """Give the keys of a session as lines of help."""
    from player.controls import table  # noqa: PLC0415 - only needed for help

    lines = [
        f"{keys}: {does}" if accessible() else f"  {keys:<22}{does}" for keys, does in table(book.language)
    ]
    return "\n".join([book.say("cli.help.keys"), *lines]) + "\n"


def language_of(arguments: Sequence[str]) -> Language | None:
    """Find `--lang` before anything is parsed: help and errors are in that language too."""
    for index, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang" and index + 1 < len(arguments):
            value = arguments[index + 1]
        for language in LANGUAGES:
            if value == language:
                return language
    return None


def build_parser(book: Phrases, first: str = "") -> argparse.ArgumentParser:
    """Build the parser of `soepel`, its help in the language of `book`.

    Where the `first` argument is a verb, no other can follow: only that one's options are made, for
    the first sound waits for them.
    """
    Parser.book = book
    shared = Parser(add_help=False)
    shared.add_argument("--lang", choices=LANGUAGES, help=book.say("cli.help.lang"))
    shared.add_argument("--debug", action="store_true", help=book.say("cli.help.debug"))
    parser = Parser(prog="soepel", description=book.say("cli.purpose"), parents=[shared], add_help=False)
    _helps(parser, book)
    parser.add_argument(
        "--version", action="version", version=f"soepel {VERSION}", help=book.say("cli.help.version")
    )
    parser.add_argument(
        "--print-completion",
        choices=("bash", "zsh", "fish"),
        help=book.say("cli.help.completion"),
        default=None,
    )
    listening(parser, book)
    parser.set_defaults(module="today", verb=None)
    # Named here because argparse would work it out from the usage, by way of slow libraries.
    verbs = parser.add_subparsers(title=book.say("cli.verbs"), metavar=book.say("cli.verb"), prog="soepel")
    made: list[argparse.ArgumentParser] = [parser]
    for verb in (first,) if first in _OPTIONS else _OPTIONS:
        about = book.say(f"cli.about.{verb}")
        one = verbs.add_parser(verb, help=about, description=about, parents=[shared], add_help=False)
        one.set_defaults(module=f"{verb}_verb", verb=verb, print_completion=None)
        _helps(one, book)
        _OPTIONS[verb](one, book)
        if verb in ("play", "try"):
            one.more = _keys
        made.append(one)
        if verb == "data":
            made += data(one, book, shared)
        if verb == "voice":
            made += voice(one, book, shared, {"names": COMPLETE_NAMES, "files": COMPLETE_FILES})
        if verb == "words":
            made += words(one, book, shared, {"files": COMPLETE_FILES})
    for each in made:
        _headings(each, book)
    return parser


def _helps(parser: argparse.ArgumentParser, book: Phrases) -> None:
    parser.add_argument("-h", "--help", action="help", help=book.say("cli.help.help"))


def _headings(parser: argparse.ArgumentParser, book: Phrases) -> None:
    for group in parser._action_groups:  # noqa: SLF001 - argparse offers no other way to its headings
        try:
            group.title = book.say(f"cli.heading.{(group.title or '').replace(' ', '_')}")
        except UnknownPhraseError:
            continue


def _play(parser: argparse.ArgumentParser, book: Phrases) -> None:
    named(parser, book, nargs="?")
    parser.add_argument("--resume", action="store_true", help=book.say("cli.help.resume"))
    wishes(parser, book)
    device(parser, book)
    button(parser, book)
    listening(parser, book)
    for option in ("script", "events"):
        filed(parser, book, option)
    parser.add_argument("--rehearse", action="store_true", help=book.say("cli.help.rehearse"))
    parser.add_argument(
        "--window", nargs="?", const="dark", choices=("dark", "light"), help=book.say("cli.help.window")
    )


def _show(parser: argparse.ArgumentParser, book: Phrases) -> None:
    named(parser, book)
    wishes(parser, book)
    parser.add_argument("--json", action="store_true", help=book.say("cli.help.json"))
    filed(parser, book, "picture")


def _export(parser: argparse.ArgumentParser, book: Phrases) -> None:
    named(parser, book)
    filed(parser, book, "output", "-o", required=True)
    wishes(parser, book)


def _list(parser: argparse.ArgumentParser, book: Phrases) -> None:
    parser.add_argument("--names", action="store_true", help=book.say("cli.help.names"))


def _check(parser: argparse.ArgumentParser, book: Phrases) -> None:
    files = parser.add_argument(
        "files", nargs="+", metavar=book.say("cli.file"), help=book.say("cli.help.files")
    )
    files.complete = COMPLETE_FILES  # type: ignore[attr-defined]  # shtab reads it
    parser.add_argument("--expanded", action="store_true", help=book.say("cli.help.expanded"))
    parser.add_argument("--fix", action="store_true", help=book.say("cli.help.fix"))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=book.say("cli.help.format")
    )
    parser.add_argument("--voice", metavar=book.say("cli.voice_name"), help=book.say("cli.help.check_voice"))


def _log(parser: argparse.ArgumentParser, book: Phrases) -> None:
    def counts(text: str) -> int:
        if not text.isdecimal() or not 0 < int(text) < 10**9:
            raise argparse.ArgumentTypeError(book.say("cli.count", value=text))
        return int(text)

    parser.add_argument(
        "did", nargs="*", metavar=book.say("activity.words"), help=book.say("activity.help.did")
    )
    parser.add_argument("--on", metavar=book.say("activity.day"), help=book.say("activity.help.on"))
    parser.add_argument("--json", action="store_true", help=book.say("cli.help.json"))
    parser.add_argument(
        "--limit", type=counts, metavar=book.say("cli.number"), help=book.say("cli.help.limit")
    )


def _actions(parser: argparse.ArgumentParser, book: Phrases) -> None:
    """The actions of such a verb bring options of their own."""


def _buttons(parser: argparse.ArgumentParser, book: Phrases) -> None:
    from player.controls import TEACHABLE  # noqa: PLC0415 - only needed for this one

    parser.add_argument(
        "command",
        nargs="?",
        choices=("list", *(command.value for command in TEACHABLE)),
        metavar=book.say("cli.verb"),
        help=book.say("controls.help.command"),
    )
    parser.add_argument("--forget", action="store_true", help=book.say("controls.help.forget"))
    wishes(parser, book)
    device(parser, book)


def _settings(parser: argparse.ArgumentParser, book: Phrases) -> None:
    parser.add_argument(
        "setting", nargs="?", metavar=book.say("cli.setting"), help=book.say("cli.help.setting")
    )
    parser.add_argument("value", nargs="?", metavar=book.say("cli.value"), help=book.say("cli.help.value"))
    parser.add_argument("--clear", action="store_true", help=book.say("cli.help.clear"))


def _data(parser: argparse.ArgumentParser, book: Phrases) -> None:
    """The words that follow have the options: see `data_options`."""


def _doctor(parser: argparse.ArgumentParser, book: Phrases) -> None:
    parser.add_argument("--no-sound", action="store_true", help=book.say("cli.help.no_sound"))


_OPTIONS: Mapping[str, Callable[[argparse.ArgumentParser, Phrases], None]] = {
    "today": today,
    "welcome": asked,
    "play": _play,
    "intake": intake,
    "list": _list,
    "show": _show,
    "export": _export,
    "check": _check,
    "try": trying,
    "new": new,
    "log": _log,
    "voice": _actions,
    "words": _actions,
    "progress": progress,
    "remind": remind,
    "buttons": _buttons,
    "wait": wait,
    "service": service,
    "settings": _settings,
    "data": _data,
    "doctor": _doctor,
}
"""The verbs, in the order in which help tells them, and what gives each its options."""
