"""What is told sentence by sentence, and the room that it leaves to be heard."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest

from player.controls import Gesture
from player.performing import Asking
from player.session import Line, question
from player.sinks import Virtual
from player.transport import Command
from player.units import RATE, to_seconds
from player.voice import SilentVoice, Speaker, estimate

SENTENCES = tuple(
    Line(f"This is sentence number {number} of what there is to tell.", "en") for number in range(12)
)
DEAF = 0.55
"""Seconds around our own voice in which nobody is heard."""


class World:
    """Hands, and the clock of all: each look takes as long as it may."""

    attended, spoken, buttoned, listens, grown = True, False, False, True, False

    def __init__(self, *, takes_turns: bool, tells: tuple[str, ...] = (), at: float = 0) -> None:
        self.takes_turns = takes_turns
        self.now = 0.0
        self.sink = Virtual(keep=True)
        self._tells, self._at = list(tells), at
        self.told: list[tuple[float, str]] = []
        self.says: list[tuple[float, Command]] = []

    def clock(self) -> float:
        """Give the time."""
        return self.now

    def next(self, timeout: float, asking: str | None) -> Command | None:
        """Let time go by; give the word that is due."""
        del asking
        self.now += timeout
        self.sink.advance(round(timeout * RATE))
        return self.says.pop(0)[1] if self.says and self.says[0][0] <= self.now else None

    def key(self, timeout: float, *, typing: bool = False) -> None:
        """Nothing is typed."""

    def gestures(self) -> list[Gesture]:
        """Nobody here has one button only."""
        return []

    def news(self) -> str | None:
        """Give what there is to tell, once, from a second on."""
        return self._tells.pop(0) if self._tells and self.now >= self._at else None

    def voiced(self, asking: str) -> bool:
        """Know all words."""
        del asking
        return False


@pytest.fixture(name="speaker")
def _speaker() -> Iterator[Speaker]:
    with Speaker(SilentVoice("en"), None) as speaker:
        yield speaker


def telling(speaker: Speaker, *, takes_turns: bool, tells: tuple[str, ...] = ()) -> tuple[World, Asking]:
    """Give somebody who tells, and the world it is told in."""
    world = World(takes_turns=takes_turns, tells=tells)
    asking = Asking(
        speaker,
        world.sink,
        world,
        lambda _: None,
        said=lambda line: world.told.append((world.now, line.text)),
        clock=world.clock,
    )
    return world, asking


def silences(world: World) -> list[tuple[float, float]]:
    """Give the seconds in which each silence began and how long it was."""
    length = [to_seconds(estimate(Line(text, "en"))) for _, text in world.told]
    return [
        (at + long, after - at - long)
        for (at, _), (after, _), long in zip(world.told, world.told[1:], length, strict=False)
    ]


def test_who_leads_by_voice_is_left_room(speaker: Speaker) -> None:
    """Every few sentences come two seconds in which somebody is heard."""
    world, asking = telling(speaker, takes_turns=True)
    asking.tell(*SENTENCES)

    open_at = [at for at, long in silences(world) if long >= 2 + DEAF]
    assert len(world.told) == len(SENTENCES)
    assert len(open_at) >= 3
    assert all(after - at < 15 for at, after in pairwise((0.0, *open_at)))


def test_whoever_uses_keys_waits_for_nothing(speaker: Speaker) -> None:
    """Without spoken commands sentences follow each other."""
    world, asking = telling(speaker, takes_turns=False)
    asking.tell(*SENTENCES)

    assert max(long for _, long in silences(world)) < 1


def test_what_is_said_in_that_room_counts(speaker: Speaker) -> None:
    """A spoken "stop" ends it there and then; "next" goes on at once."""
    world, asking = telling(speaker, takes_turns=True)
    asking.tell(*SENTENCES)
    at, long = next(each for each in silences(world) if each[1] >= 2 + DEAF)

    stopped, teller = telling(speaker, takes_turns=True)
    stopped.says = [(at + 1, Command.STOP)]
    teller.tell(*SENTENCES)
    assert teller.stopped
    assert stopped.now == pytest.approx(at + 1, abs=0.1)

    going, teller = telling(speaker, takes_turns=True)
    going.says = [(at + 1, Command.NEXT)]
    teller.tell(*SENTENCES)
    assert going.now == pytest.approx(world.now - (long - 1), abs=0.2)


def test_stop_ends_a_few_sentences_too(speaker: Speaker) -> None:
    """Amid what is said to its end "stop" is no sooner meant than done, and nothing is asked after it."""
    world, asking = telling(speaker, takes_turns=False)
    world.says = [(2.0, Command.STOP)]
    asking.say(*SENTENCES)

    assert asking.stopped
    assert asking.wants_to_stop()
    assert world.now == pytest.approx(2.0, abs=0.1)
    assert asking.ask(question("en", "pain_before")) is None
    assert world.now == pytest.approx(2.0, abs=0.1)
    assert [text for _, text in world.told] == [line.text for line in SENTENCES]


def test_a_spoken_stop_is_asked_first(speaker: Speaker) -> None:
    """A word can be misheard: "no" says that sentence again and goes on; "yes" ends it."""
    world, asking = telling(speaker, takes_turns=True)
    world.spoken = True
    world.says = [(8.0, Command.STOP), (14.0, Command.NO)]
    asking.tell(*SENTENCES)
    texts = [text for _, text in world.told]

    assert not asking.stopped
    assert "Shall we stop?" in texts
    assert texts[-1] == SENTENCES[-1].text

    sure, asking = telling(speaker, takes_turns=True)
    sure.spoken = True
    sure.says = [(8.0, Command.STOP), (14.0, Command.YES)]
    asking.tell(*SENTENCES)
    assert asking.stopped
    assert sure.now < 16


def tones(world: World) -> int:
    """Count the tones: this voice is silent."""
    loud = np.flatnonzero(world.sink.samples().any(axis=1))
    return 1 + int((np.diff(loud) > RATE // 10).sum()) if len(loud) else 0


@pytest.mark.parametrize(("tells", "heard"), [((), 1), (("listening",), 1), (("listening", "deaf"), 2)])
def test_the_last_that_sounds_is_that_it_is_your_turn(
    speaker: Speaker, tells: tuple[str, ...], heard: int
) -> None:
    """What is told once of listening comes before the tone of a question; what comes later has its own."""
    world, asking = telling(speaker, takes_turns=True, tells=tells)
    world.says = [(15.0, Command.YES)]

    assert asking.ask(question("en", "stop", ("yes", "no"))) == "yes"
    assert tones(world) == heard


def test_whoever_has_answered_is_told_nothing_more(speaker: Speaker) -> None:
    """What there is to tell of listening waits for the next question."""
    world, asking = telling(speaker, takes_turns=True)
    world.says = [(15.0, Command.YES)]
    late = World(takes_turns=True, tells=("listening",), at=15.0)
    late.says = list(world.says)
    teller = Asking(speaker, late.sink, late, lambda _: None, clock=late.clock)

    for each in (asking, teller):
        assert each.ask(question("en", "stop", ("yes", "no"))) == "yes"
    assert late.now == world.now
    assert late.news() == "listening"
