"""Which word was said, or none: by distances that can be seen."""

import numpy as np
import pytest

from player.transport import Command
from player.words.deciding import Decider
from player.words.embedding import Frames


def toward(*parts: float) -> Frames:
    """Give a word of one step, made of so much of each of a few directions."""
    row = np.zeros((1, 96), np.float32)
    row[0, : len(parts)] = parts
    return row / np.linalg.norm(row)


WORDS = {
    Command.PAUSE: (toward(1, 0.1), toward(1, 0, 0.1)),
    Command.STOP: (toward(0, 1),),
    Command.YES: (toward(0, 0, 1),),
}
COHORT = [toward(0, 0, 0, 1, n / 10) for n in range(5)]
ALL = frozenset(WORDS)


def test_the_nearest_word_was_said():
    """What lies beside a recording counts, and surely."""
    verdict = Decider(WORDS, COHORT).decide(toward(1, 0.05), ALL)

    assert verdict is not None
    assert (verdict.command, verdict.accepted, verdict.score > 0.9) == (Command.PAUSE, True, True)


def test_what_a_stranger_says_is_no_command():
    """What lies nearer to the cohort than to any word does not count."""
    verdict = Decider(WORDS, COHORT).decide(toward(0.5, 0, 0, 1), ALL)

    assert verdict is not None
    assert (verdict.accepted, verdict.score < 0.5) == (False, True)


def test_what_could_be_two_words_is_none():
    """Halfway between two words nobody knows which."""
    verdict = Decider(WORDS, COHORT).decide(toward(0.9, 1), ALL)

    assert verdict is not None
    assert not verdict.accepted


@pytest.mark.parametrize(("command", "times"), [(Command.STOP, 1.28), (Command.YES, 1.0)])
def test_a_scrap_that_is_like_stop_must_be_surer(command, times):
    """The same distances cost more where there is little to hear; of other words they cost the same."""
    row = toward(0.1, *((0.2, 1) if command is Command.YES else (1, 0.2)), 0.2)
    decider = Decider(WORDS, COHORT)
    short, long = (decider.decide(np.repeat(row, steps, axis=0), ALL) for steps in (5, 6))

    assert short is not None
    assert long is not None
    assert (short.command, long.command) == (command, command)
    assert short.cost / long.cost == pytest.approx(times, rel=0.05)


def test_a_word_that_is_not_asked_for_is_a_rival():
    """Who says stop where yes or no is asked has not said yes."""
    verdict = Decider(WORDS, COHORT).decide(toward(0, 1, 0.4), frozenset({Command.YES}))

    assert verdict is not None
    assert (verdict.command, verdict.accepted) == (Command.YES, False)


def test_without_a_word_to_expect_nothing_is_said():
    """Numbers that were never taught are never heard."""
    assert Decider(WORDS, COHORT).decide(toward(1), frozenset({Command.N3})) is None
