"""The steps that a section is drafted from, before anything is placed on a frame."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from player.program import Level
from player.session.values import Line, Part, SectionKind, Shape


class Say(Struct, frozen=True):
    """A sentence with room of its own; nothing else happens while it sounds."""

    line: Line
    pause: float = 0.7
    """Seconds of silence after it."""
    side: str | None = None


class Wait(Struct, frozen=True):
    """A silence for the person to move in; "ready" ends it."""

    seconds: float
    side: str | None = None


class Gap(Struct, frozen=True):
    """A breath of silence."""

    seconds: float
    room: bool = False
    """It lasts until somebody who leads by voice could be heard."""


class Signal(Struct, frozen=True):
    """A sound without words, and the time until what follows it."""

    shape: Shape
    seconds: float
    """Length of the sound."""
    until: float
    """Seconds from its start to the next step."""


class Count(Struct, frozen=True):
    """A number or a mark of time, on the beat inside a part."""

    seconds: float
    """Seconds from the start of the part."""
    line: Line


class Beat(Struct, frozen=True):
    """One part of a repetition."""

    part: Part
    seconds: float
    shape: Shape
    words: tuple[Line, ...] = ()
    """What may be said at its start: the first that fits."""
    leads: bool = False
    """These words begin or end a set: they are left out for nothing but want of time."""
    before_next: Line | None = None
    """What is said at its end, before the next part: the words of a hold."""
    counts: tuple[Count, ...] = ()


class Rep(Struct, frozen=True):
    """One repetition on one side."""

    set: int
    side: str | None
    rep: int
    pan: int
    beats: tuple[Beat, ...]


Step = Say | Wait | Gap | Signal | Rep


class Draft(Struct, frozen=True, kw_only=True):
    """A section in words and seconds: what `compile` places on frames."""

    kind: SectionKind
    steps: tuple[Step, ...]
    index: int | None = None
    exercise: str | None = None
    name: str = ""
    level: Level | None = None
    minutes: int | None = None
    """Minutes left that it announces."""
    listens: bool = False
    """Somebody may lead by voice: there are silences in which they are heard."""


def lines(draft: Draft) -> tuple[Line, ...]:
    """Name every sentence that the draft may need, each once, in the order it is needed."""
    return tuple(dict.fromkeys(_spoken(draft)))


def _spoken(draft: Draft) -> Iterator[Line]:
    for step in draft.steps:
        if isinstance(step, Say):
            yield step.line
        elif isinstance(step, Rep):
            for beat in step.beats:
                yield from beat.words
                if beat.before_next is not None:
                    yield beat.before_next
                yield from (count.line for count in beat.counts)


Done = Mapping[tuple[int, str | None], int]
"""Repetitions done: by set, from 1, and side."""
