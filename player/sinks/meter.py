"""How far a device is in the block that it plays, when all it tells is which block that is."""

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
        self._begun = 0.0
        self._earliest = 0.0
        self._pace = 1.0

    def begin(self, block: Block, earliest: float, latest: float) -> None:
        """Note that `block` began between two times, in seconds; the first of them after a silence."""
        self._block, self._earliest = block, earliest
        self._begun = min(earliest + CHUNK / RATE / 2, latest)

    def follow(self, block: Block, earliest: float, latest: float) -> None:
        """Note that `block` took over from the one before it between two times, in seconds."""
        due = latest if self._block is None else self._begun + self._block.length / RATE / self._pace
        begun = min(max(due, earliest), latest)
        if self._block is not None and begun > self._begun:
            # Each device has its own clock: what the last blocks took foretells what this one will take.
            measured = self._block.length / RATE / (begun - self._begun)
            self._pace = min(max((self._pace + measured) / 2, 0.9), 1.1)
        self._block, self._earliest, self._begun = block, earliest, begun

    def heard(self, now: float) -> Frames:
        """Give the frame that sounds at `now`, never beyond the block."""
        if self._block is None:
            return Frames(0)
        return self._block.frame(int(max(0.0, now - self._begun) * RATE * self._pace))

    def taken(self, now: float) -> int:
        """Give how many frames of the block, at most, the device has taken by `now`."""
        passed = int(max(0.0, now + _LATE - self._earliest) * RATE * max(1.0, self._pace))
        return (passed // CHUNK + 1) * CHUNK
