"""Short fades of a block, so that sound can be cut and taken up anywhere without a click."""

import numpy as np
from numpy.typing import NDArray

from player.sound.levels import UNITY, scale
from player.units import RATE

BRIEF = RATE // 100
"""Frames of a fade that is quick, yet no click: 10 ms."""


def fade_in(block: NDArray[np.int16], frames: int = BRIEF) -> NDArray[np.int16]:
    """Give the stereo `block` with its first `frames` rising from silence; the rest is unchanged."""
    risen = block.copy()
    count = min(frames, len(block))
    risen[:count] = _ramped(block[:count], rising=True)
    return risen


def fade_out(block: NDArray[np.int16], frames: int = BRIEF) -> NDArray[np.int16]:
    """Give the first `frames` of the stereo `block`, falling to silence, and nothing after them."""
    return _ramped(block[:frames], rising=False)


def _ramped(block: NDArray[np.int16], *, rising: bool) -> NDArray[np.int16]:
    """Give `block` under half a raised cosine."""
    angles = np.arange(1, len(block) + 1) * (np.pi / (len(block) + 1))
    gains = np.rint((1 - np.cos(angles)) * (UNITY / 2)).astype(np.int32)
    wide = block.astype(np.int32)
    scale(wide, (gains if rising else gains[::-1])[:, np.newaxis])
    return wide.astype(np.int16)
