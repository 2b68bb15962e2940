"""Where the device is, and how a sound that it already holds is ended."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from player.sinks.block import FADE, Block, fade_out, span
from player.sinks.meter import BLOCK, CHUNK, Meter
from player.units import RATE, Frames


def blocks(*lengths, first=5000, lead=0):
    """Give blocks of a steady sound that follow each other."""
    made = []
    for length in lengths:
        samples = np.full((length, 2), 10_000, np.int16)
        samples[:lead] = 0
        made.append(Block(first=Frames(first), lead=lead, samples=samples))
        first, lead = made[-1].end, 0
    return made


@given(st.integers(0, 3 * BLOCK), st.integers(1, BLOCK), st.integers(1, BLOCK), st.integers(0, 2000))
def test_a_fade_leaves_what_came_before_it_and_nothing_after(inside, one, two, lead):
    """Wherever it begins, also across two blocks: full, then falling for 10 ms, then silent."""
    made = blocks(one, two, lead=min(lead, one))
    reached = fade_out(made, inside)
    left = np.concatenate([block.samples[:, 0] for block in made])[min(lead, one) :]
    heard = reached - 5000

    assert 0 <= heard <= len(left)
    assert (left[:heard] == 10_000).all()
    assert (np.diff(left[heard:]) <= 0).all()
    assert not left[heard + FADE :].any()
    assert np.abs(np.diff(left[: heard + FADE].astype(int))).max(initial=0) < 100 or inside < lead + FADE


@given(st.integers(0, 2 * BLOCK))
def test_the_frame_reached_counts_no_silence(inside):
    """The lead of a first block is not the source's."""
    made = blocks(BLOCK, BLOCK, lead=1500)

    assert 5000 + max(0, min(inside, span(made)) - 1500) == fade_out(made, inside)


@given(
    st.floats(0.93, 1.07),
    st.floats(0, CHUNK / RATE),
    st.lists(st.floats(0.0001, 0.02), min_size=1, max_size=300),
)
def test_what_is_heard_keeps_near_the_device(pace, wait, looks):
    """Within 50 ms of what sounds, for a device up to 7 % too fast or too slow, looked at every 20 ms.

    And a fade is never written where the device is already: it has taken no more than `taken` tells.
    """
    made = blocks(*[BLOCK] * 20, first=0)
    meter = Meter()
    now = before = 50.0
    meter.begin(made[0], now)
    playing = 0
    for look in looks:
        now += look
        since = (now - 50.0 - wait) * RATE * pace
        taken = (int(since // CHUNK) + 1) * CHUNK if since >= 0 else 0
        while taken >= (playing + 1) * BLOCK:
            playing += 1
            meter.follow(made[playing], before, now)
        told = meter.heard(now)

        assert told <= (playing + 1) * BLOCK
        assert abs(told - max(0, since)) < 0.050 * RATE
        assert taken <= playing * BLOCK + meter.taken(now) + (CHUNK if pace > 1 else 0)
        before = now


@given(st.floats(0, 0.5), st.floats(0, CHUNK / RATE))
def test_a_fade_is_written_where_the_device_has_not_been(passed, wait):
    """At the beginning of a chunk, after all that was taken and at most two chunks later."""
    meter = Meter()
    meter.begin(blocks(BLOCK)[0], 10.0)
    since = passed - wait
    taken = (int(since * RATE // CHUNK) + 1) * CHUNK if since >= 0 else 0

    assert taken <= meter.taken(10.0 + passed) <= taken + 2 * CHUNK
    assert meter.taken(10.0 + passed) % CHUNK == 0


def test_a_meter_that_saw_nothing_has_heard_nothing():
    """Before anything was played it stands at nought."""
    assert Meter().heard(3.0) == 0
