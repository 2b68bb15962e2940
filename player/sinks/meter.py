"""How far a device is in the block that it plays, when all it tells is which block that is."""

from math import floor

from player.sinks.block import Block
from player.units import RATE, Frames

CHUNK = 1024
"""Frames that the device takes at a time: 43 ms. Half of that drops out on small machines."""
BLOCK = 12 * CHUNK
"""Frames in a block: 0.512 s, whole chunks, so that a block begins where a chunk begins."""

_LATE = 0.010
"""Seconds that the device may be ahead of the clock, and that a change to a block may take to be made."""


class Meter:
    """Counts blocks handed over, and within a block goes by a clock."""

    def __init__(self) -> None:
        """Stand at nothing."""
        self._block: Block | None = None
        self._follows = False
        self._begun = 0.0
        self._earliest = 0.0
        self._pace = 1.0

    def begin(self, block: Block, now: float) -> None:
        """Note that `block` was given, at `now` seconds, to a device that was silent."""
        # It takes the first chunk some time within the next one.
        self._block, self._follows = block, False
        self._earliest, self._begun = now, now + CHUNK / RATE / 2

    def follow(self, block: Block, before: float, now: float) -> None:
        """Note that `block` took over from the one before it, between two times, in seconds."""
        # It took over when the last chunk before it was taken; its own first chunk is the next.
        earliest, latest = before + CHUNK / RATE, now + CHUNK / RATE
        begun = latest
        if self._block is not None:
            due = self._begun + self._block.length / RATE / self._pace
            begun = min(max(due, earliest), latest)
            if self._block.length == BLOCK and begun > self._begun:
                # Each device has its own clock: what the last blocks took foretells what this one will take.
                measured = BLOCK / RATE / (begun - self._begun)
                self._pace = min(max((3 * self._pace + measured) / 4, 0.9), 1.1)
        self._block, self._follows = block, True
        self._earliest, self._begun = earliest, begun

    def heard(self, now: float) -> Frames:
        """Give the frame that sounds at `now`, never beyond the block."""
        if self._block is None:
            return Frames(0)
        inside = floor((now - self._begun) * RATE * self._pace)
        if inside < 0 and self._follows:
            return Frames(self._block.first + inside)
        return self._block.frame(inside)

    def taken(self, now: float) -> int:
        """Give how many frames of the block, at most, the device has taken by `now`."""
        passed = floor((now + _LATE - self._earliest) * RATE * max(1.0, self._pace))
        return max(0, passed // CHUNK + 1) * CHUNK
