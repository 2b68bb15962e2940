"""Real time without a loudspeaker, so that captions go on where there is no sound."""

from collections.abc import Callable
from time import monotonic

from player.sinks.closing import Closing
from player.sinks.sink import Source
from player.sinks.virtual import Virtual
from player.sound import Clip
from player.units import Frames, to_frames, to_seconds


class Clock(Closing):
    """Moves through a source at the pace of a clock, silently."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Go by `clock`, which tells seconds and never goes back."""
        self._clock = clock
        self._time = clock()
        self._hand = Virtual()

    def play(self, source: Source, at: Frames) -> None:
        """Take `source` from frame `at`, from now on."""
        self._time = self._clock()
        self._hand.play(source, at)

    def swap(self, source: Source) -> Frames:
        """Go on with another source, from here: nothing is pushed ahead."""
        self._move()
        return self._hand.swap(source)

    def pushed(self) -> Frames:
        """Give the frame that was reached: nothing is pushed ahead."""
        return self.heard()

    def heard(self) -> Frames:
        """Give the frame that was reached."""
        self._move()
        return self._hand.heard()

    def hush(self) -> Frames:
        """Stand still until the next play."""
        self._move()
        return self._hand.hush()

    def signal(self, clip: Clip, pan: float = 0.0) -> None:
        """Make no sound; time goes on."""

    def close(self) -> None:
        """Stand still."""
        self._hand.close()

    def _move(self) -> None:
        passed = to_frames(self._clock() - self._time)
        self._hand.advance(passed)
        # Only whole frames are taken from the clock, so that no asking, however often, makes it lag.
        self._time += to_seconds(passed)
