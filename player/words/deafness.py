"""When our own voice sounds: a microphone beside a loudspeaker hears that, too."""

from collections.abc import Iterable, Iterator, Sequence

Span = tuple[float, float]
"""Seconds of the clock from which and until which our own voice sounds."""
_BEFORE = 0.1
"""Seconds before our voice in which nothing counts already: what is heard is known that exactly."""
_AFTER = 0.3
"""Seconds after it in which the room still sounds of it."""
_LATE = 0.15
"""Seconds that sound takes at most from a loudspeaker through a microphone to here."""
_KEPT = 30.0
"""Seconds for which it is known when our voice sounded: on a busy machine what is heard comes late."""


class OwnVoice:
    """The spans of our own voice: those that have begun, and those that are expected."""

    def __init__(self) -> None:
        """Be silent."""
        self._spans: Sequence[Span] = ()

    def sounds(self, spans: Iterable[Span], now: float) -> None:
        """Expect our voice in these spans, and no longer in those that had not begun yet."""
        # What has begun to sound did sound, even when it was cut off since.
        sounded = ((begin, min(end, now)) for begin, end in self._spans if begin <= now < end + _KEPT)
        self._spans = (*_joined(sounded), *spans)

    def sounded(self, now: float, seconds: float) -> bool:
        """Tell whether our voice was in what was heard in so many seconds until `now`."""
        return any(
            begin - _BEFORE <= now and now - seconds <= end + _AFTER + _LATE for begin, end in self._spans
        )


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Give the same seconds in as few spans as there can be."""
    before: Span | None = None
    for begin, end in sorted(spans):
        if before is not None and begin <= before[1] + _BEFORE:
            before = (before[0], max(before[1], end))
            continue
        if before is not None:
            yield before
        before = (begin, end)
    if before is not None:
        yield before
