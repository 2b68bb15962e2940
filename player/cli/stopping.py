"""Ends a session cleanly when the system asks: a key, a closed terminal, a shutdown."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_ATTENTIVE = 0.5
"""Seconds within which whoever plays looks here again; who does not is busy, and is broken off."""


class Stopping:
    """Remembers which signal came, for the loop that plays to see."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Nothing came yet, and nobody looked."""
        self.reason: str | None = None
        """Name of the first signal that came."""
        self._clock = clock
        self._looked = clock() - 2 * _ATTENTIVE

    def __call__(self) -> str | None:
        """Give the name of the signal that came, or None; for loops that ask again and again."""
        self._looked = self._clock()
        return self.reason

    def came(self, name: str) -> None:
        """Take note of a signal; raise KeyboardInterrupt where it cannot wait to be seen.

        That is so for a second one, and while the voice is being prepared or a file is read.
        """
        again = self.reason is not None
        self.reason = self.reason or name
        if again or self._clock() - self._looked > _ATTENTIVE:
            raise KeyboardInterrupt


@contextmanager
def signals() -> Iterator[Stopping]:
    """Catch the signals that end a program, for a while."""
    stopping = Stopping()

    def remember(number: int, frame: FrameType | None) -> None:
        del frame
        stopping.came(signal.Signals(number).name.lower())

    caught = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    before = [(number, signal.signal(number, remember)) for number in caught]
    try:
        yield stopping
    finally:
        for number, handler in before:
            signal.signal(number, handler)
