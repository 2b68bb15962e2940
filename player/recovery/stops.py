"""What a safety answer stops, and for how long."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from player.program.pathway import Pathway
from player.recovery.answering import Alarm, Values, alarming, alarms, said
from player.recovery.days import day
from player.recovery.facts import Answers, History
from player.recovery.verdict import lifts


class Held(Struct, frozen=True):
    """An alarm that still counts, and since when."""

    alarm: Alarm
    since: date


def safety_sets(pathway: Pathway, history: History) -> tuple[Answers, ...]:
    """Give the times that the safety block was asked, oldest first."""
    ids = {question.id for question in pathway.question if question.block == "safety" and question.part}
    ids |= {part.id for question in pathway.question if question.id in ids for part in question.part}
    return tuple(each for each in history.answers if ids & each.values.keys())


def held(pathway: Pathway, history: History, today: date) -> tuple[Held, ...]:
    """Give every alarm that still counts.

    It does until its question was answered without alarm on a later day, a clearance lifts it, and never
    within the days in which nothing may.
    """
    sets = safety_sets(pathway, history)
    found: dict[str, Held] = {}
    for number, answers in enumerate(sets):
        for alarm in alarms(pathway, answers.values):
            on = day(answers.at)
            waits = today < on + timedelta(days=alarm.question.wait)
            lifted = any(
                lifts(pathway, clearance, alarm, on.isoformat(), today.isoformat())
                for clearance in history.clearances
            )
            if waits or not (lifted or _answered(alarm, on, sets[number + 1 :])):
                found[alarm.part.id] = Held(alarm, on)
    return tuple(found.values())


def _answered(alarm: Alarm, on: date, later: Sequence[Answers]) -> bool:
    return any(day(each.at) > on and _calm(alarm, each.values) for each in later)


def _calm(alarm: Alarm, values: Values) -> bool:
    """Tell whether a question was answered again, and without alarm."""
    question = alarm.question
    given = [(part, answer) for part in question.part if (answer := said(question, part, values)) is not None]
    if not given:
        return False
    leading = [(part, answer) for part, answer in given if part.outcome]
    return not any(alarming(part, answer) for part, answer in leading)
