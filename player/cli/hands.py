"""What the person's commands come from: the keys of a terminal, or nothing."""

import threading
from time import monotonic
from types import TracebackType
from typing import Protocol, Self

from player.controls import Asking, Keys, Numbers, Press, meaning
from player.transport import Command


class Board(Protocol):
    """Keys that can be pressed: those of a terminal, or of a window."""

    @property
    def gone(self) -> bool:
        """True when no key can come any more."""

    def read(self, timeout: float) -> Press | None:
        """Wait at most `timeout` seconds for the next key."""

    def close(self) -> None:
        """Stop listening."""

    def __enter__(self) -> Self:
        """Begin to listen."""


class Hands:
    """Commands from keys; `with` begins and ends listening."""

    def __init__(self, *, attended: bool, board: Board | None = None) -> None:
        """Listen to `board`, else to the terminal, or to nothing where nobody is at the keys."""
        self._keys: Board | None = board or (Keys() if attended else None)
        self._numbers = Numbers()
        self._never = threading.Event()

    @property
    def attended(self) -> bool:
        """False when no command can come any more."""
        return self._keys is not None and not self._keys.gone

    def next(self, timeout: float, asking: Asking | None) -> Command | None:
        """Wait `timeout` seconds for a command; `asking` is the kind of answer a question wants."""
        if not self.attended:
            self._never.wait(timeout)
            return None
        press: Press | None = self._keys.read(timeout) if self._keys else None
        if asking == "number":
            return (
                self._numbers.due(monotonic()) if press is None else self._numbers.feed(press.key, press.at)
            )
        return None if press is None else meaning(press.key, asking)

    def key(self, timeout: float) -> str | None:
        """Wait `timeout` seconds for a key as it was typed."""
        if self._keys is None or not self.attended:
            self._never.wait(timeout)
            return None
        press = self._keys.read(timeout)
        return None if press is None else press.key

    def __enter__(self) -> Self:
        """Begin to listen."""
        if self._keys is not None:
            self._keys.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop listening."""
        if self._keys is not None:
            self._keys.close()
