"""Laws of the rules: what no sequence of answers and sessions makes them do."""

import random
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from player.program import LEVELS
from player.recovery import Exercised
from player.recovery.days import day, exercising
from player.recovery.lights import light_in, light_of
from player.recovery.load import guard, weight
from tests.recovery.living import PROGRAMS, Day, Lived, live
from tests.recovery.person import FACTS, PATHWAY, moment

NECK = sorted(name for name in PROGRAMS if name.startswith("neck/"))
DAYS = st.builds(
    Day,
    does=st.sampled_from(["proposed", "proposed", "proposed", "rest", *NECK]),
    before=st.sampled_from([0, 1, 1, 2, 3, 5, 7]),
    pain=st.sampled_from([0, 1, 1, 1, 2, 3, 4, 6, 8]),
    hurts=st.sampled_from([None, None, 0, 1, 2, 3]),
    share=st.sampled_from([1.0, 1.0, 1.0, 0.5, 0.0]),
    morning=st.sampled_from([None, 0, 1, 1, 2, 5]),
    sore=st.sampled_from([False, False, False, True]),
    safety=st.booleans(),
    hinders=st.sampled_from([None, None, 0, 3, 6]),
)
LIVES = st.lists(DAYS, min_size=1, max_size=40)
HEALTHY = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def random_life(seed: int) -> list[Day]:
    """Give seventeen weeks of somebody who mostly does what is proposed, and mostly feels well."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    ill = chance.choice([0.0, 0.03, 0.1, 0.3])
    lazy = chance.choice([0.05, 0.2, 0.5])
    days = []
    for _ in range(120):
        bad = chance.random() < ill
        days.append(
            Day(
                does="rest"
                if chance.random() < lazy
                else "proposed"
                if chance.random() < 0.9
                else chance.choice(NECK),
                before=chance.choice([0, 1, 2]),
                pain=chance.choice([5, 6, 7, 8]) if bad else chance.choice([0, 1, 2]),
                hurts=chance.choice([None, 0, 1, 2, 3, 4]),
                share=chance.choice([1.0] * 9 + [0.4]),
                morning=chance.choice([0, 1, 1, 2] + ([6] if bad else [])),
                safety=chance.random() < 0.1,
                hinders=chance.choice([None, None, None, 1, 2]),
            )
        )
    return days


def never_more_after_red(days: Iterable[Lived]) -> None:
    """No exercise is planned heavier in the sessions after it was red, and none steps up."""
    red: dict[str, tuple[float, int]] = {}
    """Active seconds that it was, and how many sessions are still to be no more."""
    for lived in days:
        for dose in lived.changes:
            assert not (dose.new and dose.reason.rule == "PR8" and dose.exercise in red), (lived.number, dose)
            lower = dose.what == "level"
            assert not lower or LEVELS.index(dose.level) < LEVELS.index(dose.was), (lived.number, dose)
        done = lived.session.exercises if lived.session is not None else ()
        for each in done:
            was, left = red.pop(each.exercise, (0.0, 0))
            assert not left or each.planned <= was, (lived.number, each, was)
            if left > 1:
                red[each.exercise] = (was, left - 1)
            if is_red(lived, each):
                red[each.exercise] = (each.planned, PATHWAY.reduce.sessions)


def is_red(lived: Lived, each: Exercised) -> bool:
    """Tell whether an exercise with a dose was too much."""
    tried = each.done > 0 or each.pain is not None
    calm = each.kind in {"breathing", "relaxation", "walking"}
    if calm or not tried or lived.session is None:
        return False
    return light_in(PATHWAY, lived.session, each, careful=lived.careful) == "red"


def never_past_the_hard_cap(days: Iterable[Lived]) -> None:
    """What is proposed keeps the week within what it may hold; past the cap only the short one is left."""
    for lived in days:
        limits = guard(PATHWAY, lived.facts.sessions, moment(lived.number).date())
        name = lived.proposal.program
        assert not lived.load or lived.week + lived.load <= limits.hard, (lived.number, name)
        calm = name is None or not any(each.kind == "mobility" for each in FACTS[name].exercises)
        assert calm or lived.week <= limits.cap or name == PATHWAY.programs.short, (lived.number, name)


def never_on_by_time_alone(days: Iterable[Lived]) -> None:
    """A phase is entered only after its sessions, all good at last, by somebody who did not stay away."""
    for lived in days:
        moved = lived.stands.moved
        if moved is None or moved.rule != "PG":
            continue
        gate = next(each.enter for each in PATHWAY.phase if each.id == lived.stands.phase)
        began = [kept.at for kept in lived.facts.kept if kept.kind == "phase"]
        since = max(began, default=lived.facts.first)[:10]
        done = [each for each in lived.facts.sessions if each.started[:10] >= since and exercising(each)]
        assert len(done) >= max(gate.sessions, gate.strength_sessions, gate.last), lived.number
        last = done[-gate.last :]
        assert {light_of(PATHWAY, each, careful=lived.careful) for each in last} == {"green"}, lived.number
        gone = moment(lived.number).date() - day(last[-1].started)
        assert gone.days < PATHWAY.away.lighter, lived.number


def one_phase_at_a_time(days: Iterable[Lived]) -> None:
    """Nobody enters a phase without the one before it, and nothing above the phase is proposed."""
    was = 1
    for lived in days:
        assert lived.stands.phase <= was + 1, lived.number
        was = lived.stands.phase
        phase = PROGRAMS[lived.proposal.program].phase if lived.proposal.program else None
        assert phase is None or phase <= max(was, 1) or was == 4, lived.number


def lighter_after_a_break(days: Iterable[Lived]) -> None:
    """After a week and more without a session, a week holds less than the heaviest before it did."""
    heaviest, done, last = 0.0, 0.0, 0
    for lived in days:
        floor = PATHWAY.load.floor
        if lived.load and done and lived.number - last >= PATHWAY.away.lighter:
            most = max(floor, PATHWAY.away.share * PATHWAY.load.hard * heaviest)
            assert lived.week + lived.load <= most, lived.number
        if lived.session is not None:
            last = lived.number
            done = 1.0
            here = sum(each.done * weight(PATHWAY, each.kind) for each in lived.session.exercises)
            heaviest = max(heaviest, lived.week + here)


LAWS = [
    lighter_after_a_break,
    never_more_after_red,
    never_past_the_hard_cap,
    never_on_by_time_alone,
    one_phase_at_a_time,
]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@HEALTHY
@given(days=LIVES)
def test_no_sequence_of_sessions_and_answers_breaks_a_law(law, days):
    """Whatever is done, told and answered."""
    law(live(days))


@pytest.mark.parametrize("seed", range(8))
def test_no_four_months_break_a_law(seed):
    """Long enough to see every phase."""
    days = list(live(random_life(seed)))
    for law in LAWS:
        law(days)
