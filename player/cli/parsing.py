"""The parser that says in the user's own language what was not typed right."""

import argparse
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn

from player.phrases import Phrases


class _Help(argparse.HelpFormatter):
    """Lays help out as argparse does, with our own word before the usage."""

    usage = "usage: "

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Begin the line of usage with our word."""
        super().add_usage(usage, actions, groups, self.usage if prefix is None else prefix)


class _Plain(_Help):
    """Lays help out for the ear: what it is for first, no columns, and each option on a line of its own."""

    def __init__(self, prog: str) -> None:
        """Wrap nothing: whoever reads it wraps it, or says it."""
        super().__init__(prog, width=100_000)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Leave usage out: brackets mean nothing aloud, and every option follows."""

    def _format_action(self, action: argparse.Action) -> str:
        about = self._expand_help(action) if action.help else ""
        told = [f"{self._format_action_invocation(action)}: {about}\n"] if about else []
        told += [self._format_action(each) for each in self._iter_indented_subactions(action)]
        return "".join(told)


def accessible() -> bool:
    """Tell whether the environment asks for output without columns."""
    return bool(os.environ.get("ACCESSIBLE"))


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one paragraph, in the user's language."""

    book: Phrases
    more: Callable[[Phrases], str] | None = None
    """What help tells at its end; made only then, for the first sound waits for every parser."""

    def _print_message(self, message: str, file: Any = None) -> None:
        # As newer versions of Python do; a long help does not fit into what is kept until the end.
        with suppress(OSError):
            super()._print_message(message, file)

    def __init__(self, **options: Any) -> None:
        """Take what argparse takes."""
        # No abbreviations: the language is found before anything is parsed, by its whole name.
        usual: dict[str, Any] = {"formatter_class": _Plain if accessible() else _Help, "allow_abbrev": False}
        if sys.version_info >= (3, 14):
            # It would colour by itself; nothing here needs a colour.
            usual["color"] = False
        super().__init__(**{**usual, **options})

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2, after saying what was not typed right."""
        for original, ours in self.book.table["argparse"].items():
            message = message.replace(original, ours)
        message += "" if message.endswith(("?", ".")) else "."
        self.exit(2, self.book.say("cli.usage", message=message, prog=self.prog) + "\n")

    def format_help(self) -> str:
        """Give the help, with what a verb tells at its end."""
        return super().format_help() + ("" if self.more is None else "\n" + self.more(self.book))

    def _get_formatter(self) -> argparse.HelpFormatter:
        formatter = super()._get_formatter()
        if isinstance(formatter, _Help):
            formatter.usage = self.book.say("cli.before_usage")
        return formatter

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        from difflib import get_close_matches  # noqa: PLC0415 - only needed for a mistake

        choices = [str(choice) for choice in action.choices]
        near = get_close_matches(str(value), choices, n=1)
        key = "cli.choice_near" if near else "cli.choice"
        told = self.book.say(key, value=str(value), near="".join(near), choices=", ".join(choices))
        # Whoever mistypes a verb need not hear what that place is called.
        raise argparse.ArgumentError(action if action.option_strings else None, told)


def number(text: str) -> float | None:
    """Read a number with a point or a comma; None for anything else."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
