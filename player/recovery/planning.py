"""The plan of the coming days: which program when, with rest days where the phase wants them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import ceil
from typing import Literal

from msgspec import Struct

from player.program.pathway import Pathway, Phase
from player.recovery.days import day, exercising, monday
from player.recovery.decisions import Standing
from player.recovery.facts import History
from player.recovery.proposing import Wants, in_turn, lacks, phase_of, strong

Role = Literal["strength", "daily", "sore", "breathing"]


class Appointment(Struct, frozen=True, kw_only=True):
    """One session of the plan."""

    date: str
    """ISO 8601."""
    program: str
    role: Role


def plan(
    pathway: Pathway, history: History, standing: Standing, today: date, days: int = 7
) -> tuple[Appointment, ...]:
    """Plan the sessions of `days` days from `today`, or a later day; none where the answers allow none."""
    if standing.allowed == "nothing":
        return ()
    dates = [today + timedelta(days=number) for number in range(days)]
    if standing.allowed == "walking_and_breathing":
        calm = pathway.programs.breathing
        return tuple(Appointment(date=on.isoformat(), program=calm, role="breathing") for on in dates)
    done = any(exercising(each) and day(each.started) == today for each in history.sessions)
    gentle = [today] if standing.sore and not done else []
    found = [Appointment(date=on.isoformat(), program=pathway.programs.sore, role="sore") for on in gentle]
    free = [on for on in dates if on not in gentle and not (done and on == today)]
    return (*found, *_turns(pathway, history, phase_of(pathway, standing.phase), free))


def _turns(pathway: Pathway, history: History, phase: Phase, dates: Sequence[date]) -> Iterator[Appointment]:
    """Give strength where it is due, else what is for every day, until each week has what it asks for."""
    lacking = lacks(history, Wants())
    turns = {
        "strength": tuple(in_turn(phase.strength, history, lacking, pathway)),
        "daily": tuple(in_turn(phase.daily, history, lacking, pathway)),
    }
    limits = {
        "strength": min(phase.strength_per_week, 7 - pathway.rhythm.rest_days),
        "daily": phase.daily_per_week,
    }
    apart = ceil(pathway.rhythm.strength_hours / 24)
    lifted = [day(each.started) for each in history.sessions if strong(each)]
    other = [day(each.started) for each in history.sessions if exercising(each) and not strong(each)]
    done = {"strength": lifted, "daily": other}
    given = {"strength": 0, "daily": 0}
    for on in dates:
        for role, names in turns.items():
            this_week = {each for each in done[role] if monday(each) == monday(on)}
            rests = role == "strength" and any((on - each).days < apart for each in done[role])
            if not names or rests or len(this_week) >= limits[role]:
                continue
            program = names[given[role] % len(names)]
            given[role] += 1
            done[role].append(on)
            yield Appointment(date=on.isoformat(), program=program, role=role)  # type: ignore[arg-type]
            break
