"""Another source at a rate that somebody needs."""

from typing import Any

import numpy as np

from player.listening.source import Block, Closing, Source


class Resampled(Closing):
    """A source heard at `rate`, whatever its own is."""

    def __init__(self, source: Source, rate: int) -> None:
        """Listen to `source`, which is closed with this one."""
        import soxr  # noqa: PLC0415 - only needed where the rates differ

        self.name = source.name
        self.rate = rate
        self._source = source
        self._stream: Any = soxr.ResampleStream(source.rate, rate, 1, dtype="int16", quality="HQ")
        self._ended = False

    @property
    def gaps(self) -> int:
        """How many times something was lost so far."""
        return self._source.gaps

    def read(self, patience: float) -> Block | None:
        """Give what came since the last time; its end, too, comes before None."""
        if self._ended:
            return None
        block = self._source.read(patience)
        self._ended = block is None
        given = np.zeros(0, np.int16) if block is None else block
        out: Block = self._stream.resample_chunk(given, last=self._ended)
        return out if len(out) or not self._ended else None

    def close(self) -> None:
        """Stop listening."""
        self._source.close()
