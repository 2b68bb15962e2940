"""Commands taught by voice: three times after a tone, with whatever goes amiss told and mended."""

import sys
from collections.abc import Callable

import numpy as np
import pytest

from player.cli.words_lessons import Lessons, StoppedError
from player.phrases import phrases
from player.program import Language
from player.transport import Command
from player.words import RATE, lesson, recordings
from tests.cli.command import environment, run
from tests.cli.terminal import Terminal
from tests.words.speaking import SECOND, TAUGHT, embedder, said, takes

pytest.importorskip("onnxruntime", reason="onnxruntime, of the extra listen, is not installed")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="espeak comes with the player on Linux only")


class Person:
    """Says one of a few things after each tone, and is the clock: a microphone gives a tenth of a second."""

    def __init__(self, *answers: np.ndarray | None) -> None:
        """Say these in their order; None says nothing."""
        self._answers = list(answers)
        self._coming = np.zeros(0, np.int16)
        self.now = 0.0
        self.told: list[str] = []
        self.tones: list[str] = []
        self.gone = False

    def signal(self, name: str) -> None:
        """Hear a tone; after the one that asks for it, speak."""
        self.tones.append(name)
        if name == "go":
            word = self._answers.pop(0) if self._answers else None
            self._coming = np.zeros(0, np.int16) if word is None else np.concatenate((SECOND, word, SECOND))

    def read(self, patience: float) -> np.ndarray | None:
        """Give what is said meanwhile, or the silence of a room."""
        if self.gone:
            return None
        self.now += patience
        count = round(patience * RATE)
        block, self._coming = self._coming[:count], self._coming[count:]
        return np.concatenate((block, np.zeros(count - len(block), np.int16)))

    def close(self) -> None:
        """Nothing is held."""


def lessons(person: Person, stopped: Callable[[], bool] = lambda: False, language: str = "en") -> Lessons:
    """Sit down with somebody."""
    return Lessons(
        person,
        embedder(),
        phrases(language),
        say=person.told.append,
        signal=person.signal,
        stopped=stopped,
        clock=lambda: person.now,
    )


def times(text: str, language: Language = "en") -> list[np.ndarray]:
    """Say a word three times."""
    return [said(text, each, language) for each in TAUGHT]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_word_is_taught_in_three_tones(language):
    """Each is acknowledged; nothing has to be pressed. As much is kept as of recordings in files."""
    person = Person(*times("pause"))
    words = lessons(person, language=language).teach(Command.PAUSE, {})

    assert [recordings(every) for every in words.values()] == [3]
    assert len(words[Command.PAUSE]) == len(lesson(takes(Command.PAUSE), {}).words[Command.PAUSE])
    assert person.tones == ["go", "acknowledge"] * 3
    assert person.told[-1] == phrases(language).say("words.teach.learned")
    assert person.now < 20


def test_silence_is_asked_again_and_then_left():
    """Who says nothing is told once more how, and nothing is learned."""
    person = Person()
    words = lessons(person).teach(Command.PAUSE, {})

    assert words == {}
    assert person.told[-1] == phrases("en").say("words.teach.silent")
    assert "acknowledge" not in person.tones


def test_a_look_alike_gets_another_word():
    """It names the word that it is like, suggests another, and learns that one."""
    known = lesson(takes(Command.PAUSE, "pause"), {}).words
    person = Person(*times("pause"), *times("skip this one"))
    words = lessons(person).teach(Command.NEXT, known)

    assert list(words) == [Command.NEXT]
    assert any("pause, and go on again" in line and "skip this one" in line for line in person.told)


def test_a_number_that_is_like_another_gets_other_words():
    """Not those of the example, which may be what was said."""
    known = lessons(Person(*times("nummer een", "nl")), language="nl").teach(Command.N1, {})
    person = Person(*times("nummer een", "nl"), *times("ik kies drie", "nl"))
    words = lessons(person, language="nl").teach(Command.N3, known)

    assert list(words) == [Command.N3]
    told = [line.split(". Zeg")[0] for line in person.told if line.endswith("elke toon.")]
    assert told == [
        "Kies je woord voor: het antwoord drie. Bijvoorbeeld: nummer drie",
        "Dat lijkt te veel op je woord voor: het antwoord één. Kies een ander, zoals: ik kies drie",
    ]


def test_numbers_with_a_word_before_them_are_learned():
    """As the example has them: what they share does not make them one."""
    person = Person(*times("nummer een", "nl"), *times("nummer drie", "nl"))
    teacher = lessons(person, language="nl")
    known = teacher.teach(Command.N1, {})

    assert list(teacher.teach(Command.N3, known)) == [Command.N3]
    assert phrases("nl").say("words.example.number", number="drie") == "nummer drie"


def test_three_different_words_are_asked_for_again():
    """One that is unlike the others is not learned with them."""
    person = Person(said("pause"), said("pause", 1.05), said("the neighbours"), *times("pause"))
    words = lessons(person).teach(Command.PAUSE, {})

    assert recordings(words[Command.PAUSE]) == 3
    assert phrases("en").say("words.teach.odd") in person.told


@pytest.mark.parametrize("why", ["stop", "gone"])
def test_it_can_be_broken_off(why):
    """By a key at any moment, or when the microphone has gone."""
    person = Person(*times("pause"))
    person.gone = why == "gone"

    with pytest.raises(StoppedError):
        lessons(person, lambda: why == "stop").teach(Command.PAUSE, {})


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_a_terminal_it_is_told(home, language):
    """Nobody could allow the microphone: take recordings."""
    answer = run(home, "words", "teach", "--lang", language)

    assert answer.returncode == 1
    assert "--from" in answer.stderr


def test_the_microphone_stays_off_without_a_yes(home):
    """It is asked first; who says no is told that it stays off."""
    with Terminal("words", "teach", "stop", "--lang", "en", env=environment(home)) as terminal:
        terminal.sees("May the microphone be switched on?")
        terminal.types("n")
        terminal.sees("The microphone stays off.")
        assert terminal.ends() == 0


def test_an_unknown_command_is_told(home):
    """With those that there are."""
    with Terminal("words", "teach", "dance", "--lang", "en", env=environment(home)) as terminal:
        terminal.sees("There is no command dance.")
        assert terminal.ends() == 1
