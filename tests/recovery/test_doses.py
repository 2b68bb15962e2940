"""Less after red, one small step more after good sessions, a level down after a worse morning."""

import pytest

from player.library import Library
from player.recovery import apply, doses
from tests.recovery.person import PATHWAY, Person, exercised, moment

PROGRAM = Library().open("neck/phase-1")
TURNS = "neck-rotation"


def changed(person: Person, day: int, exercise: str = TURNS):
    """Give what differs for one exercise on a day."""
    found = doses(PATHWAY, person.facts, PROGRAM, moment(day).date())
    return [
        (dose.what, dose.was, dose.value, dose.reason.rule) for dose in found if dose.exercise == exercise
    ]


def turning(person: Person, *days: int, pain: int | None = 1, **more) -> Person:
    """Do neck turns on some days."""
    for day in days:
        person.session(day, exercises=(exercised(TURNS, pain=pain, **more),), pain=pain)
    return person


def test_three_good_sessions_over_six_days_are_one_step_up():
    """PR8 and PR9: one repetition more, and nothing else."""
    assert changed(turning(Person(), 0, 3, 6), 6) == [("reps", 5, 6, "PR8")]


def test_daily_sessions_step_up_after_a_week():
    """Three are enough only where they lie far enough apart."""
    assert changed(turning(Person(), 0, 1, 2, 3, 4, 5), 5) == []
    assert changed(turning(Person(), 0, 1, 2, 3, 4, 5, 6), 6) == [("reps", 5, 6, "PR8")]


@pytest.mark.parametrize(
    "person",
    [
        turning(Person(), 0, 6),
        turning(Person(), 0, 2, 4),
        turning(turning(Person(), 0, 3), 6, pain=4),
        turning(turning(Person(), 0, 3), 6, pain=None),
        turning(turning(Person(), 0, 3), 6, done=50.0),
        turning(Person(), 0, 3, 6).pain(0, 1, 1, 1, 1, 1).morning(5, 4),
        turning(Person(), 0, 3, 6).pain(0, 1, 1, 1, 1, 1, 1).morning(7, 2).pain(6, 0),
    ],
    ids=["two", "five days", "amber", "no score", "half done", "worse morning", "held morning"],
)
def test_otherwise_there_is_no_step(person):
    """Too few, too soon, not green, not done, or a morning that was not fine."""
    assert all(rule != "PR8" for *_, rule in changed(person, 7))


def test_a_while_away_begins_the_count_anew():
    """PR8: what was good before a week without any session says little of now; one left-out exercise does."""
    assert changed(turning(Person(), 0, 3, 10), 10) == []
    assert changed(turning(Person(), 0, 3, 10, 13, 16), 16) == [("reps", 5, 6, "PR8")]
    between = Person().session(6, exercises=(exercised("neck-flexion"),))
    assert changed(turning(between, 0, 3, 10), 10) == [("reps", 5, 6, "PR8")]
    assert changed(turning(Person(), 0, 3, 6), 12) == [("reps", 5, 6, "PR8")]
    assert changed(turning(Person(), 0, 3, 6), 13) == []


def test_nothing_steps_up_right_after_a_red_session():
    """PR6 and PR8: another exercise was red, so all wait for a session that was not."""
    person = turning(Person(), 0, 3, 6).session(7, exercises=(exercised("neck-flexion", pain=8),), pain=8)
    assert changed(person, 8) == []
    person.session(9, exercises=(exercised("neck-flexion"),))
    assert changed(person, 9) == [("reps", 5, 6, "PR8")]


def test_nothing_steps_up_while_the_line_is_worse():
    """PR8 and PR21: good sessions do not outweigh five weeks that get worse."""
    person, rising = Person(), Person()
    for week in range(6):
        for day in (0, 2, 4):
            turning(person.pain(7 * week + day, 2), 7 * week + day)
            turning(rising.pain(7 * week + day, min(3, week)), 7 * week + day, pain=min(3, week))
    assert changed(person, 39) == [("reps", 5, 6, "PR8")]
    assert changed(rising, 39) == []


def test_red_takes_a_fifth_off_and_it_stays():
    """PR6: rounded down, and kept until three good sessions after it."""
    person = turning(Person(), 0, 1).kept(0, "dose", exercise=TURNS, what="reps", was=5, value=10, rule="PR8")
    assert changed(turning(person, 2, pain=7), 2) == [("reps", 10, 8, "PR6")]
    person = person.kept(2, "dose", hour=12, exercise=TURNS, what="reps", was=10, value=8, rule="PR6")
    assert changed(person, 3) == [("reps", 5, 8, "PR6")]
    assert changed(turning(person, 4, 7), 8) == [("reps", 5, 8, "PR6")]
    assert changed(turning(person, 11), 11) == [("reps", 5, 8, "PR6"), ("hold", 1.0, 2.0, "PR8")]


def test_three_repetitions_are_always_left_and_whole_seconds_of_a_hold():
    """PR6: where repetitions are few the hold is shortened, and a second of it stays."""
    person = turning(Person(), 0, pain=8)
    assert changed(person, 0) == [("reps", 5, 4, "PR6")]
    person.kept(0, "dose", hour=12, exercise=TURNS, what="reps", was=5, value=3, rule="PR6")
    assert changed(turning(person, 1, pain=8), 1) == [("reps", 5, 3, "PR6")]


def test_only_the_exercise_that_hurt_is_less():
    """Another one of the same session keeps its dose."""
    hurt = (exercised(TURNS, pain=7), exercised("neck-flexion", sides=1, planned=35.0, done=35.0))
    person = Person().session(0, exercises=hurt, pain=7)
    assert changed(person, 1) == [("reps", 5, 4, "PR6")]
    assert changed(person, 1, "neck-flexion") == []


def test_no_more_than_two_exercises_step_up_in_a_week():
    """The rest waits."""
    names = ("neck-rotation", "neck-flexion", "open-book")
    person = Person()
    for day in (0, 3, 6):
        person.session(day, exercises=tuple(exercised(name) for name in names))
    found = doses(PATHWAY, person.facts, PROGRAM, moment(6).date())
    assert [dose.exercise for dose in found if dose.reason.rule == "PR8"] == ["neck-rotation", "neck-flexion"]


def test_a_worse_morning_and_two_weeks_away_are_a_level_down_for_today():
    """PR4 and PR15: what is at normal is done at easy; what is easy stays."""
    person = turning(Person(), 0).pain(0, 1, 1).morning(1, 4)
    assert changed(person, 1, "shoulder-roll") == [("level", "normal", "easy", "PR4")]
    assert changed(person, 1) == []
    away = turning(Person(), 0)
    assert changed(away, 13, "shoulder-roll") == []
    assert changed(away, 14, "shoulder-roll") == [("level", "normal", "easy", "PR15")]


def test_a_program_is_done_with_its_changed_doses():
    """The numbers change, the words and the digests stay."""
    found = doses(PATHWAY, turning(Person(), 0, 3, 6).facts, PROGRAM, moment(6).date())
    own = apply(PROGRAM, found)
    was, now = (program.items[1].levels["easy"].dose.reps for program in (PROGRAM, own))
    assert (was, now) == (5, 6)
    assert own.digest == PROGRAM.digest
    assert [item.digest for item in own.items] == [item.digest for item in PROGRAM.items]
    assert apply(PROGRAM, ()) == PROGRAM


BUILD = Library().open("neck/phase-2-a")
"""Holds neck turns at normal, which the first phase holds at easy."""


def built(person: Person, day: int):
    """Give what differs for neck turns in the second phase on a day."""
    found = doses(PATHWAY, person.facts, BUILD, moment(day).date())
    return [(each.what, each.was, each.value, each.reason.rule) for each in found if each.exercise == TURNS]


def test_red_at_an_easier_level_takes_the_harder_one_down():
    """PR6: two sessions long it is done at the level that was too much, and with less."""
    person = turning(Person(), 0, pain=7)
    assert built(person, 1) == [("reps", 5, 4, "PR6"), ("level", "normal", "easy", "PR6")]
    own = apply(BUILD, doses(PATHWAY, person.facts, BUILD, moment(1).date()))
    turns = next(item for item in own.items if item.exercise == TURNS)
    assert (turns.level, turns.levels["easy"].dose.reps, turns.levels["normal"].dose.reps) == ("easy", 4, 8)
    assert built(turning(person, 1), 2)[-1] == ("level", "normal", "easy", "PR6")
    assert built(turning(person, 2), 3) == []


def test_red_at_a_harder_level_is_not_forgotten_after_an_easy_session():
    """PR6: what was less at easy is less at normal too."""
    person = turning(Person(), 0, pain=7, level="normal")
    assert changed(person, 1) == [("reps", 5, 4, "PR6")]
    person.kept(1, "dose", hour=10, exercise=TURNS, what="reps", was=5, value=4, rule="PR6", level="easy")
    assert built(turning(person, 1), 2) == [("reps", 8, 6, "PR6")]


def test_an_exercise_that_hurt_before_it_was_done_counts():
    """PR6: who stops at once says enough."""
    assert changed(turning(Person(), 0, pain=7, done=0.0), 1) == [("reps", 5, 4, "PR6")]


def test_a_change_of_the_same_second_comes_before_the_session():
    """A dose is kept just before its session begins."""
    person = turning(Person(), 0, pain=8).kept(
        1, "dose", hour=10, exercise=TURNS, what="reps", was=5, value=4, rule="PR6", level="easy"
    )
    assert changed(turning(person, 1, pain=8), 2) == [("reps", 4, 3, "PR6")]


def test_nothing_steps_up_after_a_week_away():
    """PR15: then it is less, not more."""
    assert changed(turning(Person(), 0, 3, 6), 12) == [("reps", 5, 6, "PR8")]
    assert changed(turning(Person(), 0, 3, 6), 13) == []


def test_easy_sessions_earn_nothing_at_a_harder_level():
    """PR9: a level is one change, a repetition more another."""
    assert built(turning(Person(), 0, 3, 6), 6) == []
    assert built(turning(Person(), 0, 3, 6, level="normal"), 6)[0][3] == "PR8"


def test_a_level_for_the_whole_session_has_its_own_numbers():
    """PR6: on a gentle day too what was too much is less."""
    person = turning(Person(), 0, pain=7)
    found = doses(PATHWAY, person.facts, BUILD, moment(1).date(), level="easy")
    numbers = [(each.what, each.value, each.level) for each in found if each.exercise == TURNS]
    assert numbers == [("reps", 4, "easy")]
