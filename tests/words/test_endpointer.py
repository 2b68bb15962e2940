"""Cutting sound into pieces that could be a word: the same however it comes, and deaf when it is told."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.words import RATE, Endpointer
from tests.words.speaking import noise

SECOND = np.zeros(RATE, np.int16)


def burst(seconds: float, level: float = 20.0) -> np.ndarray:
    """Give something as loud and as uneven as speech."""
    sound = noise(seconds, level).astype(float)
    shape = 0.55 + 0.45 * np.sin(np.arange(len(sound)) * (2 * np.pi * 5 / RATE))
    return (sound * shape).astype(np.int16)


def found(*parts: np.ndarray, size: int = 320) -> list[tuple[float, float]]:
    """Give where pieces begin and end, in seconds."""
    whole = np.concatenate(parts)
    ears = Endpointer()
    pieces = [piece for at in range(0, len(whole), size) for piece in ears.feed(whole[at : at + size])]
    return [(piece.begin / RATE, piece.end / RATE) for piece in pieces]


def test_a_word_is_found_where_it_is():
    """With a little more at both ends, for what is soft in it."""
    ((begin, end),) = found(SECOND, burst(0.5), SECOND)

    assert 0.85 < begin <= 1.0
    assert 1.5 <= end < 1.65


def test_a_pause_inside_a_word_does_not_end_it():
    """A quarter of a second may lie inside one; half a second makes two."""
    one = found(SECOND, burst(0.3), SECOND[:4000], burst(0.3), SECOND)
    two = found(SECOND, burst(0.3), SECOND[:8000], burst(0.3), SECOND)

    assert (len(one), len(two)) == (1, 2)


@pytest.mark.parametrize("seconds", [0.03, 2.2, 6.0])
def test_a_click_and_talk_are_no_words(seconds):
    """What is very short, and who speaks on, is not giving a command."""
    assert found(SECOND, burst(seconds), SECOND) == []


@pytest.mark.parametrize("level", [30, 45, 60])
def test_a_steady_noise_is_no_word(level):
    """A fan, however loud, nor when it starts and stops."""
    assert found(SECOND, noise(3.0, level), SECOND) == []


@pytest.mark.parametrize("before", [0.2, 0.7, 3.0])
def test_a_word_is_found_in_a_noise_that_has_just_begun(before):
    """A microphone that is switched on just before somebody speaks swallows nothing."""
    hum = noise(before + 0.5 + 1.0, 42)
    hum[round(before * RATE) :][: RATE // 2] += burst(0.5)
    ((begin, end),) = found(SECOND, hum, SECOND)

    assert abs(begin - 1.0 - before) < 0.15
    assert abs(end - 1.5 - before) < 0.15


def test_silence_that_a_computer_made_is_no_word():
    """Nothing at all gives nothing at all."""
    assert found(SECOND, SECOND, SECOND) == []


def test_deafness_swallows_what_reaches_into_it():
    """A word that has begun while it was deaf, or was cut off by that, is none; the next one is."""
    ears = Endpointer()
    for block in np.array_split(np.concatenate((SECOND, burst(0.4))), 70):
        assert ears.feed(block) == []
    heard = ears.feed(burst(0.4), deaf=True) + ears.feed(np.concatenate((burst(0.2), SECOND)))
    after = ears.feed(np.concatenate((burst(0.4), SECOND)))

    assert (len(heard), len(after)) == (0, 1)


def test_what_sounded_while_deaf_makes_nothing_seem_soft():
    """A soft word is found right after a loud voice that was ours."""
    ears = Endpointer()
    ears.feed(SECOND)
    ears.feed(burst(1.5, 6), deaf=True)

    assert len(ears.feed(np.concatenate((SECOND[:6000], burst(0.4, 40), SECOND)))) == 1


@settings(deadline=None, max_examples=25)
@given(sizes=st.lists(st.integers(1, 3000), min_size=1, max_size=20))
def test_blocks_of_any_size_give_the_same(sizes):
    """However the sound comes in, the same pieces are cut out of it."""
    whole = np.concatenate((SECOND, burst(0.5), SECOND, noise(0.8, 40), burst(0.3), SECOND))
    usual, ears = Endpointer(), Endpointer()
    expected = usual.feed(whole)
    pieces, at, turn = [], 0, 0
    while at < len(whole):
        size = sizes[turn % len(sizes)]
        pieces += ears.feed(whole[at : at + size])
        at, turn = at + size, turn + 1

    assert len(expected) == 2
    assert [(one.begin, one.samples.tobytes()) for one in pieces] == [
        (one.begin, one.samples.tobytes()) for one in expected
    ]
