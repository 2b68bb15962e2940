"""A voice whose words are not taught: any sound of it takes the answer that was just offered."""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from player.cli.arguments import build_parser
from player.cli.context import Context
from player.cli.ears import Ears
from player.cli.hands import Hands
from player.cli.passing import typed as passed_on
from player.controls import Asking as Kind
from player.performing import Asking
from player.phrases import phrases
from player.session import Line, Question, question
from player.settings import Home, Settings
from player.sinks import Virtual
from player.transport import Command
from player.units import RATE as FRAMES
from player.voice import SilentVoice, Speaker
from player.words import FIRST, RATE, SECOND, Taught, lesson
from player.words.endpointer import HOP
from tests.words.speaking import SECOND as SILENCE
from tests.words.speaking import TRIED, embedder, said, takes

linux = pytest.mark.skipif(sys.platform != "linux", reason="espeak comes with the player on Linux only")
CONTEXT = Context(Home(Path(), Path(), Path()), Settings(listen="on"), "en", phrases("en"))
NUMBERS = frozenset(command for command in Command if command.number is not None)
KINDS: tuple[Kind, ...] = ("yes_no", "yes_no_unknown", "choice", "number", "count", "text")


class Still:
    """A listener that hears what is put in it."""

    listening, trouble = True, None

    def __init__(self) -> None:
        self.among: frozenset[Command] = frozenset()
        self.any = False
        self.made: list[float] = []
        self.words: list[Command] = []

    def listen_for(self, words: frozenset[Command], *, sounds: bool) -> None:
        """Hear these, and any sound."""
        self.among, self.any = words, sounds

    def read(self) -> Command | None:
        """Give a word that can be meant."""
        return self.words.pop(0) if self.words and self.words[0] in self.among else None

    def sounds(self) -> list[float]:
        """Give the sounds."""
        found, self.made = self.made, []
        return found if self.any else []

    def close(self) -> None:
        """Nothing is held."""


def ears(known: frozenset[Command] = frozenset()) -> Ears:
    """Give ears that know some words."""
    return Ears(Still(), print, CONTEXT, open_=True, known=known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "voiced"),
    [
        (frozenset(), KINDS),
        (frozenset(FIRST), KINDS),
        (frozenset((*FIRST, *SECOND)), ("number", "count", "text")),
        (frozenset(SECOND) | NUMBERS, ("count", "text")),
        (frozenset(SECOND) | NUMBERS | {Command.READY}, ("text",)),
    ],
)
def test_a_sound_answers_where_the_words_are_not_taught(
    known: frozenset[Command], voiced: tuple[Kind, ...]
) -> None:
    """Once all the words that answer a question are, these lead; while exercising, a sound is nothing."""
    found = ears(known)

    assert tuple(kind for kind in KINDS if found.voiced(kind)) == voiced
    assert not found.voiced(None)


def test_a_button_leads_before_a_voice() -> None:
    """Whoever has one is offered what a press takes, and no sound comes between."""
    listener = Still()
    both = Hands(attended=True, board=Talker(Virtual()), button="space", ears=ears())
    listener.made = [1.0]

    assert (both.buttoned, both.voiced("yes_no"), both.listens) == (True, False, True)
    both.next(0.0, "yes_no")
    assert both.gestures() == []


def test_what_is_told_of_listening_is_what_can_be_said() -> None:
    """Where something is asked, that a sound answers; where nothing is, that the keys lead; each once."""
    found = ears()
    found.read("yes_no")
    assert (found.news(), found.news()) == ("sounds", None)
    found.read(None)
    assert found.news() is None
    found = ears()
    found.read(None)
    assert (found.news(), found.news()) == ("answers", None)
    found = ears(frozenset(FIRST))
    found.read(None)
    assert found.news() == "listening"
    found.read("number")
    assert found.news() == "sounds"


class Talker:
    """A board without keys, the clock of all, and somebody who makes sounds at the listener."""

    gone = False

    def __init__(self, sink: Virtual) -> None:
        self.now = 0.0
        self.shown: list[str] = []
        self.listener = Still()
        self.wishes: list[tuple[str, int | Command]] = []
        """What was shown last, and how many sounds are made then, or which word is said."""
        self._sink = sink
        self._coming: list[float] = []

    def clock(self) -> float:
        """Give the time."""
        return self.now

    def read(self, timeout: float) -> None:
        """Let time go by, and make the sounds that are due."""
        assert self.now < 300, self.shown
        self.now += timeout
        self._sink.advance(round(timeout * FRAMES))
        if self.wishes and self.shown and self.shown[-1] == self.wishes[0][0] and not self._coming:
            what = self.wishes.pop(0)[1]
            if isinstance(what, Command):
                self.listener.words.append(what)
            else:
                self._coming = [self.now + 1.5 + 0.8 * number for number in range(what)]
        while self._coming and self._coming[0] + 0.5 <= self.now:
            self.listener.made.append(self._coming.pop(0))


@pytest.fixture(name="person")
def _person() -> Talker:
    return Talker(Virtual())


@pytest.fixture(name="asking")
def _asking(person: Talker) -> Iterator[Asking]:
    """Give who asks somebody who has taught the six first words."""
    heard = Ears(person.listener, print, CONTEXT, open_=True, known=frozenset(FIRST))  # type: ignore[arg-type]
    hands = Hands(attended=True, board=person, ears=heard, clock=person.clock)  # type: ignore[arg-type]
    with Speaker(SilentVoice("en"), None) as speaker:
        yield Asking(speaker, person._sink, hands, person.shown.append, clock=person.clock)


COUNT = Question(id="n", said=(Line("How many?", "en"),), shown="?", wants="count", most=120)


@pytest.mark.parametrize(
    ("asked", "wishes", "answer"),
    [
        (question("en", "stop", ("yes", "no")), [("No.", 1)], "no"),
        (
            question("en", "menu", ("session", "progress", "more")),
            [("How far you have come.", 1)],
            "progress",
        ),
        (
            question("en", "pain_before"),
            [("Say yes as many times as your number, slowly.", 3), ("That makes three.", 1)],
            "3",
        ),
        (
            COUNT,
            [
                ("The first digit: as many times yes. Ten is zero.", 2),
                ("That makes two.", 1),
                ("The next digit: as many times yes. Ten is zero.", 10),
                ("That makes zero.", 1),
                ("That is the number.", 1),
            ],
            "20",
        ),
        (question("en", "stop", ("yes", "no")), [("Yes.", Command.NEXT)], None),
    ],
)
def test_every_question_is_answered_by_sounds(
    asked: Question,
    wishes: list[tuple[str, int | Command]],
    answer: str | None,
    person: Talker,
    asking: Asking,
) -> None:
    """A word that is taught counts as itself; what was taken is said again."""
    person.wishes = list(wishes)

    assert asking.ask(asked, patient=True) == answer
    assert person.wishes == []
    if asked.choices and answer is not None:
        assert person.shown.count(wishes[0][0]) == 2


def test_to_stop_is_an_offer(person: Talker, asking: Asking) -> None:
    """Nothing has to be held down, or known."""
    person.wishes = [("Stop.", 1)]

    assert asking.ask(question("en", "pain_before"), patient=True) is None
    assert asking.stopped


def test_silence_is_no_answer(person: Talker, asking: Asking) -> None:
    """All is offered twice; a question that may stay open then does."""
    assert asking.ask(question("en", "stop", ("yes", "no"))) is None
    assert person.shown.count("Yes.") == 2


DIGITS = {Command.N4: "number four", Command.N2: "number two", Command.READY: "I am ready"}


@linux
def test_a_number_of_several_digits_is_said_by_taught_words(person: Talker) -> None:
    """Digit by digit, and "ready" ends it: heard by the same stream of sound as a microphone's."""
    pytest.importorskip("onnxruntime", reason="onnxruntime, of the extra listen, is not installed")
    learned = lesson([take for command, text in DIGITS.items() for take in takes(command, text)], {})
    engine = Taught(embedder(), learned.words)
    known = NUMBERS | {Command.READY}
    hands = Hands(
        attended=True,
        board=person,  # type: ignore[arg-type]
        ears=Ears(Stream(engine, person), print, CONTEXT, open_=True, known=known),  # type: ignore[arg-type]
        clock=person.clock,
    )
    with Speaker(SilentVoice("en"), None) as speaker:
        asking = Asking(speaker, person._sink, hands, person.shown.append, clock=person.clock)

        assert asking.ask(COUNT, patient=True) == "42"
    assert person.shown[-1] == phrases("en").say("ask.read_back", number=42)


class Stream(Still):
    """A listener that hears the sound of somebody who says four, two and ready."""

    def __init__(self, engine: Taught, person: Talker) -> None:
        super().__init__()
        words = [part for text in DIGITS.values() for part in (said(text, TRIED), SILENCE, SILENCE)]
        self._sound = np.concatenate((SILENCE, SILENCE, SILENCE, *words))
        self._engine = engine
        self._person = person

    def listen_for(self, words: frozenset[Command], *, sounds: bool) -> None:
        """Hear these."""
        super().listen_for(words, sounds=sounds)
        self._engine.listen_for(words, sounds=sounds)

    def read(self) -> Command | None:
        """Hear what was said since the last time."""
        until = round(self._person.now * RATE) // HOP * HOP
        block, self._sound = (
            self._sound[: max(0, until - self._heard)],
            self._sound[max(0, until - self._heard) :],
        )
        self._heard += len(block)
        self.words += [heard.command for heard in self._engine.feed(block) if heard.command is not None]
        return super().read()

    _heard = 0


@pytest.mark.parametrize(
    "typed", [["--listen"], ["welcome", "--listen"], ["today", "--listen"], ["intake", "--listen"]]
)
def test_listening_is_allowed_by_one_word(typed: list[str]) -> None:
    """Wherever somebody is asked something; what begins something else passes it on."""
    args = build_parser(phrases("en")).parse_args(typed)

    assert args.listen == "on"
    assert passed_on(args) == ["--listen", "on"]
