"""What a recording would be elsewhere than where it was made: words are taught once, and said in any room."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from player.words.endpointer import RATE, Samples

_ECHO = 0.4
"""Seconds in which the echo falls by 60 dB; it is as strong as the voice itself."""
_FIRST = RATE // 200
"""Samples before the first of it."""
_TAIL = RATE // 10
"""Samples of it that are kept after the word."""
_HUM = 25.0
_HISS = 20.0
"""Decibels by which the noise is softer than the word."""
_FALL = 0.97
"""How much of the highs the hum lacks: the pole of the filter that makes it."""


def elsewhere(word: Samples) -> tuple[Samples, Samples]:
    """Give a word as it would be in a room with an echo and a hum, and beside something that hisses."""
    size = len(word) + _TAIL
    echoing = np.fft.irfft(np.fft.rfft(word, 2 * size) * np.fft.rfft(_echo(), 2 * size))[:size]
    return _beside(echoing, _HUM, fall=_FALL), _beside(word, _HISS, fall=0.0)


@cache
def _echo() -> NDArray[np.float64]:
    at = np.arange(round(_ECHO * RATE)) / RATE
    echo = np.random.default_rng(1).normal(0, 1, len(at)) * 10 ** (-3 * at / _ECHO)
    echo[:_FIRST] = 0
    echo /= np.sqrt(np.sum(echo**2))
    echo[0] = 1
    return echo


def _beside(sound: NDArray[np.floating], softer: float, *, fall: float) -> Samples:
    """Add a noise that is the same each time."""
    white = np.fft.rfft(np.random.default_rng(9).normal(0, 1, len(sound)))
    noise = np.fft.irfft(white / (1 - fall * np.exp(-2j * np.pi * np.fft.rfftfreq(len(sound)))), len(sound))
    loudness = np.sqrt(np.mean(np.square(sound)) / np.mean(np.square(noise)))
    found: Samples = (sound + noise * loudness * 10 ** (-softer / 20)).astype(np.float32)
    return found
