"""Exercises that are not for everyone: when their questions wait, and what the answers leave out."""

import pytest

from player.library import Library
from player.recovery import conditions_of, ending, tense, undecided, without
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


@pytest.mark.parametrize(
    ("name", "answers", "breathes"),
    [
        ("neck/phase-2-a", {"QF4": 5}, True),
        ("neck/phase-2-a", {"QF10": 8}, True),
        ("neck/phase-2-a", {"QF4": 4, "QF10": 4}, False),
        ("neck/phase-2-a", {}, False),
        ("neck/phase-1", {"QF4": 9}, False),
        ("breaks/60-seconds", {"QF4": 9}, False),
        ("calm/walk", {"QF4": 9}, False),
    ],
)
def test_stress_or_tension_adds_breathing_where_there_is_none(name, answers, breathes):
    """From five on, in a session of a phase; a break, a walk and what breathes already stay as they are."""
    assert tense(PATHWAY, answers, Library().open(name)) is breathes


def test_a_session_that_ends_with_breathing_keeps_what_it_was():
    """What was there comes first, so that a session that was left is gone on with at its place."""
    program, calm = Library().open("neck/phase-2-a"), Library().open("calm/breathing")
    longer = ending(program, calm)
    assert longer.items == (*program.items, *calm.items)
    assert longer.digest == program.digest
    assert not tense(PATHWAY, {"QF4": 9}, longer)
