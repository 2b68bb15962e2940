"""The window beside the terminal: what it shows, and the keys of both."""

from argparse import Namespace
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Self

from player.cli.lines import Shown
from player.cli.screen import warn
from player.controls import Keys, Press
from player.errors import UserError
from player.phrases import Phrases
from player.window import DARK, LIGHT, View, Window


class Board:
    """The keys of a window and, where there is one, of the terminal; each look shows the window anew."""

    def __init__(self, window: Window, view: Callable[[], View], *, terminal: bool) -> None:
        """Show what `view` gives; `terminal` tells whether somebody is at the keys there."""
        self.view = view
        self._window = window
        self._terminal = Keys() if terminal else None
        self._pressed: deque[Press] = deque()

    @property
    def gone(self) -> bool:
        """True when neither can give a key any more."""
        return not self._window.open and (self._terminal is None or self._terminal.gone)

    def read(self, timeout: float) -> Press | None:
        """Wait at most `timeout` seconds for the next key."""
        self._window.show(self.view())
        typed = self._terminal.read(0) if self._terminal is not None else None
        if typed is not None:
            self._pressed.append(typed)
        wait = 0.0 if self._pressed else timeout
        self._pressed += [Press(key, monotonic()) for key in self._window.keys(wait)]
        return self._pressed.popleft() if self._pressed else None

    def close(self) -> None:
        """Stop listening and close the window."""
        if self._terminal is not None:
            self._terminal.close()
        self._window.close()

    def __enter__(self) -> Self:
        """Begin to listen."""
        if self._terminal is not None:
            self._terminal.__enter__()
        return self


def board_of(args: Namespace, title: str, shown: Shown, book: Phrases, *, terminal: bool) -> Board | None:
    """Open the window that was asked for; None without one, and where there is no screen that is told."""
    if args.window is None:
        return None
    try:
        window = Window(title, LIGHT if args.window == "light" else DARK)
    except UserError as error:
        warn(error, book)
        return None
    return Board(window, lambda: View(title=title, words=shown.words), terminal=terminal)
