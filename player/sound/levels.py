"""How loud each kind of sound is, and the whole-number gains that follow from it."""

from math import pow as power
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

UNITY = 1 << 15
"""The gain that changes nothing: gains are Q15 fixed point, so that every machine rounds alike."""

_MOST = 2 * UNITY - 1
_MOST_DECIBELS = 6.1
_HALF = UNITY >> 1


class Levels(Struct, frozen=True, kw_only=True):
    """How loud a person wants things, in decibels more or less; no sound is raised by more than 6."""

    speech: float = 0.0
    """Of the voice, in dB."""
    tones: float = 0.0
    """Of tones and signals, in dB."""
    bed: float = 0.0
    """Of the bed, in dB."""
    volume: float = 0.0
    """Of everything, in dB."""
    mono: bool = False
    """Both ears hear the same."""


def gain(decibels: float) -> int:
    """Give the Q15 gain for `decibels`; above 6 dB a product could leave 32 bits, so it ends there."""
    return min(_MOST, round(power(10.0, min(decibels, _MOST_DECIBELS) / 20.0) * UNITY))


def scaled(samples: NDArray[Any], by: int) -> NDArray[Any]:
    """Give `samples` times a Q15 gain, rounded; the samples themselves where it changes nothing."""
    if by == UNITY:
        return samples
    product: NDArray[Any] = np.multiply(samples, np.int32(by), dtype=np.int32)
    product += _HALF
    product >>= 15
    return product


def scale(samples: NDArray[np.int32], by: int | NDArray[np.int32]) -> None:
    """Multiply `samples` in place by a Q15 gain, or by one for each frame, rounded."""
    samples *= by
    samples += _HALF
    samples >>= 15
