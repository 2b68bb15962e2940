"""Plain lines, appended and never redrawn: a screen reader reads them well."""

import os
import sys
from contextlib import suppress
from typing import TextIO

from player.errors import UserError
from player.phrases import Phrases
from player.program import describe


class UnheardError(Exception):
    """Standard output takes nothing any more; its cause is the OSError."""


def prepare() -> None:
    """Let every console print Dutch, and no file ever take the place of a stream that was closed."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # The lowest free number is the one: what a library prints must not end up in the journal.
            os.open(os.devnull, os.O_RDWR)
    # Windows may have another encoding.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", line_buffering=True)


def settle() -> None:
    """Let go of what argparse has printed and nobody takes: it tells nobody that it could not."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            _silence(stream)


def say(text: str = "") -> None:
    """Print one line; raises UnheardError where that cannot be done."""
    try:
        print(text)
    except OSError as error:
        _silence(sys.stdout)
        raise UnheardError from error


def complain(error: UserError, book: Phrases) -> None:
    """Say what went wrong, and every problem on a line of its own."""
    for problem in error.problems:
        _warn(describe(problem, book.language))
    warn(error, book)


def warn(error: UserError, book: Phrases) -> None:
    """Say something that stops nothing."""
    _warn(book.say(error.key, **error.values))


class Captions:
    """Shows the lines of a session; when the screen goes away, the session goes on without it."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """Show on standard output, where there is one."""
        self._stream = stream or sys.stdout
        self.gone = self._stream is None

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
            _silence(self._stream)


def _warn(text: str) -> None:
    if sys.stderr is None:
        return
    try:
        print(text, file=sys.stderr)
    except OSError:
        # There is nobody left to tell.
        _silence(sys.stderr)


def _silence(stream: TextIO) -> None:
    """Let what a broken stream still holds go nowhere, or Python tries to write it once more at the end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
