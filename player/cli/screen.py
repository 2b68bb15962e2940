"""Plain lines, appended and never redrawn: a screen reader reads them well."""

import sys
from typing import TextIO

from player.errors import UserError
from player.phrases import Phrases
from player.program import describe


def utf8() -> None:
    """Let every console print Dutch; Windows may have another encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", line_buffering=True)


def say(text: str = "") -> None:
    """Print one line."""
    print(text)


def complain(error: UserError, book: Phrases) -> None:
    """Say what went wrong, and every problem on a line of its own."""
    for problem in error.problems:
        _to(sys.stderr, describe(problem, book.language))
    _to(sys.stderr, book.say(error.key, **error.values))


def warn(error: UserError, book: Phrases) -> None:
    """Say something that stops nothing."""
    _to(sys.stderr, book.say(error.key, **error.values))


class Captions:
    """Shows the lines of a session; when the screen goes away, the session goes on without it."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """Show on standard output."""
        self._stream = stream or sys.stdout
        self.gone = False

    def __call__(self, text: str) -> None:
        """Show one line."""
        if self.gone:
            return
        try:
            self._stream.write(text + "\n")
            self._stream.flush()
        except (OSError, ValueError):
            # A closed terminal: the voice, the keys and the journal do not depend on it.
            self.gone = True


def _to(stream: TextIO, text: str) -> None:
    print(text, file=stream)
