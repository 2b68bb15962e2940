"""The plan of a week, breaks at a desk, and coming back to sport."""

from datetime import date, time, timedelta

import pytest

from player.recovery import Breaks, plan, rung
from tests.recovery.person import PATHWAY, SAFE, START, Person, moment

RULES = PATHWAY.micro_break


def planned(person: Person, day: int = 0):
    """Give the plan of the seven days from a day, by weekday: role and program."""
    found = plan(PATHWAY, person.facts, person.stands(day), START + timedelta(days=day))
    return [(date.fromisoformat(each.date).weekday(), each.role, each.program) for each in found]


def test_the_first_phase_is_a_session_every_day():
    """Seven days, each with the program of phase one."""
    assert planned(Person()) == [(day, "daily", "neck/phase-1") for day in range(7)]


def test_strength_has_a_day_between_and_takes_turns():
    """Three times a week, never two days running; gentle moving on the other days."""
    found = planned(Person().kept(0, "phase", phase=2))
    strength = [(day, program) for day, role, program in found if role == "strength"]
    assert strength == [(0, "neck/phase-2-a"), (2, "neck/phase-2-b"), (4, "neck/phase-2-a")]
    assert [day for day, role, _ in found if role == "daily"] == [1, 3, 5, 6]


def test_what_was_done_counts():
    """Not planned again today, and the day after strength is none for strength."""
    person = Person().kept(-7, "phase", phase=2).session(0, "neck/phase-2-a", hour=7)
    found = planned(person)
    assert found[0] == (1, "daily", "neck/phase-1")
    assert [day for day, role, _ in found if role == "strength"][:2] == [2, 4]


def test_where_answers_allow_nothing_nothing_is_planned():
    """A stop has no plan; with walking and breathing it is breathing."""
    assert planned(Person(QS2="yes")) == []
    assert {role for _, role, _ in planned(Person(QS7="yes"))} == {"breathing"}


def test_a_sore_day_is_short_and_the_rest_as_usual():
    """Told sore today: the short session, and tomorrow the plan again."""
    found = planned(Person().kept(0, "today", value="sore"))
    assert found[0] == (0, "sore", "neck/short")
    assert found[1] == (1, "daily", "neck/phase-1")


def at(minutes: float):
    """Give a moment so many minutes after nine."""
    return moment(0, 9) + timedelta(minutes=minutes)


def looks(breaks: Breaks, until: float, idle: float | None = 0.0, since: float = 0.0) -> list[float]:
    """Look every minute, and give the minutes at which a break was due."""
    found, now = [], since
    while now < until:
        now += 1
        if breaks.look(at(now), idle) == "due":
            found.append(now)
    return found


def test_a_break_is_due_every_half_hour():
    """Counted from the last one that was told."""
    assert looks(Breaks(RULES, at(0)), 95) == [30, 60, 90]
    assert looks(Breaks(RULES, at(0), every=45), 95) == [45, 90]


def test_who_is_away_has_a_break():
    """Five minutes without a key begin the count anew, and so does a computer that slept."""
    breaks = Breaks(RULES, at(0))
    assert looks(breaks, 20) == []
    assert breaks.look(at(25), 300) is None
    assert breaks.look(at(27), 420) is None
    assert breaks.look(at(30), 2) == "back"
    assert looks(breaks, 62, since=30) == [60]

    slept = Breaks(RULES, at(0))
    looks(slept, 20)
    assert slept.look(at(50), 0) is None
    assert looks(slept, 85, since=50) == [80]


def test_a_break_waits_once():
    """Five minutes, and not again before the next one."""
    breaks = Breaks(RULES, at(0))
    assert looks(breaks, 30) == [30]
    assert breaks.snooze(at(30))
    assert looks(breaks, 35, since=30) == [35]
    assert not breaks.snooze(at(35))
    assert looks(breaks, 65, since=35) == [65]
    assert breaks.snooze(at(65))
    assert not breaks.snooze(at(66))


def test_a_break_that_was_not_told_yet_cannot_be_put_off():
    """To press it early brings nothing nearer."""
    breaks = Breaks(RULES, at(0))
    assert not breaks.snooze(at(2))
    assert looks(breaks, 31) == [30]
    breaks.taken(at(31))
    assert not breaks.snooze(at(32))


@pytest.mark.parametrize(
    "quiet", [(time(9, 20), time(10, 10)), (time(9, 20), time(8, 0)), (time(22, 0), time(10, 10))]
)
def test_in_quiet_hours_nothing_is_said(quiet):
    """Also where they run over midnight."""
    assert 30 not in looks(Breaks(RULES, at(0), quiet=[quiet]), 40)


def test_a_call_is_not_disturbed():
    """An hour of quiet, and then it is told at once."""
    breaks = Breaks(RULES, at(0))
    breaks.hush(at(10), 60)
    assert looks(breaks, 75) == [70]


def test_sport_comes_back_one_step_a_week():
    """From half, a step a whole week, until the usual time."""
    person = Person(QF11=100)
    for day in range(0, 70, 7):
        person.session(day).morning(day + 1, 1)
    told = [rung(PATHWAY, person.facts, START + timedelta(days=7 * week)) for week in range(5)]
    assert [each and each.minutes for each in told] == [50, 65, 80, 95, None]


def test_a_red_week_takes_a_step_back_and_a_worse_morning_none():
    """Never below where it began."""
    red = Person(QF11=100).session(8, pain=8)
    for day in (1, 9, 15):
        red.session(day).morning(day + 1, 1)
    assert [rung(PATHWAY, red.facts, START + timedelta(days=day)).percent for day in (7, 14, 21)] == [
        65,
        50,
        65,
    ]
    worse = Person(QF11=100).session(1).morning(2, 1).session(8).pain(1, *[1] * 8).morning(9, 6)
    assert rung(PATHWAY, worse.facts, START + timedelta(days=14)).percent == 65


def test_a_week_in_which_exercising_waits_takes_a_step_back():
    """Signs of a nerve in the third week: less after it, until a week without them."""
    person = Person(QF11=100)
    for day in (0, 7, 14, 21, 28):
        person.session(day).morning(day + 1, 1)
    steps = [rung(PATHWAY, person.facts, START + timedelta(days=day)).percent for day in (14, 21)]
    person.answers(15, occasion="safety", **{**SAFE, "QN1": "yes"}).clearance(23, "QN1")
    after = [rung(PATHWAY, person.facts, START + timedelta(days=day)).percent for day in (14, 21, 28)]
    assert (steps, after) == ([80, 95], [80, 65, 80])


def test_a_week_without_exercise_or_mornings_adds_no_sport():
    """Nobody knows how the next morning would be; a line that is worse adds none either."""
    away = Person(QF11=100).session(1).morning(2, 1)
    assert rung(PATHWAY, away.facts, START + timedelta(days=28)).percent == 65
    silent = Person(QF11=100).session(1).session(8)
    assert rung(PATHWAY, silent.facts, START + timedelta(days=14)).percent == 50
    worse = Person(QF11=100)
    for week in range(6):
        worse.session(7 * week).pain(7 * week, *[1 + week] * 7).morning(7 * week + 1, 1)
    steps = [rung(PATHWAY, worse.facts, START + timedelta(days=7 * week)).percent for week in range(1, 7)]
    assert steps == [65, 80, 95, 95, 95, 95]


def test_who_does_no_sport_hears_nothing_of_it():
    """Nothing was told, or none is done."""
    assert rung(PATHWAY, Person().facts, START) is None
    assert rung(PATHWAY, Person(QF11=0).facts, START) is None
