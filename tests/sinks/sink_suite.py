"""What every sink promises, as one suite that each of them inherits; and a source to play."""

import numpy as np

from player.sound import Clip
from player.units import RATE, Frames

END = 3 * RATE
FIRST = Frames(1000)
BEEP = Clip(np.full(2400, 3000, np.int16))


class Numbered:
    """A source whose every frame tells its own number, times a sign of its own."""

    def __init__(self, end=END, sign=1):
        self.end = None if end is None else Frames(end)
        self.sign = sign

    def render(self, at, out):
        """Fill `out` with the numbers of its frames."""
        out[:] = numbered(at, at + len(out), self.sign)


def numbered(first, after, sign=1):
    """Give the frames from `first` until `after`."""
    number = np.arange(first, after)
    return np.stack([sign * (number % 16_000 + 1000), number // 16_000 + 1], axis=1).astype(np.int16)


class SinkTests:
    """Inherit this, and give a fixture `sink`."""

    def test_nothing_was_heard_before_it_plays(self, sink):
        """A new sink stands at the first frame."""
        assert (sink.heard(), sink.pushed()) == (0, 0)

    def test_it_begins_where_it_is_asked_to(self, sink):
        """What is heard lies between the frame asked for and the source's end."""
        sink.play(Numbered(), FIRST)

        assert FIRST <= sink.heard() <= sink.pushed() <= END

    def test_a_source_that_is_over_is_heard_to_its_end(self, sink):
        """Playing from the end hears nothing more."""
        sink.play(Numbered(), Frames(END))

        assert (sink.heard(), sink.pushed()) == (END, END)

    def test_hush_tells_the_frame_that_was_reached(self, sink):
        """After it everything stands still."""
        sink.play(Numbered(), FIRST)
        reached = sink.hush()

        assert FIRST <= reached <= END
        assert [reached] * 3 == [sink.heard(), sink.hush(), sink.heard()]

    def test_it_plays_again_after_a_hush(self, sink):
        """Also from an earlier frame: a play has its own count."""
        sink.play(Numbered(), Frames(RATE))
        sink.hush()
        sink.play(Numbered(), FIRST)

        assert sink.heard() < RATE or sink.heard() == END

    def test_a_play_may_follow_a_play(self, sink):
        """The second one counts from its own frame."""
        sink.play(Numbered(), FIRST)
        sink.play(Numbered(), Frames(END))

        assert sink.heard() == END

    def test_swap_keeps_what_was_pushed(self, sink):
        """The new source gives everything from the frame that is told."""
        sink.play(Numbered(), FIRST)
        before = sink.pushed()
        first = sink.swap(Numbered(END + RATE))

        assert before <= first <= END
        assert sink.heard() <= sink.pushed() <= END + RATE

    def test_a_swap_for_a_shorter_source_ends_at_once(self, sink):
        """What was pushed already is heard, and nothing more."""
        sink.play(Numbered(), FIRST)
        first = sink.swap(Numbered(FIRST))

        assert sink.pushed() == first

    def test_an_acknowledgement_moves_nothing(self, sink):
        """It sounds beside the session, also when nothing plays."""
        sink.signal(BEEP)
        sink.play(Numbered(), Frames(END))
        sink.signal(BEEP, pan=-1)
        sink.signal(BEEP, pan=1)

        assert sink.heard() == END

    def test_an_unending_source_can_be_hushed(self, sink):
        """A source need not know its end yet."""
        if self.drains:
            return
        sink.play(Numbered(None), FIRST)

        assert sink.hush() >= FIRST

    def test_it_is_not_lost(self, sink):
        """A device that works does not call itself lost."""
        sink.play(Numbered(), FIRST)

        assert not sink.lost

    def test_it_can_be_closed_twice(self, sink):
        """Closing is always safe."""
        with sink as same:
            assert same is sink
            same.play(Numbered(), FIRST)
        sink.close()

    def test_who_comes_late_does_no_harm(self, sink):
        """A key pressed in the last moment finds a closed device; it stands still."""
        sink.close()
        sink.signal(BEEP)
        if not self.drains:
            sink.play(Numbered(), FIRST)
            sink.swap(Numbered())

            assert FIRST <= sink.hush() <= END

    drains = False
    """True for a sink that takes a source whole."""
