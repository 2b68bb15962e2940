"""The sinks that make no sound: time moved by hand, time that passes, and memory."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sink_suite import BEEP, END, FIRST, Numbered, SinkTests, numbered

from player.sinks import Clock, Memory, Virtual
from player.units import RATE, Frames


class Hand:
    """A clock that is moved by hand."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        """Tell the time."""
        return self.now


class TestVirtual(SinkTests):
    """A virtual sink is a sink."""

    @pytest.fixture
    def sink(self):
        """A new one."""
        return Virtual()


class TestVirtualThatKeeps(SinkTests):
    """So is one that keeps its samples."""

    @pytest.fixture
    def sink(self):
        """A new one."""
        return Virtual(keep=True)


class TestClock(SinkTests):
    """A clock is a sink."""

    @pytest.fixture
    def sink(self):
        """A new one."""
        return Clock(Hand())


class TestRealClock(SinkTests):
    """So is one that goes by the real time."""

    @pytest.fixture
    def sink(self):
        """A new one."""
        return Clock()


class TestMemory(SinkTests):
    """A memory is a sink."""

    drains = True

    @pytest.fixture
    def sink(self):
        """A new one."""
        return Memory()


def test_virtual_time_moves_as_told():
    """It stops at the end of the source, and stands still after a hush."""
    sink = Virtual()
    sink.play(Numbered(), FIRST)

    assert FIRST + 500 == sink.advance(500) == sink.heard()
    assert sink.advance(10 * END) == END
    sink.hush()
    assert sink.advance(1) == END


@given(st.lists(st.integers(0, 2 * RATE), max_size=8))
def test_virtual_time_keeps_every_sample_it_passes(steps):
    """Whatever the steps, the samples are the source's."""
    sink = Virtual(keep=True)
    sink.play(Numbered(), FIRST)
    for step in steps:
        sink.advance(step)

    np.testing.assert_array_equal(numbered(FIRST, sink.heard()), sink.samples())


def test_virtual_time_goes_on_with_the_swapped_source():
    """From the frame that the swap told, not before."""
    sink = Virtual(keep=True)
    sink.play(Numbered(), Frames(0))
    sink.advance(700)
    first = sink.swap(Numbered(sign=-1))
    sink.advance(300)

    np.testing.assert_array_equal(
        np.concatenate([numbered(0, first), numbered(first, 1000, -1)]), sink.samples()
    )


def test_virtual_acknowledgements_are_remembered():
    """With the frame at which they were given."""
    sink = Virtual()
    sink.play(Numbered(), FIRST)
    sink.advance(50)
    sink.signal(BEEP)

    assert sink.signals == [(FIRST + 50, BEEP)]


@given(st.lists(st.floats(0, 1), max_size=60))
def test_a_clock_that_is_asked_often_does_not_lag(waits):
    """However the time is cut, all of it counts."""
    hand = Hand()
    sink = Clock(hand)
    sink.play(Numbered(None), Frames(0))
    for wait in waits:
        hand.now += wait
        sink.heard()

    assert abs(sink.heard() - (hand.now - 100.0) * RATE) <= 1


def test_a_clock_stands_still_while_it_is_hushed():
    """Time that passes in a pause is not heard."""
    hand = Hand()
    sink = Clock(hand)
    sink.play(Numbered(), FIRST)
    hand.now += 1
    reached = sink.hush()
    hand.now += 50
    sink.play(Numbered(), reached)

    assert FIRST + RATE == reached == sink.heard()


def test_memory_holds_every_sample():
    """A source is taken whole, and what is swapped in follows it."""
    sink = Memory()
    sink.play(Numbered(), FIRST)
    sink.swap(Numbered(END + 77, sign=-1))

    np.testing.assert_array_equal(
        np.concatenate([numbered(FIRST, END), numbered(END, END + 77, -1)]), sink.samples()
    )


def test_memory_learns_the_end_while_it_takes():
    """A source may come to know its end only by rendering; nothing beyond it is kept."""

    class Learning(Numbered):
        """Knows its end after the first block."""

        def render(self, at, out):
            """Fill `out`, and learn."""
            super().render(at, out)
            self.end = Frames(RATE + 5)

    sink = Memory()
    sink.play(Learning(None), Frames(0))

    assert (sink.heard(), len(sink.samples())) == (RATE + 5, RATE + 5)
