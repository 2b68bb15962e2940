"""How far apart two words are: the best way through both, against the plainest reckoning."""

from itertools import product

import numpy as np
import pytest

from player.words.embedding import unit
from player.words.warping import Bank


def words(*lengths: int) -> list[np.ndarray]:
    """Give words of so many steps; the same every time."""
    chance = np.random.default_rng(7)
    return [unit(chance.normal(0, 1, (length, 96))) for length in lengths]


def plain(one: np.ndarray, other: np.ndarray) -> float:
    """Reckon the distance cell by cell, as the books have it."""
    best = np.full((len(one) + 1, len(other) + 1), np.inf)
    best[0, 0] = 0
    for row, column in product(range(len(one)), range(len(other))):
        cost = 1 - float(one[row] @ other[column])
        best[row + 1, column + 1] = min(
            best[row, column] + 2 * cost, best[row, column + 1] + cost, best[row + 1, column] + cost
        )
    return float(best[-1, -1]) / (len(one) + len(other))


def test_the_same_word_has_no_distance():
    """A word is nothing from itself."""
    (word,) = words(9)

    assert Bank([word]).distances(word) == pytest.approx(0, abs=1e-6)


def test_all_at_once_is_as_one_by_one():
    """Longer and shorter words side by side do not disturb each other."""
    one, *others = words(7, 1, 4, 12, 7, 30)

    assert Bank(others).distances(one) == pytest.approx([plain(one, other) for other in others], abs=1e-5)


def test_a_slow_word_is_the_same_word():
    """Each step twice is as near as can be."""
    (word,) = words(8)

    assert Bank([word]).distances(np.repeat(word, 2, axis=0)) == pytest.approx(0, abs=1e-6)


def test_with_nothing_to_compare_there_is_no_distance():
    """An empty bank has none."""
    (word,) = words(3)

    assert len(Bank([]).distances(word)) == 0
