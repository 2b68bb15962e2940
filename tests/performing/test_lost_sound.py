"""A loudspeaker that is lost around a session: it is opened again, and what was said is said again."""

from collections.abc import Iterator

import pytest

from player.controls import Gesture, Kind
from player.performing import Asking
from player.session import Line, question
from player.sinks import Virtual
from player.transport import Command
from player.units import RATE, to_seconds
from player.voice import SilentVoice, Speaker, estimate


class Breaking(Virtual):
    """A loudspeaker that is lost at a moment."""

    lost = False


class World:
    """Hands, and the clock of all: each look takes as long as it may."""

    attended, spoken, grown = True, False, False

    def __init__(self, *, buttoned: bool, breaks: float, back: float) -> None:
        self.buttoned = buttoned
        self.now = 0.0
        self.sink = Breaking()
        self.shown: list[str] = []
        self.answers: list[tuple[float, Command]] = []
        self.presses: list[float] = []
        self.reopened: list[float] = []
        self._breaks = breaks
        self._back = back

    def clock(self) -> float:
        """Give the time."""
        return self.now

    def next(self, timeout: float, asking: str | None) -> Command | None:
        """Let time go by; give the answer that is due."""
        assert self.now < 200
        self.now += timeout
        self.sink.lost = not self.reopened and self.now >= self._breaks
        if not self.sink.lost:
            self.sink.advance(round(timeout * RATE))
        if asking is not None and self.answers and self.now >= self.answers[0][0]:
            return self.answers.pop(0)[1]
        return None

    def key(self, timeout: float, *, typing: bool = False) -> str | None:
        """Nothing is typed."""
        del typing
        self.next(timeout, None)

    def gestures(self) -> list[Gesture]:
        """Give the presses that are due."""
        due = [at for at in self.presses if at <= self.now]
        self.presses = [at for at in self.presses if at > self.now]
        return [Gesture(Kind.PRESS, at) for at in due]

    takes_turns = False
    listens = False

    def voiced(self, asking: str) -> bool:
        """No voice leads."""
        del asking
        return False

    def news(self) -> None:
        """Nothing listens."""

    def reopen(self) -> Breaking | None:
        """Give another loudspeaker from some moment on."""
        if self.now < self._back:
            return None
        self.reopened.append(self.now)
        self.sink = Breaking()
        return self.sink


@pytest.fixture(name="speaker")
def _speaker() -> Iterator[Speaker]:
    with Speaker(SilentVoice("en"), None) as speaker:
        yield speaker


def asking(world: World, speaker: Speaker) -> Asking:
    """Give who asks in that world."""
    return Asking(speaker, world.sink, world, world.shown.append, reopen=world.reopen, clock=world.clock)


ASKED = "How much pain do you have now, from zero to ten?"
BACK = "The sound was gone for a moment. We go on."


def test_a_question_is_asked_again_once_there_is_sound(speaker: Speaker) -> None:
    """It says that the sound was gone, asks anew, and takes the answer; the new loudspeaker is told on."""
    world = World(buttoned=False, breaks=2.0, back=9.0)
    world.answers = [(20.0, Command.N3)]
    found = asking(world, speaker)

    assert found.ask(question("en", "pain_after")) == "3"
    (reopened,) = world.reopened
    assert 9.0 <= reopened < 10.1
    assert found.sink is world.sink
    asked = question("en", "pain_after").shown
    assert world.shown[:4] == [ASKED, asked, BACK, asked]


def test_an_answer_is_taken_without_sound_too(speaker: Speaker) -> None:
    """Whoever reads it may answer at once."""
    world = World(buttoned=False, breaks=2.0, back=150.0)
    world.answers = [(4.0, Command.N3)]

    assert asking(world, speaker).ask(question("en", "pain_after")) == "3"
    assert world.reopened == []


def test_one_button_is_offered_nothing_that_nobody_hears(speaker: Speaker) -> None:
    """The offers wait for the loudspeaker, then begin with the first; nothing is taken as no answer."""
    world = World(buttoned=True, breaks=5.0, back=100.0)
    world.presses = [115.0, 115.3]
    found = asking(world, speaker)

    assert found.ask(question("en", "pain_after")) == "2"
    before = world.shown[: world.shown.index(BACK)]
    assert before.count("Press as many times as your number.") <= 1
    assert "Zero." not in before


@pytest.mark.parametrize("how", ["say", "tell"])
def test_a_sentence_is_said_again_from_its_beginning(speaker: Speaker, how: str) -> None:
    """As soon as there is a loudspeaker."""
    world = World(buttoned=False, breaks=1.0, back=4.0)
    line = Line("This takes three seconds or a little longer.", "en")
    found = asking(world, speaker)
    getattr(found, how)(line)

    (reopened,) = world.reopened
    length = to_seconds(estimate(line))
    assert world.now - reopened >= length


def test_sentences_go_on_where_none_comes_back(speaker: Speaker) -> None:
    """They stand on the screen; it takes no longer than ten seconds."""
    world = World(buttoned=False, breaks=1.0, back=1000.0)
    asking(world, speaker).say(Line("This takes three seconds or a little longer.", "en"))

    assert world.now < 12
