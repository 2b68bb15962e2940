"""Where blocks of samples go, and where they come from: two promises, the same for every device."""

from types import TracebackType
from typing import Protocol, Self

from player.sound import Clip, Samples
from player.units import Frames

CHANNELS = 2
"""Left and right."""


class Source(Protocol):
    """What can be heard, asked for block by block, from any frame and in any size."""

    @property
    def end(self) -> Frames | None:
        """First frame after the last; None while nobody knows it yet."""

    def render(self, at: Frames, out: Samples) -> None:
        """Fill every frame of `out`, shaped (frames, 2), with what sounds from frame `at`."""


class Sink(Protocol):
    """A loudspeaker, a file, a memory, or the mere passing of time."""

    def play(self, source: Source, at: Frames) -> None:
        """Let `source` sound from frame `at`, at once; what sounded is faded out within 10 ms."""

    def swap(self, source: Source) -> Frames:
        """Keep what was pushed, take all that follows from `source`; give the first frame of that."""

    def pushed(self) -> Frames:
        """Give the first frame that was not handed over yet."""

    def heard(self) -> Frames:
        """Give the frame that sounds now, as far as the device tells; it never goes back within a play."""

    def hush(self) -> Frames:
        """Fade out within 10 ms and stay open; give the frame that was reached."""

    def signal(self, clip: Clip, pan: float = 0.0) -> None:
        """Let `clip` sound at once beside the rest; `pan` from -1, left, to 1, right."""

    def close(self) -> None:
        """Give the device back; closing twice does no harm."""

    @property
    def lost(self) -> bool:
        """Tell whether the device has gone."""

    def __enter__(self) -> Self:
        """Use the sink for a while."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
