"""Somebody with one button and no screen, who hears and presses in a time that is moved by hand."""

import io
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, Self

import pytest
from msgspec import Struct

from player.cli.hands import Hands
from player.controls import Press
from player.performing import Asking, Leader, Live
from player.program import Language
from player.session import Line
from player.sinks import Virtual
from player.units import RATE
from player.voice import SilentVoice, Speaker

HELD, TAPPED, TWICE = "held", "tapped", "twice"
BUTTON = "pad:0"
_LATER = 0.8
"""Seconds after a sentence has begun that a finger moves."""


class Wish(Struct, frozen=True):
    """What is pressed once something is said, after something else was."""

    after: str
    """Begins what was shown before, the newest that any wish names; empty for whatever that was."""
    at: str
    """What is shown when the button is pressed."""
    how: str | int = TAPPED
    """How, or how many times."""
    once: bool = False
    """True for only the first time."""


def moves(how: str | int, *, releases: bool = True) -> list[tuple[float, bool | None]]:
    """Give what a button tells, in seconds from the first touch."""
    if how == HELD and not releases:
        return [(0.0, None), *((0.5 + 0.033 * step, None) for step in range(20))]
    if how == HELD:
        return [(0.0, False), (1.2, True)]
    count = {TAPPED: 1, TWICE: 2}.get(str(how), how)
    downs = [0.3 * number for number in range(int(count))]
    if not releases:
        return [(at, None) for at in downs]
    return [(at + later, up) for at in downs for later, up in ((0.0, False), (0.1, True))]


class Paper(io.StringIO):
    """What is printed, line by line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._begun = ""

    def write(self, text: str) -> int:
        """Take what is printed."""
        *whole, self._begun = (self._begun + text).split("\n")
        self.lines += whole
        return len(text)


class Pressing:
    """A board with one button, and the clock of all: each look takes as long as it may."""

    gone = False
    """Somebody is always there."""

    def __init__(self, sink: Virtual, shown: list[str], *, most: float) -> None:
        self.now = 100.0
        self.shown = shown
        """Everything that was shown."""
        self.sink = sink
        self._most = most
        self._seen = 0
        self._moving = False
        self._coming: list[Press] = []

    def plan(self) -> None:
        """Decide what is pressed of what was shown."""
        raise NotImplementedError

    def clock(self) -> float:
        """Give the time."""
        return self.now

    def read(self, timeout: float) -> Press | None:
        """Let time go by, and press what is due."""
        assert self.now < self._most, self.shown[-20:]
        self.plan()
        if self._coming and self._coming[0].at <= self.now + timeout:
            press = self._coming.pop(0)
            if not self._moving:
                # What was said before a press does not count as coming of it.
                self._moving, self._seen = True, len(self.shown)
            self._go(max(0.0, press.at - self.now))
            return press
        self._go(timeout)
        return None

    def _go(self, seconds: float) -> None:
        self.now += seconds
        self.sink.advance(round(seconds * RATE))

    def close(self) -> None:
        """Nothing is held."""

    def __enter__(self) -> Self:
        """Begin."""
        return self


class Person(Pressing):
    """Somebody with one button, and ears."""

    def __init__(self, wishes: Iterable[Wish], *, most: float = 6000.0) -> None:
        self.paper = Paper()
        super().__init__(Virtual(), self.paper.lines, most=most)
        self.spoken: set[str] = set()
        """Every sentence that a voice was asked for."""
        self._wishes = list(wishes)
        self._after = ""

    @property
    def left(self) -> list[Wish]:
        """What was wished for once, and never came."""
        return [wish for wish in self._wishes if wish.once]

    def plan(self) -> None:
        """Press what is wished for of the next thing that was shown."""
        while self._seen < len(self.shown) and not self._coming:
            line = self.shown[self._seen]
            self._seen += 1
            self._after = next(
                (wish.after for wish in self._wishes if wish.after and line.startswith(wish.after)),
                self._after,
            )
            now = next((wish for wish in self._wishes if wish.once and wish.after == self._after), None)
            for wish in self._wishes:
                # One thing after the other, where the same is asked more than once.
                later = wish.once and wish.after and wish is not now
                if line == wish.at and wish.after in ("", self._after) and not later:
                    if wish.once:
                        self._wishes.remove(wish)
                    self._moving = False
                    self._coming = [
                        Press(BUTTON, self.now + _LATER + after, released=up) for after, up in moves(wish.how)
                    ]
                    break


def mute(language: Language) -> Speaker:
    """Give a voice that nobody hears, though it is there."""
    return Speaker(SilentVoice(language), None)


def at_home(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a person in the place of the gamepad, the loudspeaker, the screen and the clock."""
    take = Speaker.take

    def taken(self: Speaker, lines: Sequence[Line], patience: float | None = None) -> Any:
        wanted = list(lines)
        person.spoken |= {line.text for line in wanted}
        return take(self, wanted, patience)

    def leader(*given: Any, **more: Any) -> Leader:
        made = Leader(*given, **more)
        # Words are waited for, as if the voice had spoken them before.
        made.patient = True
        return made

    monkeypatch.setattr(Speaker, "take", taken)
    for room in ("room", "sitting"):
        monkeypatch.setattr(f"player.cli.{room}.sink_for", lambda *_: person.sink)
    monkeypatch.setattr("player.cli.wishes.open_voice", lambda _, language, *__: mute(language))
    monkeypatch.setattr("player.cli.leading.Asking", partial(Asking, clock=person.clock))
    monkeypatch.setattr("player.cli.sitting.Live", partial(Live, clock=person.clock))
    monkeypatch.setattr("player.cli.sitting.Leader", leader)
    monkeypatch.setattr("player.cli.buttons.Hands", partial(Hands, clock=person.clock))
    monkeypatch.setattr("player.cli.buttons.Pad", lambda: person)
    monkeypatch.setattr(sys, "stdout", person.paper)
    monkeypatch.setattr(sys, "stderr", person.paper)
