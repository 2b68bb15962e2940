"""A flare: much more pain than before, for days. PR22."""

from datetime import date, timedelta

from player.program.pathway import Pathway
from player.recovery.days import day, told_since
from player.recovery.facts import DayOfPain, History


def flare(pathway: Pathway, history: History, today: date) -> date | None:
    """Give the day on which a flare showed, while its gentle days last; None without one."""
    rules = pathway.flare
    oldest = today - timedelta(
        days=rules.gentle_days + max(rules.pain_days, rules.above_days + rules.compared) + 1
    )
    days = {day(each.date): each for each in told_since(history.days, oldest)}
    for back in range(rules.gentle_days + 1):
        on = today - timedelta(days=back)
        if _shows(pathway, days, on):
            return on
    return None


def _shows(pathway: Pathway, days: dict[date, DayOfPain], on: date) -> bool:
    rules = pathway.flare
    high = [days.get(on - timedelta(days=back)) for back in range(rules.pain_days)]
    if all(each is not None and each.worst >= rules.pain for each in high):
        return True
    first = on - timedelta(days=rules.above_days)
    before = [
        each.mean for date_, each in days.items() if first - timedelta(days=rules.compared) < date_ <= first
    ]
    if not before:
        return False
    mean = sum(before) / len(before)
    above = [days.get(on - timedelta(days=back)) for back in range(rules.above_days)]
    return all(each is not None and each.mean >= mean + rules.above for each in above)
