"""Which word was said, or none: by distances that can be seen."""

from itertools import groupby

import numpy as np
import pytest

from player.transport import Command
from player.words.deciding import LIMITS, Decider
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


@pytest.mark.parametrize("steps", [5, 6])
def test_what_is_like_stop_must_be_surer(steps):
    """The same distances cost more for "stop", most of all where there is little to hear."""
    frames = np.repeat(toward(0.1, 1, 0.1, 0.2), steps, axis=0)
    decider = Decider(WORDS, COHORT)
    guessed, decided = decider.guess(frames, ALL), decider.decide(frames, ALL)

    assert guessed is not None
    assert decided is not None
    assert (guessed.command, decided.command) == (Command.STOP, Command.STOP)
    assert guessed.cost / decided.cost == pytest.approx(LIMITS.of(Command.STOP, steps))
    assert LIMITS.of(Command.STOP, 5) < LIMITS.of(Command.STOP, 6) < LIMITS.of(Command.NEXT, 5)


def ladder(among: frozenset[Command]) -> list[Command | None]:
    """Give what "stop" counts for, from one that is sure to one that is nearly a stranger's; each once."""
    verdicts = [Decider(WORDS, COHORT).decide(toward(0.1, 1, 0.1, part / 50), among) for part in range(50)]
    taken = [verdict.command if verdict is not None and verdict.accepted else None for verdict in verdicts]
    return [command for command, _ in groupby(taken)]


def test_an_unsure_stop_pauses():
    """Who says "stop" and is hardly heard has a session that waits; it is only not asked whether to end."""
    assert ladder(ALL) == [Command.STOP, Command.PAUSE, None]


def test_an_unsure_stop_is_nothing_where_nothing_can_be_paused():
    """Where "pause" cannot be meant, an unsure "stop" does not count."""
    assert ladder(ALL - {Command.PAUSE}) == [Command.STOP, None]


def test_a_word_that_is_not_asked_for_is_a_rival():
    """Who says stop where yes or no is asked has not said yes."""
    verdict = Decider(WORDS, COHORT).decide(toward(0, 1, 0.4), frozenset({Command.YES}))

    assert verdict is not None
    assert (verdict.command, verdict.accepted) == (Command.YES, False)


def test_without_a_word_to_expect_nothing_is_said():
    """Numbers that were never taught are never heard."""
    assert Decider(WORDS, COHORT).decide(toward(1), frozenset({Command.N3})) is None
