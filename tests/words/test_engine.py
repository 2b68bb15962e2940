"""The whole way from sound to command, with real speech and the real model."""

import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.transport import Command
from player.words import VOCABULARIES, Taught, Untaught, hear, lesson
from tests.words.speaking import SECOND, TRIED, WORDS, embedder, noise, said, takes

pytest.importorskip("onnxruntime", reason="onnxruntime, of the extra listen, is not installed")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="espeak comes with the player on Linux only")


class Held:
    """Sound that is held, in blocks of one size."""

    def __init__(self, sound: np.ndarray, size: int = 320) -> None:
        """Hold it."""
        self._blocks = iter([sound[at : at + size] for at in range(0, len(sound), size)])

    def read(self, patience: float) -> np.ndarray | None:  # noqa: ARG002 - it never waits
        """Give the next block."""
        return next(self._blocks, None)


@pytest.fixture(name="words", scope="module")
def _words():
    """What somebody taught: eight words, three times each."""
    learned = lesson([take for command in WORDS for take in takes(command)], {})
    assert learned.faults == ()
    return learned.words


@pytest.fixture(name="engine")
def _engine(words):
    """One that has just begun to listen."""
    return Taught(embedder(), words)


@pytest.mark.parametrize("command", WORDS)
def test_every_word_is_heard_as_itself(engine, command):
    """Said a little differently than it was taught, where it can be meant; at its own time."""
    vocabulary = next(name for name, every in VOCABULARIES.items() if command in every)
    engine.listen_for(VOCABULARIES[vocabulary])
    sound = np.concatenate((SECOND, said(WORDS[command], TRIED), SECOND))
    (heard,) = hear(engine, Held(sound))

    assert heard.command is command
    assert 0.85 < heard.at < 1.15
    assert 0.5 <= heard.score <= 1


def test_a_word_is_heard_in_noise(engine):
    """A fan is on."""
    word = said(WORDS[Command.PAUSE], TRIED)
    sound = noise(2.5, 50)
    sound[16_000 : 16_000 + len(word)] += word // 2

    assert [heard.command for heard in hear(engine, Held(sound))] == [Command.PAUSE]


def test_a_word_taught_without_an_echo_is_heard_in_a_room(engine):
    """Half of what arrives has come by way of the walls, and there is a hum: nobody teaches a word twice."""
    word = np.concatenate((said(WORDS[Command.NEXT], TRIED), np.zeros(8000, np.int16))).astype(float)
    late = np.arange(6400)
    echo = np.random.default_rng(31).normal(0, 1, len(late)) * 10 ** (-3 * late / len(late))
    echo[:80] = 0
    echo *= 1 / np.sqrt(np.sum(echo**2))
    echo[0] = 1
    sound = noise(2.5, 55).astype(float)
    sound[16_000 : 16_000 + len(word)] += 0.5 * np.convolve(word, echo)[: len(word)]

    assert [heard.command for heard in hear(engine, Held(sound.astype(np.int16)))] == [Command.NEXT]


def test_silence_is_assumed_around_a_file(engine):
    """A word that begins and ends with the file is heard, too."""
    (heard,) = hear(engine, Held(said(WORDS[Command.STOP], TRIED)))

    assert (heard.command, heard.at) == (Command.STOP, pytest.approx(0, abs=0.1))


@pytest.mark.parametrize(
    "text", ["good morning", "the neighbours", "coffee", "What shall we have for dinner?"]
)
def test_other_talk_is_no_command(engine, text):
    """What was never taught is not taken for something that was."""
    assert list(hear(engine, Held(said(text)))) == []


def test_only_what_can_be_meant_is_heard(engine):
    """A number is none of the commands of a session, and "stop" is no answer to yes or no."""
    numbers = said(WORDS[Command.N7], TRIED)
    stop = said(WORDS[Command.STOP], TRIED)
    while_exercising = list(hear(engine, Held(numbers)))
    engine.listen_for(VOCABULARIES["question"])
    asked = list(hear(engine, Held(stop)))

    assert (while_exercising, asked) == ([], [])


def test_nothing_is_heard_while_deaf(engine):
    """Our own voice may say every word there is."""
    sound = np.concatenate((SECOND, said(WORDS[Command.STOP], TRIED), SECOND))

    assert engine.feed(sound, deaf=True) == []
    assert engine.feed(SECOND) == []


@settings(deadline=None, max_examples=4)
@given(sizes=st.lists(st.integers(50, 5000), min_size=1, max_size=8))
def test_blocks_of_any_size_are_heard_alike(words, sizes):
    """However the sound comes in, the same is heard."""
    word = said(WORDS[Command.NEXT], TRIED)
    sound = np.concatenate((SECOND, word, SECOND, said("coffee"), SECOND))
    usual, other = Taught(embedder(), words), Taught(embedder(), words)
    expected = usual.feed(sound)
    heard, at, turn = [], 0, 0
    while at < len(sound):
        size = sizes[turn % len(sizes)]
        heard += other.feed(sound[at : at + size])
        at, turn = at + size, turn + 1

    assert len(expected) == 1
    assert heard == expected


@pytest.mark.parametrize("taught", [True, False])
def test_a_sound_that_is_no_word_is_told_where_it_is_wanted(engine, taught):
    """Of a word that is not listened for, as of any other; at its own time, and nothing else is told."""
    heard = engine if taught else Untaught()
    sound = np.concatenate((SECOND, said(WORDS[Command.PAUSE], TRIED), SECOND))
    heard.listen_for(VOCABULARIES["question"], sounds=True)
    (found,) = hear(heard, Held(sound))
    heard.listen_for(VOCABULARIES["question"])

    assert (found.command, found.score) == (None, 0)
    assert 0.85 < found.at < 1.15
    assert list(hear(heard, Held(sound))) == []


def test_a_word_goes_before_a_sound(engine):
    """What is taught and can be meant is a command."""
    engine.listen_for(VOCABULARIES["question"], sounds=True)
    (found,) = hear(engine, Held(np.concatenate((SECOND, said(WORDS[Command.NO], TRIED), SECOND))))

    assert found.command is Command.NO
