"""Keys of the terminal, read the moment they are pressed, by a thread of their own."""

import atexit
import os
import re
import sys
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from time import monotonic
from types import TracebackType
from typing import Any, Self

from msgspec import Struct

_LOOK = 0.1
"""Seconds after which the reader looks whether it is still wanted."""
_REST = 0.01
"""Seconds in which the rest of an unknown sequence comes in."""
_WITH = re.compile(r"(?:(?:ctrl|alt|shift|meta|super|hyper)_)+")
"""What is held beside a key, in its name."""
_CURSOR = {"A": "up", "B": "down", "C": "right", "D": "left", "M": "enter"}
"""The last letter of what a terminal in application mode sends."""


class Press(Struct, frozen=True):
    """One key, and when it was read."""

    key: str
    """A character in lower case, or a name: `space enter escape left right up down f1` and so on."""
    at: float
    """Seconds of the clock."""
    released: bool | None = None
    """True where it came up, False where it went down; None where releases are never told."""


class Keys:
    """The keyboard of the terminal; without one, nothing is ever pressed."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Be ready to listen; `with` starts and ends it."""
        self._clock = clock
        self._presses: SimpleQueue[Press] = SimpleQueue()
        self._wanted = threading.Event()
        self._gone = threading.Event()
        self._thread: threading.Thread | None = None
        self.fault: Exception | None = None
        """Why the keys have gone, for who looks into it; the session goes on without them."""

    @property
    def gone(self) -> bool:
        """Tell that no key can come (any more): no terminal, in the background, or it was closed."""
        return self._gone.is_set()

    def read(self, timeout: float) -> Press | None:
        """Wait at most `timeout` seconds for the next key."""
        try:
            return self._presses.get(timeout=max(0.0, timeout))
        except Empty:
            return None

    def close(self) -> None:
        """Stop listening and give the terminal back as it was."""
        self._wanted.clear()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        atexit.unregister(self.close)

    def __enter__(self) -> Self:
        """Begin to listen."""
        if not _at_hand():
            self._gone.set()
            return self
        self._wanted.set()
        # Also when nobody closes it: a terminal that is left without echo is of no use to anyone.
        atexit.register(self.close)
        self._thread = threading.Thread(target=self._run, name="soepel keys", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop listening."""
        self.close()

    def _run(self) -> None:
        try:
            self._listen()
        except Exception as fault:  # noqa: BLE001 - OSError, EOFError, termios.error: each system has its own
            self.fault = fault
        finally:
            self._gone.set()

    def _listen(self) -> None:
        # Only asked where FORCE_COLOR makes blessed ask the terminal what it can do; not all answer.
        os.environ.setdefault("BLESSED_QUERY_TIMEOUT_SECONDS", "0.1")
        from blessed import Terminal  # noqa: PLC0415 - a tenth of a second, which the first sound need not wait for

        stream = sys.__stdout__ if _is_terminal(sys.__stdout__) else sys.__stderr__
        # None: no colours, no cursor, nothing is ever written to the terminal.
        terminal = Terminal(stream=stream, force_styling=None)
        with terminal.cbreak():
            while self._wanted.is_set():
                try:
                    stroke = terminal.inkey(timeout=_LOOK)
                except UnicodeDecodeError:
                    # Bytes that are no text; the half character before them must not spoil what follows.
                    terminal = Terminal(stream=stream, force_styling=None)
                    continue
                at = self._clock()
                if stroke and (key := _name(stroke, terminal)):
                    self._presses.put(Press(key, at))


def is_key(name: str) -> bool:
    """Tell whether a key can be called so: by its character, or as the terminal's library names it."""
    if len(name) == 1 or name == "space":
        return True
    from blessed.keyboard import get_keyboard_codes  # noqa: PLC0415 - as above; few name such a key

    alone = _WITH.sub("", name, count=1)
    return len(alone) == 1 or f"KEY_{alone.upper()}" in get_keyboard_codes().values()


def _name(stroke: Any, terminal: Any) -> str | None:
    """Give the name of what was pressed; None for what is no key."""
    name: str = stroke.name or ""
    if name == "CSI":
        # A sequence that the library does not know: what is left of it are no keys.
        while (rest := str(terminal.inkey(timeout=_REST))) and not "@" <= rest <= "~":
            pass
        return None
    if name == "KEY_ALT_SHIFT_O":
        return _CURSOR.get(str(terminal.inkey(timeout=_REST)))
    if name.startswith("KEY_"):
        return name.removeprefix("KEY_").lower()
    return "space" if stroke == " " else str(stroke).lower()


def _is_terminal(stream: Any) -> bool:
    try:
        return stream is not None and os.isatty(stream.fileno())
    except (OSError, ValueError):
        return False


def _at_hand() -> bool:
    """Tell whether there is a terminal to read from, and whether it is ours."""
    # The library reads keys only beside a screen.
    if not _is_terminal(sys.__stdin__) or not (_is_terminal(sys.__stdout__) or _is_terminal(sys.__stderr__)):
        return False
    if not hasattr(os, "tcgetpgrp"):
        return True
    try:
        # Who reads the keys of a terminal from the background is stopped by it.
        return os.tcgetpgrp(sys.__stdin__.fileno()) == os.getpgrp()  # type: ignore[union-attr]
    except OSError:
        return True
