"""Exercises that are not for everyone: when their questions wait, and what the answers leave out."""

import pytest

from player.library import Library
from player.recovery import conditions_of, undecided, without
from tests.recovery.person import PATHWAY, Person

NECK = Library().open("neck/phase-2-b")
PUSHED = {"iso-front", "iso-back", "iso-side"}


def left(**answers):
    """Give what is left out of a program by these answers."""
    fit = without(PATHWAY, answers, NECK)
    return {item.exercise for item in NECK.items} - {item.exercise for item in fit.items}


def test_only_a_program_that_holds_such_an_exercise_waits():
    """Isometrics do, turning and walking do not."""
    assert undecided(PATHWAY, {}, NECK)
    assert not undecided(PATHWAY, {}, Library().open("neck/phase-2-a"))
    assert not undecided(PATHWAY, {}, Library().open("calm/walk"))


def test_every_shipped_program_is_known_to_be_for_everyone_or_to_wait():
    """What pushes against a hand, and box breathing, is asked about wherever it stands."""
    for name in Library().names():
        program = Library().open(name)
        held = {item.exercise for item in program.items} & {*PUSHED, "breath-box"}
        assert undecided(PATHWAY, {}, program) == bool(held), name


@pytest.mark.parametrize(
    ("answers", "gone"),
    [
        ({"QCa": "no"}, set()),
        ({"QCa": "yes"}, PUSHED),
        ({"QCa": "unknown"}, PUSHED),
        ({"QC": "yes"}, PUSHED),
        ({"QCa": "no", "QCb": "yes", "QCc": "yes", "QCd": "yes"}, set()),
        ({}, set()),
    ],
)
def test_an_answer_leaves_out_what_it_must(answers, gone):
    """High blood pressure all that is pushed; "do not know" counts as yes."""
    assert left(**answers) == gone & {item.exercise for item in NECK.items}
    assert without(PATHWAY, {"QCa": "yes"}, NECK).digest == NECK.digest


def test_an_answer_counts_until_the_next_intake():
    """Who does the intake again is asked again: a pregnancy ends."""
    person = Person().answers(1, occasion="condition", QCa="no", QCb="no", QCc="yes", QCd="no")
    assert conditions_of(PATHWAY, person.facts)["QCc"] == "yes"
    person.answers(2, occasion="weekly", QI3=2)
    assert not undecided(PATHWAY, conditions_of(PATHWAY, person.facts), NECK)
    person.answers(3, occasion="intake", QI3=2)
    assert conditions_of(PATHWAY, person.facts) == {}
