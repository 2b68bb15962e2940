"""The line over the weeks: PR18 to PR21, and how much was done: PR23."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import TypeVar

from player.program.pathway import Pathway
from player.recovery.days import day, in_week, monday, real, within
from player.recovery.decisions import Adherence, Label, Trend, Week
from player.recovery.facts import DayOfPain, History, Practised
from player.recovery.load import load_of

_Thing = TypeVar("_Thing")


def trend(pathway: Pathway, history: History, now: date, planned: int = 0) -> Trend:
    """Give every week since the first, and what can be said of the line; `planned` sessions ask a week."""
    weeks = _weeks(pathway, history, now, planned)
    label, base, recent, slope = judged(pathway, [week.mean for week in weeks])
    return Trend(label=label, weeks=weeks, base=base, recent=recent, slope=slope)


def means(pathway: Pathway, history: History, now: date) -> list[float | None]:
    """Give the mean of every week from the first told day on; None is a gap.

    The same as those of `trend`, without what else a week holds: the rules ask for them at every turn.
    """
    weeks: dict[int, list[float]] = {}
    for each in history.days:
        # Day 1 of the calendar was a Monday.
        weeks.setdefault((day(each.date).toordinal() - 1) // 7, []).append(each.mean)
    if not weeks:
        return []
    valid = pathway.trend.entries
    told = (weeks.get(week, []) for week in range(min(weeks), (now.toordinal() - 1) // 7 + 1))
    return [round(sum(each) / len(each), 2) if len(each) >= valid else None for each in told]


def label_of(pathway: Pathway, history: History, now: date) -> Label:
    """Give what can be said of the line."""
    return judged(pathway, means(pathway, history, now))[0]


def judged(
    pathway: Pathway, means: Sequence[float | None]
) -> tuple[Label, float | None, float | None, float | None]:
    """Give label, base, recent mean and slope of weekly means; None is a gap."""
    rules = pathway.trend
    valid = [(number, mean) for number, mean in enumerate(means) if mean is not None]
    if len(valid) < rules.weeks:
        return "too_early", None, None, None
    base = (valid[0][1] + valid[1][1]) / 2
    recent = (valid[-1][1] + valid[-2][1]) / 2
    slope = theil_sen([each for each in valid if each[0] > valid[-1][0] - rules.window])
    change = recent - base
    label: Label = "steady"
    if change <= -rules.better and slope <= -rules.better_slope:
        label = "better"
    elif change >= rules.worse and slope >= rules.worse_slope:
        label = "worse"
    return label, base, recent, slope


def theil_sen(points: Sequence[tuple[int, float]]) -> float:
    """Give the median of the slopes between all pairs of points; 0 with fewer than two.

    Theil 1950, Sen 1968 (doi 10.1080/01621459.1968.10480934).
    """
    # Fractions and decimals come with it, and most proposals need no slope.
    from statistics import median  # noqa: PLC0415

    slopes = [(y - x) / (later - earlier) for (earlier, x), (later, y) in combinations(points, 2)]
    return median(slopes) if slopes else 0.0


def adherence(pathway: Pathway, history: History, today: date, planned: int) -> Adherence:
    """Tell what was done of what this week asks for, and over a fortnight."""
    rules = pathway.adherence
    done = sum(completed(pathway, session) for session in in_week(history.sessions, today))
    if not planned or not history.first or (today - day(history.first)).days < rules.days:
        return Adherence(done=done, planned=planned, percent=None)
    recent = sum(completed(pathway, session) for session in within(history.sessions, today, rules.days))
    percent = min(100, round(100 * recent / (planned * rules.days / 7)))
    return Adherence(done=done, planned=planned, percent=percent, offer_short=percent < rules.fair)


def completed(pathway: Pathway, session: Practised) -> bool:
    """Tell whether enough of the planned active seconds was done."""
    planned = sum(each.planned for each in session.exercises)
    done = sum(each.done for each in session.exercises)
    return real(session) and done >= pathway.adherence.done * planned


def _weeks(pathway: Pathway, history: History, now: date, planned: int) -> tuple[Week, ...]:
    begun = [day(each.date) for each in history.days[:1]]
    begun += [day(history.first)] if history.first else []
    if not begun:
        return ()
    # Each thing goes to its week once: years of weeks must not look through years of sessions.
    told = _by_week((each.date, each) for each in history.days)
    done = _by_week((each.started, each) for each in history.sessions)
    other = _by_week((each.at, each.minutes) for each in history.activities)
    made, start = [], monday(min(begun))
    while start <= now:
        made.append(
            _week(
                pathway,
                start,
                days=told.get(start, []),
                sessions=done.get(start, []),
                minutes=other.get(start, []),
                planned=planned,
            )
        )
        start += timedelta(days=7)
    return tuple(made)


def _by_week(dated: Iterable[tuple[str, _Thing]]) -> dict[date, list[_Thing]]:
    """Give what happened in each week, by its Monday."""
    weeks: dict[date, list[_Thing]] = {}
    begins: dict[str, date] = {}
    for at, each in dated:
        on = at[:10]
        if on not in begins:
            begins[on] = monday(day(on))
        weeks.setdefault(begins[on], []).append(each)
    return weeks


def _week(
    pathway: Pathway,
    start: date,
    *,
    days: Sequence[DayOfPain],
    sessions: Sequence[Practised],
    minutes: Sequence[float],
    planned: int,
) -> Week:
    valid = len(days) >= pathway.trend.entries
    return Week(
        monday=start.isoformat(),
        mean=round(sum(each.mean for each in days) / len(days), 2) if valid else None,
        low=min((each.mean for each in days), default=None),
        high=max((each.worst for each in days), default=None),
        entries=len(days),
        sessions=sum(completed(pathway, session) for session in sessions),
        planned=planned,
        load=round(sum(load_of(pathway, session) for session in sessions), 1),
        other_minutes=sum(minutes),
    )
