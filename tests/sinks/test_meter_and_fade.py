"""Where the device is, and how a sound that it already holds is ended."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from player.sinks.block import FADE, Block, fade_out
from player.sinks.meter import BLOCK, CHUNK, Meter
from player.units import RATE, Frames

OPENING = Frames(5000)


def blocks(*lengths, first=OPENING, lead=0):
    """Give blocks of a steady sound that follow each other."""
    made = []
    for length in lengths:
        samples = np.full((length, 2), 10_000, np.int16)
        samples[:lead] = 0
        made.append(Block(first=Frames(first), lead=lead, frames=length - lead, samples=samples))
        first, lead = made[-1].end, 0
    return made


@given(st.integers(0, 3 * BLOCK), st.integers(1, BLOCK), st.integers(1, BLOCK), st.integers(0, 2000))
def test_a_fade_leaves_what_came_before_it_and_nothing_after(inside, one, two, lead):
    """Wherever it begins, also across two blocks: full, then falling for 10 ms, then silent."""
    lead = min(lead, one - 1)
    made = blocks(one, two, lead=lead)
    faded = fade_out(made, inside, OPENING)
    left = np.concatenate([block.samples[:, 0] for block in made]).astype(int)[lead:]
    heard = faded[0].first - 5000

    assert heard == max(0, min(inside - lead, len(left)))
    assert (left[:heard] == 10_000).all()
    assert (np.diff(left[heard:]) <= 0).all()
    assert not left[heard + FADE :].any()
    assert inside <= lead or (np.abs(np.diff(left[: heard + FADE])) < 50).all()


@given(st.integers(0, 2 * BLOCK))
def test_after_a_fade_there_is_room(inside):
    """Every block stands at the frame that was reached, and has room where silence begins."""
    faded = fade_out(blocks(BLOCK, BLOCK, lead=1500), inside, OPENING)
    room = inside + FADE if inside > 1500 else 1500

    assert {faded[0].first} == {block.first for block in faded} == {block.end for block in faded}
    assert [min(room, BLOCK), max(0, min(room - BLOCK, BLOCK))] == [block.used for block in faded]
    assert not np.concatenate([block.samples for block in faded])[room:].any()


def test_a_source_that_sounds_already_is_faded_from_its_block_s_first_frame():
    """What opened in an earlier block is not taken for one that is still to come."""
    made = blocks(BLOCK)
    faded = fade_out(made, 0, Frames(17))

    assert made[0].samples[:FADE].any(axis=1).sum() == FADE - 1
    assert (faded[0].first, faded[0].used) == (5000, FADE)


def test_a_second_fade_leaves_the_first_one_alone():
    """A source that had not begun to sound goes without a trace."""
    made = blocks(BLOCK, BLOCK)
    faded = fade_out(made, 4096, OPENING)
    before = made[0].samples.copy()
    made[0].samples[6000:] = 77
    again = fade_out(
        [replace(faded[0], first=Frames(9), lead=6000, frames=BLOCK - 6000), faded[1]], 4096, Frames(9)
    )

    np.testing.assert_array_equal(before, made[0].samples)
    assert (again[0].first, again[0].used) == (9, 6000)


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
    meter.begin(now)
    playing = 0
    for look in looks:
        now += look
        since = (now - 50.0 - wait) * RATE * pace
        taken = (int(since // CHUNK) + 1) * CHUNK if since >= 0 else 0
        while taken >= (playing + 1) * BLOCK:
            playing += 1
            meter.follow(BLOCK, before, now)
        told = made[playing].frame(meter.inside(now))

        assert told <= (playing + 1) * BLOCK
        assert abs(max(0, told) - max(0, since)) < 0.050 * RATE
        assert taken <= playing * BLOCK + meter.taken(now) + (CHUNK if pace > 1 else 0)
        before = now


@given(st.floats(0, 0.5), st.floats(0, CHUNK / RATE))
def test_a_fade_is_written_where_the_device_has_not_been(passed, wait):
    """At the beginning of a chunk, after all that was taken and at most two chunks later."""
    meter = Meter()
    meter.begin(10.0)
    since = passed - wait
    taken = (int(since * RATE // CHUNK) + 1) * CHUNK if since >= 0 else 0

    assert taken <= meter.taken(10.0 + passed) <= taken + 2 * CHUNK
    assert meter.taken(10.0 + passed) % CHUNK == 0
