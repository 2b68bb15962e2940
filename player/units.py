"""Time in whole frames: the one place that rounds."""

from math import floor
from typing import NewType

Frames = NewType("Frames", int)
"""A count of samples per channel, at `RATE`."""

RATE = 24_000
"""Frames in a second: a whole number of them in a millisecond, from clip to device."""


def to_frames(seconds: float) -> Frames:
    """Give the whole number of frames nearest to `seconds`; halves go up."""
    return Frames(floor(seconds * RATE + 0.5))


def to_seconds(frames: int) -> float:
    """Give the seconds that `frames` last."""
    return frames / RATE
