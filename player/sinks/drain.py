"""What file and memory share: they take a whole source at once, for nobody has to wait for a sound."""

from abc import abstractmethod
from collections.abc import Callable

import numpy as np

from player.sinks.closing import Closing
from player.sinks.sink import CHANNELS, Source
from player.sound import Clip, Samples
from player.units import RATE, Frames

_BLOCK = 2 * RATE
"""Frames asked for at a time: larger is not faster, smaller is slower."""


class Drain(Closing):
    """A sink that has heard everything as soon as it is asked to play it."""

    def __init__(self, progress: Callable[[Frames], None] | None = None) -> None:
        """Tell `progress`, if there is one, the frame reached after every block."""
        self._progress = progress
        self._at = Frames(0)

    @abstractmethod
    def take(self, block: Samples) -> None:
        """Keep `block`, which is used again after this call."""

    def play(self, source: Source, at: Frames) -> None:
        """Take all of `source` from frame `at`, before this call returns."""
        self._at = at
        self._pour(source)

    def swap(self, source: Source) -> Frames:
        """Take all that another source has beyond what was taken."""
        first = self._at
        self._pour(source)
        return first

    def pushed(self) -> Frames:
        """Give the first frame that was not taken."""
        return self._at

    def heard(self) -> Frames:
        """Give the first frame that was not taken."""
        return self._at

    def hush(self) -> Frames:
        """Give the frame reached: nothing sounds."""
        return self._at

    def signal(self, clip: Clip, pan: float = 0.0) -> None:
        """Leave it out: an acknowledgement is no part of what is kept."""

    def _pour(self, source: Source) -> None:
        block = np.empty((_BLOCK, CHANNELS), np.int16)
        while (frames := self._room(source)) > 0:
            source.render(self._at, block[:frames])
            # An end that was not known before may have become known by rendering.
            frames = min(frames, self._room(source))
            self.take(block[:frames])
            self._at = Frames(self._at + frames)
            if self._progress is not None:
                self._progress(self._at)

    def _room(self, source: Source) -> int:
        end = source.end
        return _BLOCK if end is None else min(_BLOCK, end - self._at)
