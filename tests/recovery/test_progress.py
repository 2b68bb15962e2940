"""The five sentences of progress, and what stands behind them."""

from datetime import timedelta

from msgspec.structs import replace

from player.recovery import Activity, progress, sentences
from tests.recovery.person import PATHWAY, START, Person, exercised


def keys(person: Person, day: int) -> list[str]:
    """Give which sentences are told on a day."""
    found = progress(PATHWAY, person.facts, person.stands(day), START + timedelta(days=day))
    told = sentences(PATHWAY, found)
    assert len(told) == 5
    return [each.key for each in told]


def test_at_first_there_is_little_to_tell():
    """No line, no average, and nothing that was not done is counted."""
    assert keys(Person(), 0) == ["done_none", "too_early", "week_open", "moved_little", "begin"]


def test_before_four_weeks_there_is_no_label():
    """A week has its mean, and one off day changes nothing."""
    person = Person().session(0).session(1).session(2).pain(0, 3, 4, 3)
    assert keys(person, 2)[:3] == ["done_some", "too_early", "week_alone"]


def test_an_improving_course_says_so():
    """By the label of the rules, beside the mean of two weeks ago."""
    person = Person().pain(0, *[6] * 7, *[5] * 7, *[4] * 7, *[3] * 7, *[2] * 7)
    for day in range(35):
        person.session(day)
    assert keys(person, 34)[:3] == ["done_all", "better", "week_two"]


def test_a_worsening_course_sends_to_somebody_and_comforts_nobody():
    """Ups and downs are not said to be part of it, and a goal does not hide the advice."""
    person = Person(QI4=[{"activity": "fietsen", "score": 6}], QD1=4)
    person.pain(0, *[2] * 7, *[3] * 7, *[4] * 7, *[5] * 7, *[6] * 7)
    for day in range(35):
        person.session(day)
    person.answers(34, occasion="evaluation", QI4=[{"activity": "fietsen", "score": 2}])
    assert keys(person, 34)[1:3] == ["worse", "week_two_plain"]
    assert keys(person, 34)[4] != "goal"


def test_nobody_is_comforted_beside_a_line_that_got_worse():
    """Also where there is no mean of two weeks ago to say."""
    person = Person().pain(0, *[2] * 7, *[3] * 7, *[5] * 7).pain(28, *[6] * 7)
    for day in range(0, 35, 3):
        person.session(day)
    assert keys(person, 34)[1:3] == ["worse", "week_two_plain"]
    alone = Person().pain(0, *[2] * 7, *[3] * 7, *[5] * 7).pain(35, *[6] * 7)
    for day in range(0, 42, 3):
        alone.session(day)
    assert keys(alone, 41)[1:3] == ["worse", "week_alone_plain"]


def test_a_look_back_and_a_physiotherapist_come_before_minutes():
    """What matters most is said, and there are still five sentences."""
    person = Person(QD1=1).session(0).session(20)
    assert keys(person, 20)[3:] == ["moved_only", "advice"]
    assert keys(person, 21)[3:] == ["evaluation_activity", "advice"]


def test_a_goal_that_came_nearer_is_told():
    """Where the line is not worse."""
    person = Person(QI4=[{"activity": "fietsen", "score": 6}]).session(0)
    person.answers(20, occasion="evaluation", QI4=[{"activity": "fietsen", "score": 4}])
    assert keys(person, 20)[4] == "goal"


def test_a_walk_that_was_played_counts_once():
    """Its minutes are those of walking, not of exercises."""
    walk = exercised("walking", "walking", sides=1, planned=1500.0, done=1500.0)
    person = Person().session(0, exercises=(exercised(done=120.0),))
    person.session(0, "calm/walk", exercises=(walk,))
    walked = Activity(at=person.facts.sessions[-1].started, what="walking", minutes=25.0)
    person.facts = replace(person.facts, activities=(walked,))
    found = progress(PATHWAY, person.facts, person.stands(0), START)
    assert (found.minutes, found.other_minutes) == (2.0, 25.0)


def test_the_next_look_back_is_named():
    """PR16: on the first of its days that is still to come."""
    found = progress(PATHWAY, Person().session(0).facts, Person().stands(1), START + timedelta(days=1))
    assert found.next_look == (START + timedelta(days=PATHWAY.evaluation.days[0])).isoformat()
    assert keys(Person().session(0), 1)[4] == "look"
