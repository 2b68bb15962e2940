"""Ends a session cleanly when the system asks: a key, a closed terminal, a shutdown."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Stopping:
    """Remembers which signal came, for the loop that plays to see."""

    def __init__(self) -> None:
        """Nothing came yet."""
        self.reason: str | None = None

    def __call__(self) -> str | None:
        """Give the name of the signal that came, or None."""
        return self.reason


@contextmanager
def signals() -> Iterator[Stopping]:
    """Catch the signals that end a program, for a while."""
    stopping = Stopping()

    def remember(number: int, frame: FrameType | None) -> None:
        del frame
        stopping.reason = signal.Signals(number).name.lower()

    caught = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    before = [(number, signal.signal(number, remember)) for number in caught]
    try:
        yield stopping
    finally:
        for number, handler in before:
            signal.signal(number, handler)
