"""One tip a session, and a word of reassurance at the moments that ask for it."""

from datetime import date, timedelta

from player.program.pathway import Pathway
from player.recovery.answering import Values, any_holds
from player.recovery.days import away, day, told_since
from player.recovery.facts import History
from player.recovery.sport import rung

_SPORT = "sport"
"""The tip to begin with half, told once; after that the steps of each week say enough."""


def tip(pathway: Pathway, history: History, values: Values, today: date) -> str | None:
    """Give the id of the tip to tell: first what the answers ask for, the one not told for longest."""
    again = timedelta(days=pathway.coaching.tip_again)
    told: dict[str, date] = {}
    for kept in history.kept:
        if kept.kind == "tip":
            told[str(kept.data.get("id"))] = day(kept.at)
    step = rung(pathway, history, today)
    begins = step is not None and step.percent <= round(100 * pathway.sport.start)
    free = [
        each
        for each in pathway.tip
        if (each.id not in told or today - told[each.id] >= again)
        and (each.id != _SPORT or (begins and _SPORT not in told))
    ]
    if not free:
        return None
    return min(
        free,
        key=lambda each: (
            not any_holds(each.when, values, pathway),
            told.get(each.id, date.min),
        ),
    ).id


def reassurance(
    pathway: Pathway, history: History, today: date, *, sore: bool, moved: bool, pain: int | None = None
) -> str | None:
    """Give the message of a day: back after a break, a harder day; a new phase has words of its own.

    `pain` is the score before the session. A day is a harder one by what the days before it were: who has
    much pain every day is not told every day that today is harder.
    """
    gone = away(history, today)
    if gone is not None and gone >= pathway.away.lighter:
        return "back_after_break"
    if moved or not sore:
        return None
    told = [kept for kept in history.kept if kept.kind == "today" and day(kept.at) == today]
    if told and told[-1].data.get("value") == "sore":
        return "bad_day"
    before = [
        each.mean
        for each in told_since(history.days, today - timedelta(days=pathway.morning.days))
        if day(each.date) < today
    ]
    here = [each.mean for each in history.days if day(each.date) == today]
    now = max([*here[-1:], *([pain] if pain is not None else [])], default=0)
    harder = before and now > sum(before) / len(before) + pathway.morning.fine
    return "bad_day" if harder else None
