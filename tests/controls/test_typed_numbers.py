"""One, or the beginning of ten; time is told, never waited for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.controls import Numbers
from player.controls.numbers import PATIENCE
from player.transport import Command


@pytest.mark.parametrize("digit", "023456789")
def test_other_digits_answer_at_once(digit):
    """Nothing but a one can become something else."""
    assert Command(digit) == Numbers().feed(digit, 5.0)


def test_one_and_nought_are_ten():
    """When they come soon after each other."""
    numbers = Numbers()

    assert [numbers.feed("1", 5.0), numbers.feed("0", 5.7)] == [None, Command.N10]
    assert numbers.due(99.0) is None


def test_a_one_alone_is_a_one():
    """Once it has waited long enough, and only once."""
    numbers = Numbers()
    numbers.feed("1", 5.0)

    assert [numbers.due(5.79), numbers.due(5.8), numbers.due(9.0)] == [None, Command.N1, None]


def test_a_nought_that_comes_late_changes_no_answer():
    """The one was given already."""
    numbers = Numbers()
    numbers.feed("1", 5.0)

    assert numbers.feed("0", 5.9) == Command.N1
    assert numbers.due(99.0) is None


def test_enter_ends_the_waiting():
    """One and enter is one, at once."""
    numbers = Numbers()
    numbers.feed("1", 5.0)

    assert numbers.feed("enter", 5.1) == Command.N1


def test_another_key_takes_the_place_of_a_one():
    """Who corrects a slip is understood; stop is always stop."""
    numbers = Numbers()
    numbers.feed("1", 5.0)
    assert numbers.feed("4", 5.1) == Command.N4
    numbers.feed("1", 6.0)
    assert numbers.feed("q", 6.1) == Command.STOP
    assert numbers.due(99.0) is None


def test_a_one_can_be_forgotten():
    """Nought is nothing then, and no answer comes late."""
    numbers = Numbers()
    numbers.feed("1", 5.0)
    numbers.forget()
    assert numbers.due(99.0) is None
    assert numbers.feed("0", 99.1) == Command.N0


def test_t_is_ten():
    """One key for ten, in both languages."""
    assert Numbers().feed("T", 1.0) == Command.N10


@given(st.lists(st.tuples(st.sampled_from("0123456789tq"), st.floats(0, 2)), max_size=30))
def test_no_key_makes_two_answers(presses):
    """However fast the keys come, there is at most one answer for each of them, and none is left behind."""
    numbers = Numbers()
    now, answers = 0.0, 0
    for key, wait in presses:
        now += wait
        answers += numbers.feed(key, now) is not None
    answers += numbers.due(now + PATIENCE) is not None

    assert answers <= len(presses)
    assert numbers.due(now + 100) is None
