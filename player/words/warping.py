"""How far apart two spoken words are, however fast each was said: dynamic time warping."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from player.words.embedding import Frames

Distances = NDArray[np.float32]


class Bank:
    """Many words that one word is compared with at once."""

    def __init__(self, words: Sequence[Frames]) -> None:
        """Lay the words one behind the other."""
        self.lengths = np.array([len(word) for word in words], np.intp)
        self._rows: Frames = np.concatenate(words) if words else np.zeros((0, 1), np.float32)
        self._there = np.arange(self.lengths.max(initial=0)) < self.lengths[:, None]
        """For each word, of as many steps as the longest one has, which are its own."""

    def distances(self, word: Frames) -> Distances:
        """Give the distance of `word` to each: the mean of 1 - cosine along the best way through both.

        0 is the same; about 1 has nothing in common.
        """
        if not len(self.lengths):
            return np.zeros(0, np.float32)
        (count, longest), steps = self._there.shape, len(word)
        costs = np.zeros((count, longest, steps), np.float32)
        costs[self._there] = 1 - self._rows @ word.T
        # Steps straight on count double, as they use up one of each (symmetric, Sakoe and Chiba 1978).
        before = np.full((count, longest + 1), np.inf, np.float32)
        before[:, 0] = 0
        for step in range(steps):
            now = np.full((count, longest + 1), np.inf, np.float32)
            cost = costs[:, :, step]
            for at in range(longest):
                here = cost[:, at]
                now[:, at + 1] = np.minimum(
                    before[:, at] + 2 * here, np.minimum(before[:, at + 1], now[:, at]) + here
                )
            before = now
        ends = before[np.arange(count), self.lengths]
        found: Distances = (ends / (steps + self.lengths)).astype(np.float32)
        return found
