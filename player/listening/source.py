"""What can be listened to, block by block: one promise for a microphone and for a file."""

from types import TracebackType
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

Block = NDArray[np.int16]
"""Samples of one channel, shaped (samples,)."""


class Source(Protocol):
    """A microphone, or what stands in its place."""

    @property
    def name(self) -> str:
        """What a person calls it."""

    @property
    def rate(self) -> int:
        """Samples in a second; it never changes."""

    @property
    def gaps(self) -> int:
        """How many times something was lost between two blocks so far."""

    def read(self, patience: float) -> Block | None:
        """Give what came since the last time, waiting at most `patience` seconds for it.

        An empty block when nothing came; None when nothing will come any more.
        """

    def close(self) -> None:
        """Stop listening; closing twice does no harm."""

    def __enter__(self) -> Self:
        """Listen for a while."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop listening."""


class Closing:
    """Closes a source at the end of its block."""

    def close(self) -> None:
        """Stop listening."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        """Listen for a while."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop listening."""
        self.close()
