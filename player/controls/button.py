"""One button: what its presses mean, told by their times alone; it asks no clock.

A device that tells of releases is `Held`: a press that lasts is a long one. A terminal tells of none: there a
key that is held down repeats itself, faster than a finger can press, and that is `Typed`.
"""

from enum import StrEnum
from typing import Protocol

from msgspec import Struct

LONG = 0.6
"""Seconds after which a press is a long one."""
DOUBLE = 0.5
"""Seconds within which a second press makes a double one."""
REPEAT = 0.12
"""Seconds between two signs of a key that repeats itself, at most: 0.092 on a bare Linux console, and less
elsewhere. A finger takes longer."""
DELAY = 0.75
"""Seconds after which a held key has begun to repeat itself, at most: 0.25 to 0.66, says each system."""

_RUN = 3
"""Quick signs in a row that only a held key gives, however late it begins to repeat itself: a contact that
bounces gives fewer."""
_LETS_GO = 0.3
"""Seconds without a sign after which a held key was let go: a busy machine reads some of them late."""


class Kind(StrEnum):
    """What can be told of a press, and when."""

    TOUCH = "touch"
    """A press begins, of which the rest is not known yet: what can be done at once is done now."""
    PRESS = "press"
    """That one was short."""
    DOUBLE = "double"
    """It was the second of two."""
    LONG = "long"


class Gesture(Struct, frozen=True):
    """Something that one button tells."""

    kind: Kind
    at: float
    """Seconds of the clock at which the button went down."""


class Button(Protocol):
    """Makes gestures of what a button does."""

    def feed(self, at: float, *, released: bool | None) -> list[Gesture]:
        """Take what the button did at `at` seconds; `released` is None where that is never told."""

    def due(self, now: float) -> list[Gesture]:
        """Give what is known by `now` because nothing more came."""


class Held:
    """A button that tells when it goes down and when it comes up."""

    def __init__(self) -> None:
        """Begin with a button that is up."""
        self._down: float | None = None
        self._long = False
        self._first: float | None = None
        """When the short press before went down, while a second one may still follow it."""

    def feed(self, at: float, *, released: bool | None) -> list[Gesture]:
        """Take one movement of the button."""
        if not released:
            if self._down is not None:
                return []
            if self._first is not None and at - self._first > DOUBLE:
                self._first = None
            self._down, self._long = at, False
            return [] if self._first is not None else [Gesture(Kind.TOUCH, at)]
        told = self.due(at)
        down, self._down = self._down, None
        if down is None or self._long:
            return told
        told.append(Gesture(Kind.PRESS, down))
        if self._first is None:
            self._first = down
        else:
            told.append(Gesture(Kind.DOUBLE, down))
            self._first = None
        return told

    def due(self, now: float) -> list[Gesture]:
        """Give a long press as soon as it is one."""
        if self._down is None or self._long or now - self._down < LONG:
            return []
        self._long, self._first = True, None
        return [Gesture(Kind.LONG, self._down)]


class Typed:
    """A key of a terminal: signs without releases."""

    def __init__(self) -> None:
        """Begin before the first press."""
        self._last: float | None = None
        """When the last sign came."""
        self._first: float | None = None
        """A press that is short, unless the key turns out to be held."""
        self._second: float | None = None
        """A sign that is either a second press, or the first that a held key repeats."""
        self._doubled = False
        self._long = False
        self._run = 0
        """Quick signs in a row."""

    def feed(self, at: float, *, released: bool | None = None) -> list[Gesture]:  # noqa: ARG002 - never told here
        """Take one sign."""
        told = self.due(at)
        gap = DELAY + 1 if self._last is None else at - self._last
        self._last = at
        if gap <= REPEAT or (self._long and gap <= _LETS_GO):
            self._run += 1
            if self._long or self._run < (_RUN if self._second is None else _RUN - 1):
                # It is held still; or a contact that bounced.
                return told
            self._long = True
            down = self._first if self._first is not None else at
            self._first = self._second = None
            return [*told, Gesture(Kind.LONG, down)]
        self._long, self._run = False, 0
        if self._first is None:
            self._first, self._doubled = at, False
            return [*told, Gesture(Kind.TOUCH, at)]
        self._second = at
        return told

    def due(self, now: float) -> list[Gesture]:
        """Give what was short after all, and what was a second press after all."""
        first, second = self._first, self._second
        if first is None:
            return []
        if second is None:
            if now - first <= DELAY:
                return []
            self._first = None
            return [Gesture(Kind.PRESS, first)]
        if now - max(second, self._last or second) <= REPEAT:
            return []
        told = [Gesture(Kind.PRESS, first)]
        if second - first > DOUBLE:
            self._doubled = False
            told.append(Gesture(Kind.TOUCH, second))
        elif not self._doubled:
            self._doubled = True
            told.append(Gesture(Kind.DOUBLE, second))
        self._first, self._second = second, None
        return told + self.due(now)
