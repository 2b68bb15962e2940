"""What is learned of recordings, and what is said of the others."""

import sys

import numpy as np
import pytest

from player.transport import Command
from player.words import VOCABULARIES, Fault, Taught, lesson, listened
from tests.words.speaking import SECOND, TRIED, WORDS, embedder, said, takes

pytest.importorskip("onnxruntime", reason="onnxruntime, of the extra listen, is not installed")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="espeak comes with the player on Linux only")


def kept(command: Command) -> list[np.ndarray]:
    """Give what is kept of three good recordings."""
    return [frames for take in takes(command) for frames in (take.frames, *take.others)]


def test_three_recordings_make_a_word():
    """Each of them is kept, and after each what it would be in a room and beside a noise."""
    learned = lesson(takes(Command.PAUSE), {})

    assert learned.faults == ()
    assert list(learned.words) == [Command.PAUSE]
    assert all(
        one is frames for one, frames in zip(learned.words[Command.PAUSE], kept(Command.PAUSE), strict=True)
    )


def test_silence_and_two_words_are_no_word():
    """Each recording that cannot be used is named with its reason."""
    two = np.concatenate((said("next"), SECOND, said("stop")))
    silent = listened(Command.NEXT, "next-1.wav", SECOND, embedder())
    several = listened(Command.NEXT, "next-2.wav", two, embedder())

    assert [fault.flaw for fault in lesson([silent, several], {}).faults] == ["silent", "several"]


def test_a_recording_of_something_else_is_left_out():
    """Three that agree are learned, and the one that does not is named."""
    odd = listened(Command.PAUSE, "pause-9.wav", said("the neighbours"), embedder())
    learned = lesson([*takes(Command.PAUSE), odd], {})

    assert learned.faults == (Fault("odd", Command.PAUSE, "pause-9.wav"),)
    assert len(learned.words[Command.PAUSE]) == len(kept(Command.PAUSE))


def test_words_that_cannot_be_told_apart_are_refused():
    """The second of two that sound the same is refused, and the first one named."""
    same = takes(Command.NEXT, "pause")
    learned = lesson([*takes(Command.PAUSE), *same], {})

    assert learned.faults == (Fault("alike", Command.NEXT, other=Command.PAUSE),)
    assert list(learned.words) == [Command.PAUSE]


def test_numbers_that_are_told_apart_are_all_learned():
    """Five and nine are nearer than most words, and yet each is heard for what it is."""
    spelt = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    numbers = [Command(str(number)) for number in range(11)]
    every = zip(numbers, spelt, strict=True)
    learned = lesson([take for number, text in every for take in takes(number, text)], {})
    engine = Taught(embedder(), learned.words)
    engine.listen_for(VOCABULARIES["number"])
    heard = [
        [each.command for each in engine.feed(np.concatenate((SECOND, said(text, TRIED), SECOND)))]
        for text in spelt
    ]

    assert learned.faults == ()
    assert heard == [[number] for number in numbers]


def test_a_word_is_held_against_those_known_already():
    """What was taught last week counts as well."""
    known = lesson(takes(Command.PAUSE), {}).words

    assert [fault.flaw for fault in lesson(takes(Command.NEXT, "pause"), known).faults] == ["alike"]


def test_words_that_are_never_meant_together_may_be_alike():
    """Yes is no command of a session: the same word can be both."""
    learned = lesson([*takes(Command.CONTINUE, "yes"), *takes(Command.YES)], {})

    assert learned.faults == ()


def test_what_can_be_said_to_every_question_is_told_from_its_answers():
    """Again and next go with yes and with numbers, and ready with the digits of a count."""
    for one, other in ((Command.AGAIN, Command.YES), (Command.NEXT, Command.N3), (Command.READY, Command.N7)):
        known = lesson(takes(other), {}).words
        learned = lesson(takes(one, WORDS[other]), known)

        assert learned.faults == (Fault("alike", one, other=other),)


def test_a_word_may_be_taught_again():
    """It is not held against what it was before."""
    known = lesson(takes(Command.PAUSE), {}).words

    assert lesson(takes(Command.PAUSE), known).faults == ()
