"""How much a week holds, and how much more it may: PR10 to PR13, and PR15."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from player.program import Kind
from player.program.pathway import Pathway
from player.recovery.days import day, in_week, monday
from player.recovery.facts import Practised


class Guard(Struct, frozen=True):
    """How much this week may hold, in active seconds times class weight."""

    reference: float
    """The larger of the last full week, and the mean of the last two; after a break a share of it."""
    cap: float
    """What a week may be by itself."""
    hard: float
    """What it may be with one small step."""
    never: float
    """What may not be chosen."""


def weight(pathway: Pathway, kind: Kind) -> float:
    """Give the weight of a kind of exercise."""
    load = pathway.load
    return {"mobility": load.mobility, "control": load.control, "strength": load.strength}.get(
        kind, load.calm
    )


def load_of(pathway: Pathway, session: Practised) -> float:
    """Give the load of what was done in one session."""
    return sum(each.done * weight(pathway, each.kind) for each in session.exercises)


def week_load(pathway: Pathway, sessions: Sequence[Practised], of: date) -> float:
    """Give the load of the calendar week that a day lies in."""
    return sum(load_of(pathway, session) for session in in_week(sessions, of))


def guard(pathway: Pathway, sessions: Sequence[Practised], today: date) -> Guard:
    """Give what this week may hold, from the weeks before it."""
    start = monday(today)
    earlier = [day(session.started) for session in sessions if day(session.started) < start]
    if not earlier:
        return limits(pathway, 0.0)
    this_week = [day(each.started) for each in sessions if start <= day(each.started) <= today]
    gone = (min(this_week, default=today) - earlier[-1]).days
    if gone >= pathway.away.intake:
        return limits(pathway, 0.0)
    away = gone >= pathway.away.lighter
    # After a break it begins again from the weeks before it.
    newest = monday(earlier[-1]) if away else start - timedelta(days=7)
    last, before = (week_load(pathway, sessions, newest - timedelta(days=7 * back)) for back in (0, 1))
    reference = max(last, (last + before) / 2) if earlier[0] < newest else last
    return limits(pathway, reference * pathway.away.share if away else reference)


def limits(pathway: Pathway, reference: float) -> Guard:
    """Give what a week may hold after weeks of that reference; never less than the floor."""
    load = pathway.load
    return Guard(
        reference,
        max(load.floor, load.cap * reference),
        max(load.floor, load.hard * reference),
        max(load.floor, load.never * reference),
    )
