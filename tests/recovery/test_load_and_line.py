"""How much a week may hold, and what can be said of the line over the weeks."""

import random

import pytest

from player.recovery import adherence, guard, judged, limits, theil_sen, trend, week_load
from player.recovery.trend import label_of, means
from tests.recovery.person import PATHWAY, Person, exercised, moment

RAMP = [1992, 2241, 2490, 2690, 2970, 3219, 3500, 3781, 4158, 4407]
"""A ten-week ramp of active seconds times weight, each week at most 1.125 times the one before."""


def test_the_ten_week_ramp_is_legal_in_every_week():
    """No week goes above what one small step allows after the weeks before it."""
    for number, load in enumerate(RAMP):
        before = RAMP[max(0, number - 2) : number]
        reference = max(before[-1], sum(before) / len(before)) if before else 0
        assert load <= limits(PATHWAY, reference).hard


def test_a_jump_is_not_legal():
    """From the standard first weeks straight to a full second phase is more than one step."""
    assert limits(PATHWAY, 2490).hard < 3219
    assert limits(PATHWAY, 2490).never > 3219


def test_a_tiny_week_does_not_freeze_what_follows():
    """PR12: the floor holds, whatever was done before."""
    assert limits(PATHWAY, 300).cap == limits(PATHWAY, 0).hard == 1992


def test_a_week_is_weighed_by_kind():
    """Mobility once, control twice, strength three times, calm not at all."""
    person = Person().session(
        0,
        exercises=tuple(
            exercised(kind, kind, done=10.0)
            for kind in ("mobility", "control", "strength", "breathing", "walking")
        ),
    )
    assert week_load(PATHWAY, person.facts.sessions, moment(6).date()) == 60
    assert week_load(PATHWAY, person.facts.sessions, moment(7).date()) == 0


def test_the_reference_is_the_larger_of_last_week_and_of_two():
    """PR10: so that one light week does not take the way back."""
    person = Person()
    for day, done in ((0, 3000.0), (7, 2000.0)):
        person.session(day, exercises=(exercised(done=done),))
    assert guard(PATHWAY, person.facts.sessions, moment(14).date()).reference == 2500


@pytest.mark.parametrize("seed", range(20))
def test_the_quick_line_is_the_line(seed):
    """The rules look at the same weeks as a person does, gaps and all."""
    rng = random.Random(seed)  # noqa: S311 - the same every time
    person = Person()
    for day in range(rng.randrange(100)):
        if rng.random() < 0.5:
            person.pain(day, rng.randrange(11))
    now = moment(rng.randrange(110)).date()
    line = trend(PATHWAY, person.facts, now)
    assert means(PATHWAY, person.facts, now) == [week.mean for week in line.weeks]
    assert label_of(PATHWAY, person.facts, now) == line.label


def test_the_slope_is_the_median_of_all_slopes():
    """Theil and Sen: one outlier does not turn it."""
    assert theil_sen([(0, 5.0), (1, 4.5), (2, 4.0), (3, 9.0), (4, 3.0)]) == pytest.approx(-0.5)
    assert theil_sen([(0, 5.0)]) == 0


@pytest.mark.parametrize(
    ("means", "label"),
    [
        ([5, 4, 3], "too_early"),
        ([5, None, 4, 3], "too_early"),
        ([5, 4.5, 3.5, 3], "better"),
        ([5, 5, 4.6, 4.4], "steady"),
        ([3, 3, 4, 5], "worse"),
        ([3, 3.5, 4, 4.2], "steady"),
        ([5, None, 4.5, 3.5, 3], "better"),
    ],
)
def test_a_label_needs_four_valid_weeks_and_a_clear_change(means, label):
    """PR19: gaps are gaps."""
    assert judged(PATHWAY, means)[0] == label


def test_a_week_is_valid_with_three_days_told():
    """PR18: fewer are a gap, not a nought."""
    person = Person().session(0).pain(0, 4, 5, 6).pain(7, 3, 3)
    weeks = trend(PATHWAY, person.facts, moment(10).date()).weeks
    assert [week.mean for week in weeks] == [5.0, None]
    assert (weeks[0].low, weeks[0].high, weeks[0].entries) == (4, 6, 3)


def test_what_was_done_is_counted_against_the_plan():
    """PR23: three quarters of the seconds count; under half of the plan the short session is offered."""
    person = Person().session(0).session(1, exercises=(exercised(done=50.0),)).session(2)
    week = adherence(PATHWAY, person.facts, moment(2).date(), 7)
    assert (week.done, week.planned, week.percent) == (2, 7, None)
    later = adherence(PATHWAY, person.facts, moment(14).date(), 7)
    assert (later.percent, later.offer_short) == (7, True)


def course(chance: random.Random, weekly: float, weeks: int) -> list[float]:
    """Make weekly means of a person: daily noise of 1.3 with a memory of one half, and flares of two days."""
    noise, flare, means = 0.0, 0, []
    for week in range(weeks):
        days = []
        for day in range(7):
            noise = 0.5 * noise + chance.gauss(0, 1.3 * 0.75**0.5)
            flare = 2 if not flare and chance.random() < 0.04 else max(0, flare - 1)
            level = 5 + weekly * (week + day / 7) + noise + (2 if flare else 0)
            days.append(min(10, max(0, round(level))))
        means.append(sum(days) / 7)
    return means


def test_ups_and_downs_are_seldom_taken_for_a_change():
    """PR20, week 6: improving is called worse in at most 2 %, stable better in at most 15 %."""
    chance = random.Random(2026)  # noqa: S311 - no secret
    improving = [judged(PATHWAY, course(chance, -0.45, 6))[0] for _ in range(600)]
    stable = [judged(PATHWAY, course(chance, 0.0, 6))[0] for _ in range(600)]
    assert improving.count("worse") / 600 <= 0.02
    assert stable.count("better") / 600 <= 0.15
    assert improving.count("better") / 600 >= 0.6
