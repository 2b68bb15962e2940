"""How far a device is in the block that it plays, when all it tells is which block that is."""

from math import floor

from player.units import RATE

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
        self._begun = 0.0
        self._earliest = 0.0
        self._pace = 1.0

    def begin(self, now: float) -> None:
        """Note that a block was given, at `now` seconds, to a device that was silent."""
        # It takes the first chunk some time within the next one.
        self._earliest, self._begun = now, now + CHUNK / RATE / 2

    def follow(self, length: int, before: float, now: float) -> None:
        """Note that a block took over from one of `length` frames, between two times, in seconds."""
        # It took over when the last chunk before it was taken; its own first chunk is the next.
        earliest, latest = before + CHUNK / RATE, now + CHUNK / RATE
        begun = min(max(self._begun + length / RATE / self._pace, earliest), latest)
        if length == BLOCK and begun > self._begun:
            # Each device has its own clock: what the last blocks took foretells what this one will take.
            measured = BLOCK / RATE / (begun - self._begun)
            self._pace = min(max((3 * self._pace + measured) / 4, 0.9), 1.1)
        self._earliest, self._begun = earliest, begun

    def inside(self, now: float) -> int:
        """Give how many frames of the block have sounded at `now`; less than none if it is still to come."""
        return floor((now - self._begun) * RATE * self._pace)

    def taken(self, now: float) -> int:
        """Give how many frames of the block, at most, the device has taken by `now`."""
        passed = floor((now + _LATE - self._earliest) * RATE * max(1.0, self._pace))
        return max(0, passed // CHUNK + 1) * CHUNK
