"""The morning after: PR4 and PR5."""

from datetime import date, datetime, timedelta
from typing import Literal

from player.program.pathway import Pathway
from player.recovery.days import day, hours_between, real, told_since
from player.recovery.facts import History, Morning

Word = Literal["fine", "hold", "worse"]
_DAWN = 4
"""Hour until which it is still the night of the day before."""
_NOON = 12
"""Hour from which "this morning" is a while ago."""


def word(pathway: Pathway, history: History, morning: Morning, *, fine: float | None = None) -> Word:
    """Judge one morning against the mean of the days before it; no answer is never fine.

    `fine` points above it are fine, where that is not as usual.
    """
    if morning.pain is None:
        return "hold"
    on, rules = day(morning.at), pathway.morning
    first = on - timedelta(days=rules.days)
    before = [each.mean for each in told_since(history.days, first) if day(each.date) < on]
    if not before:
        return "fine"
    above = morning.pain - sum(before) / len(before)
    return (
        "worse"
        if above >= rules.worse
        else "fine"
        if above <= (rules.fine if fine is None else fine)
        else "hold"
    )


def as_before(pathway: Pathway, history: History, now: datetime) -> int | None:
    """Give this morning's score where it is the one before a session too: told a little while ago.

    None in the afternoon, for "this morning" is no longer now, and after a session since.
    """
    newest = history.mornings[-1] if history.mornings else None
    if newest is None or day(newest.at) != now.date() or now.hour >= _NOON:
        return None
    fresh = 0 <= hours_between(newest.at, now) * 60 <= pathway.morning.before
    since = any(
        hours_between(each.started, now) <= hours_between(newest.at, now) for each in history.sessions[-1:]
    )
    return newest.pain if fresh and not since else None


def worse_since(pathway: Pathway, history: History, first: date, today: date) -> bool:
    """Tell whether a morning was worse from `first` until `today`."""
    return any(
        word(pathway, history, each) == "worse"
        for each in history.mornings
        if first.isoformat() <= each.at[:10] <= today.isoformat()
    )


def due(history: History, now: datetime) -> bool:
    """Tell whether the morning question is asked: after a session of yesterday, once, and not at night."""
    today, on = now.date(), now.date().isoformat()
    if now.hour < _DAWN or any(each.at.startswith(on) for each in history.mornings):
        return False
    return any(real(each) and day(each.started) == today - timedelta(days=1) for each in history.sessions)
