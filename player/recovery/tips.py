"""One tip a session, and a word of reassurance at the moments that ask for it."""

from datetime import date, timedelta

from player.program.pathway import Pathway
from player.recovery.answering import Values, any_holds
from player.recovery.days import away, day
from player.recovery.facts import History


def tip(pathway: Pathway, history: History, values: Values, today: date) -> str | None:
    """Give the id of the tip to tell: first what the answers ask for, the one not told for longest."""
    again = timedelta(days=pathway.coaching.tip_again)
    told: dict[str, date] = {}
    for kept in history.kept:
        if kept.kind == "tip":
            told[str(kept.data.get("id"))] = day(kept.at)
    free = [each for each in pathway.tip if each.id not in told or today - told[each.id] >= again]
    if not free:
        return None
    return min(
        free,
        key=lambda each: (
            not any_holds(each.when, values, pathway),
            told.get(each.id, date.min),
        ),
    ).id


def reassurance(pathway: Pathway, history: History, today: date, *, sore: bool, moved: bool) -> str | None:
    """Give the message of a day: back after a break, a sore day; a new phase has words of its own."""
    if moved:
        return None
    gone = away(history, today)
    if gone is not None and gone >= pathway.away.lighter:
        return "back_after_break"
    return "bad_day" if sore else None
