"""Rooms and noises that words are said in; the same every time."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Any
from zlib import crc32

import numpy as np
from scipy.signal import fftconvolve, lfilter

RATE = 16_000
CONDITIONS = (
    ("clean", 0),
    ("room", 20),
    ("corner", 20),
    ("white", 20),
    ("white", 10),
    ("brown", 10),
    ("babble", 20),
    ("babble", 10),
    ("babble", 5),
)
"""What sounds beside a word, and how many decibels softer than it; "room" has an echo and brown noise; "corner" is the
same with the echoes of walls, floor and ceiling: of another making than what is learned from (`player.words.room`)."""
_ECHO = 0.35
"""Seconds in which the echo of the room falls by 60 dB; it is as strong as the voice itself."""
_SIZE = np.array((4.2, 3.4, 2.5))
_MOUTH = np.array((1.2, 1.7, 1.1))
_EAR = np.array((1.7, 1.3, 0.8))
"""Metres; the microphone lies 0.7 m away."""
_KEEPS = 0.9
"""What a wall throws back, in amplitude: the echo falls by 60 dB in 0.45 s."""
_SOUND = 343.0
"""Metres in a second."""


class Rooms:
    """Puts words into rooms."""

    def __init__(self, talk: list[Any]) -> None:
        """Make babble of six at once out of `talk`."""
        self._chance = np.random.default_rng()
        self._talkers = [np.concatenate(talk[place::6]) for place in range(6)]

    def put(self, word: Any, kind: str, quieter: float, name: str) -> Any:
        """Give a word with a second of the room before it and 0.8 s after, full scale 1; by name, the same."""
        self._chance = np.random.default_rng(crc32(name.encode()))
        sound = np.concatenate((np.zeros(RATE), word, np.zeros(RATE * 4 // 5)))
        if kind == "clean":
            return sound + self._chance.normal(0, 1e-4, len(sound))
        if kind == "room":
            sound, kind = self._echoing(sound), "brown"
        if kind == "corner":
            sound, kind = fftconvolve(sound, corner())[: len(sound)], "brown"
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


@cache
def corner() -> Any:
    """Give the echoes of a box by its mirror images (Allen and Berkley 1979), as strong as they are, 0.5 s."""
    out = np.zeros(RATE // 2)
    most = np.ceil(_SOUND * 0.5 / (2 * _SIZE)).astype(int)
    grid = np.stack(np.meshgrid(*(np.arange(-count, count + 1) for count in most), indexing="ij"), axis=-1)
    cells = grid.reshape(-1, 3)
    for flip in product((0, 1), repeat=3):
        mirrored = (1 - 2 * np.array(flip)) * _MOUTH + 2 * cells * _SIZE
        far = np.linalg.norm(mirrored - _EAR, axis=1)
        bounces = (np.abs(cells - flip) + np.abs(cells)).sum(axis=1)
        at = np.rint(far / _SOUND * RATE).astype(int)
        near = at < len(out)
        np.add.at(out, at[near], _KEEPS ** bounces[near] / far[near])
    out = lfilter(
        [1, -1], [1, -0.98], out
    )  # images that are all alike push the air one way: nothing below 50 Hz
    return out[round(np.linalg.norm(_MOUTH - _EAR) / _SOUND * RATE) - 2 :] / np.sqrt(np.sum(out**2))


def level(sound: Any) -> float:
    """Give the root mean square."""
    return float(np.sqrt(np.mean(np.square(sound)))) or 1.0


def spoken(sound: Any) -> float:
    """Give the level of what is said, without the silence in between."""
    steps = sound[: len(sound) // 320 * 320].reshape(-1, 320)
    levels = np.sqrt(np.mean(np.square(steps), axis=1))
    return level(levels[levels > levels.max() * 0.1]) if levels.any() else 0.0
