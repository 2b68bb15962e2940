"""Cutting in and out without a click."""

import numpy as np

from player.sound import fade_in, fade_out

BLOCK = np.full((1_000, 2), 20_000, np.int16)


def test_fade_out_is_silent_within_10_ms():
    """What is cut falls to silence in 240 frames, and nothing comes after them."""
    faded = fade_out(BLOCK)

    assert faded.shape == (240, 2)
    assert (np.diff(faded[:, 0].astype(int)) <= 0).all()
    assert abs(faded[-1, 0]) < 5


def test_fade_in_rises_and_leaves_the_rest():
    """What is taken up rises in 240 frames; after them every sample is its own."""
    faded = fade_in(BLOCK)

    assert faded[0, 0] < 5
    assert (np.diff(faded[:240, 1].astype(int)) >= 0).all()
    assert np.array_equal(BLOCK[240:], faded[240:])


def test_fades_leave_the_block_alone():
    """A fade gives new samples; the block that it was given stays as it was."""
    block = BLOCK.copy()
    fade_in(block)
    fade_out(block)

    assert np.array_equal(BLOCK, block)


def test_short_blocks_fade_wholly():
    """A block shorter than the fade is faded over its own length."""
    assert fade_out(BLOCK[:50]).shape == (50, 2)
    assert fade_in(BLOCK[:50])[0, 0] < 100
    assert fade_out(BLOCK[:0]).shape == (0, 2)
