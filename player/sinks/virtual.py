"""A sink whose time is moved by hand: for rehearsals, as fast as the machine can."""

import numpy as np

from player.sinks.closing import Closing
from player.sinks.sink import CHANNELS, Source
from player.sound import Clip, Samples
from player.units import RATE, Frames


class Virtual(Closing):
    """Hears nothing and waits for nothing: `advance` is its clock."""

    def __init__(self, *, keep: bool = False) -> None:
        """Start at rest; with `keep`, everything that is passed is rendered and remembered."""
        self.signals: list[tuple[Frames, Clip]] = []
        """Every acknowledgement, with the frame at which it was given."""
        self._keep = keep
        self._kept: list[Samples] = []
        self._source: Source | None = None
        self._at = Frames(0)

    def play(self, source: Source, at: Frames) -> None:
        """Take `source` from frame `at`."""
        self._source, self._at = source, at

    def swap(self, source: Source) -> Frames:
        """Go on with another source, from here: nothing is pushed ahead."""
        self._source = source
        return self._at

    def pushed(self) -> Frames:
        """Give the frame that was reached: nothing is pushed ahead."""
        return self._at

    def heard(self) -> Frames:
        """Give the frame that was reached."""
        return self._at

    def hush(self) -> Frames:
        """Stand still until the next play."""
        self._source = None
        return self._at

    def advance(self, frames: int) -> Frames:
        """Let that many frames pass, not beyond the source's end; give the frame reached."""
        if self._source is None:
            return self._at
        end = self._source.end
        until = self._at + frames if end is None else min(self._at + frames, end)
        while self._at < until:
            step = min(until - self._at, RATE) if self._keep else until - self._at
            if self._keep:
                block = np.empty((step, CHANNELS), np.int16)
                self._source.render(self._at, block)
                self._kept.append(block)
            self._at = Frames(self._at + step)
        return self._at

    def signal(self, clip: Clip, pan: float = 0.0) -> None:  # noqa: ARG002 - a memory has no ears
        """Remember that it was given, and when."""
        self.signals.append((self._at, clip))

    def samples(self) -> Samples:
        """Give all that was passed and kept, in the order of time."""
        return np.concatenate([np.empty((0, CHANNELS), np.int16), *self._kept])

    def close(self) -> None:
        """Stand still."""
        self._source = None
