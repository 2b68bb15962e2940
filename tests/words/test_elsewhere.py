"""What a recording would be elsewhere: the same each time, as loud, with an echo or a noise."""

import numpy as np
import pytest

from player.words.elsewhere import elsewhere

WORD = (np.sin(np.arange(8000) / 9) * np.hanning(8000)).astype(np.float32)


def level(sound: np.ndarray) -> float:
    """Give the root mean square in decibels."""
    return float(10 * np.log10(np.mean(np.square(sound))))


def test_it_is_the_same_every_time():
    """Who teaches the same sound twice has taught one word."""
    assert [one.tobytes() for one in elsewhere(WORD)] == [one.tobytes() for one in elsewhere(WORD)]


def test_the_room_sounds_on_and_the_noise_does_not():
    """The echo adds a tenth of a second; beside a noise a word is as long as it was."""
    room, noise = elsewhere(WORD)

    assert (len(room), len(noise)) == (9600, 8000)
    assert (room.dtype, noise.dtype) == (np.float32, np.float32)


def test_the_noise_is_twenty_decibels_softer():
    """What it adds is that much less than the word."""
    _, noise = elsewhere(WORD)

    assert level(noise - WORD) == pytest.approx(level(WORD) - 20, abs=0.01)


def test_the_echo_is_about_as_strong_as_the_voice():
    """What is no longer the word itself has its power, give or take 3 decibels, for what is one tone."""
    room, _ = elsewhere(WORD)

    assert level(room[:8000] - WORD) == pytest.approx(level(WORD), abs=4)
