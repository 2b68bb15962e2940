"""Rooms and noises that words are said in; the same every time."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.signal import fftconvolve, lfilter

RATE = 16_000
CONDITIONS = (
    ("clean", 0),
    ("room", 20),
    ("white", 20),
    ("white", 10),
    ("brown", 10),
    ("babble", 20),
    ("babble", 10),
    ("babble", 5),
)
"""What sounds beside a word, and how many decibels softer than it; "room" has an echo and brown noise."""
_ECHO = 0.35
"""Seconds in which the echo of the room falls by 60 dB; it is as strong as the voice itself."""


class Rooms:
    """Puts words into rooms."""

    def __init__(self, talk: list[Any]) -> None:
        """Make babble of six at once out of `talk`."""
        self._chance = np.random.default_rng(7)
        self._talkers = [np.concatenate(talk[place::6]) for place in range(6)]

    def put(self, word: Any, kind: str, quieter: float) -> Any:
        """Give a word with a second of the room before it and 0.8 s after, full scale 1."""
        sound = np.concatenate((np.zeros(RATE), word, np.zeros(RATE * 4 // 5)))
        if kind == "clean":
            return sound + self._chance.normal(0, 1e-4, len(sound))
        if kind == "room":
            sound, kind = self._echoing(sound), "brown"
        noise = {"white": self._white, "brown": self._brown, "babble": self._babble}[kind](len(sound))
        return sound + noise / level(noise) * spoken(word) / 10 ** (quieter / 20)

    def _echoing(self, sound: Any) -> Any:
        at = np.arange(round(_ECHO * RATE)) / RATE
        echo = self._chance.normal(0, 1, len(at)) * 10 ** (-3 * at / _ECHO)
        echo[: RATE // 200] = 0  # the first 5 ms belong to the voice itself
        echo /= np.sqrt(np.sum(echo**2))
        echo[0] = 1.0
        return fftconvolve(sound, echo)[: len(sound)] / np.sqrt(2)

    def _white(self, count: int) -> Any:
        return self._chance.normal(0, 1, count)

    def _brown(self, count: int) -> Any:
        return lfilter([1], [1, -0.995], self._chance.normal(0, 1, count))

    def _babble(self, count: int) -> Any:
        whole = np.zeros(count)
        for talker in self._talkers:
            begin = self._chance.integers(0, len(talker) - count)
            part = talker[begin : begin + count]
            whole += part / (spoken(part) or 1.0)
        return whole


def level(sound: Any) -> float:
    """Give the root mean square."""
    return float(np.sqrt(np.mean(np.square(sound)))) or 1.0


def spoken(sound: Any) -> float:
    """Give the level of what is said, without the silence in between."""
    steps = sound[: len(sound) // 320 * 320].reshape(-1, 320)
    levels = np.sqrt(np.mean(np.square(steps), axis=1))
    return level(levels[levels > levels.max() * 0.1]) if levels.any() else 0.0
