"""A sink that tells when our own voice will sound: a microphone beside it hears that, too."""

from collections.abc import Callable, Sequence
from time import monotonic
from types import TracebackType
from typing import Self

from player.performing.stream import Stream
from player.sinks import Sink, Source
from player.sound import Clip
from player.units import Frames, to_seconds

_AHEAD = 10.0
"""Seconds that are told ahead: more than anybody who plays is ever busy with something else."""

Span = tuple[float, float]
"""Seconds of the clock from which and until which our voice sounds."""


class Overheard:
    """Another sink, and whoever is told when it speaks."""

    def __init__(
        self, sink: Sink, tell: Callable[[Sequence[Span]], None], clock: Callable[[], float] = monotonic
    ) -> None:
        """Play through `sink`, and `tell` each time that somebody looks at what was heard."""
        self._sink = sink
        self._tell = tell
        self._clock = clock
        self._speech: tuple[tuple[Frames, Frames], ...] = ()
        self._signals: tuple[Span, ...] = ()

    @property
    def lost(self) -> bool:
        """Tell whether the device has gone."""
        return self._sink.lost

    def play(self, source: Source, at: Frames) -> None:
        """Let `source` sound from frame `at`, at once."""
        self._follow(source)
        self._sink.play(source, at)
        self._told(at)

    def swap(self, source: Source) -> Frames:
        """Keep what was pushed, take all that follows from `source`."""
        self._follow(source)
        first = self._sink.swap(source)
        self._told(self._sink.heard())
        return first

    def pushed(self) -> Frames:
        """Give the first frame that was not handed over yet."""
        return self._sink.pushed()

    def heard(self) -> Frames:
        """Give the frame that sounds now."""
        frame = self._sink.heard()
        self._told(frame)
        return frame

    def hush(self) -> Frames:
        """Fade out and stay open."""
        self._speech = ()
        frame = self._sink.hush()
        self._told(frame)
        return frame

    def signal(self, clip: Clip, pan: float = 0.0) -> None:
        """Let `clip` sound at once beside the rest."""
        self._sink.signal(clip, pan)
        now = self._clock()
        self._signals = (*self._signals, (now, now + to_seconds(clip.frames)))
        self._told(self._sink.heard())

    def close(self) -> None:
        """Give the device back."""
        self._sink.close()

    def __enter__(self) -> Self:
        """Use the sink for a while."""
        self._sink.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self._sink.__exit__(kind, error, trace)

    def _follow(self, source: Source) -> None:
        self._speech = source.speech if isinstance(source, Stream) else ()

    def _told(self, frame: Frames) -> None:
        """Turn frames into times: what is heard now tells the one from the other."""
        now = self._clock()
        spans = ((to_seconds(begin - frame), to_seconds(end - frame)) for begin, end in self._speech)
        self._signals = tuple(span for span in self._signals if span[1] > now)
        ahead = ((now + begin, now + end) for begin, end in spans if end > 0 and begin < _AHEAD)
        self._tell([*self._signals, *ahead])
