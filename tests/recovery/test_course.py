"""When the course itself asks for a look back, or for a physiotherapist: PR7, PR16, PR19 and PH1."""

from datetime import timedelta

import pytest

from player.recovery import progress, sentences
from tests.recovery.person import PATHWAY, SAFE, START, Person


def advised(person: Person, day: int) -> list[str]:
    """Give the reasons to see somebody, by their rules."""
    return [each.rule for each in person.stands(day).advice]


def looked(person: Person, day: int) -> list[str]:
    """Give why it is time to look back."""
    return [each.key for each in person.stands(day).reasons if each.rule == "PR16"]


def six_weeks(**later: int) -> Person:
    """Give somebody who began with pain and hindrance of four, and answered later."""
    person = Person(QI1=4, QI3=4)
    for day in range(0, 43, 7):
        person.session(day)
    return person.answers(42, occasion="evaluation", **later)


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ({"QI1": 4, "QI3": 4}, ["PR16"]),
        ({"QI1": 5, "QI3": 5}, ["PR16", "PH3"]),
        ({"QI1": 3, "QI3": 4}, []),
        ({"QI1": 4, "QI3": 3}, []),
    ],
)
def test_after_six_weeks_pain_or_hindrance_should_be_lower(later, told):
    """PR16, K3: one of them falling is the usual course."""
    assert advised(six_weeks(**later), 42) == told


def test_a_line_that_went_down_is_lower_pain():
    """Whatever was answered of the last seven days."""
    person = six_weeks(QI1=4, QI3=4).pain(0, *[4] * 14, *[3] * 14, *[2.5] * 14)
    assert advised(person, 42) == []


def test_after_four_weeks_away_the_course_begins_anew():
    """The first answers are those of the new intake."""
    person = six_weeks(QI1=3, QI3=3).answers(90, **{**SAFE, "QI1": 4, "QI3": 4})
    assert advised(person.session(90), 91) == []


def test_after_four_weeks_away_looking_back_is_counted_anew():
    """PR16: three weeks after the new beginning, and not whenever it would have been."""
    person = Person().session(0).answers(60, **{**SAFE, "QI1": 4, "QI3": 4})
    for day in (60, 67, 74):
        person.session(day)
    found = progress(PATHWAY, person.facts, person.stands(75), START + timedelta(days=75))
    assert found.next_look == (START + timedelta(days=81)).isoformat()
    assert looked(person, 80) == []
    assert looked(person, 81) == ["evaluation_activity"]
    assert looked(person.session(79).session(80), 84) == ["evaluation_day"]


def worse() -> Person:
    """Give somebody whose line goes up for five weeks."""
    person = Person().pain(0, *[2] * 7, *[3] * 7, *[4] * 7, *[5] * 7, *[5] * 7)
    for day in range(35):
        person.session(day)
    return person


def test_a_worse_line_comes_first_and_is_said_once():
    """PR19: the strongest reason to see somebody; beside the line itself it is not said again."""
    person = worse()
    assert advised(person, 34)[0] == "PR19"
    found = progress(PATHWAY, person.facts, person.stands(34), START + timedelta(days=34))
    assert [each.key for each in sentences(PATHWAY, found)].count("worse") == 1
    assert "line_worse" not in [each.key for each in sentences(PATHWAY, found)]


def test_a_line_that_has_become_worse_is_a_reason_to_look_back():
    """PR16: also soon after the last time, which saw no worse line; and not again at once."""
    person = worse().kept(21, "evaluation", done=True)
    assert looked(person, 34) == ["evaluation_worse"]
    assert looked(person.kept(34, "evaluation", done=True), 35) == []


def test_an_intake_asks_all_that_an_evaluation_asks():
    """Who has just answered it is not asked to look back."""
    person = Person().session(0)
    assert looked(person, 22) != []
    assert looked(person.answers(22, **{**SAFE, "QI1": 3, "QI3": 3}), 22) == []


def test_who_may_not_exercise_looks_back_later():
    """The stop comes first."""
    person = Person().session(0).answers(20, occasion="safety", **{**SAFE, "QN1a": "yes"})
    assert "evaluation" not in person.stands(22).ask
    assert "evaluation" in person.clearance(22, "QN1").stands(22).ask


def test_little_pain_for_four_weeks_is_no_trouble_that_lasts():
    """PH1: as little as upkeep asks for."""
    person = Person(QD1=4).session(0).pain(0, *[4] * 7, *[2] * 21)
    assert advised(person, 27) == ["PH1"]
    assert advised(person.pain(28, *[2] * 7), 34) == []


def test_after_a_while_too_few_scores_are_said_to_be_too_few():
    """PR18: it is not too early any more."""
    person = Person()
    for day in range(0, 42, 7):
        person.session(day).pain(day, 3)
    found = progress(PATHWAY, person.facts, person.stands(41), START + timedelta(days=41))
    assert sentences(PATHWAY, found)[1].key == "too_few"
