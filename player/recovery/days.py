"""Days and weeks of what was done; the moment is always an argument."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from operator import attrgetter

from player.program.pathway import Pathway
from player.recovery.facts import DayOfPain, History, Practised

_date = attrgetter("date")


def day(at: str) -> date:
    """Give the date of a moment or a date, ISO 8601."""
    return date.fromisoformat(at[:10])


def told_since(days: Sequence[DayOfPain], first: date) -> Sequence[DayOfPain]:
    """Give the days of pain from `first` on, without looking at the years before them."""
    return days[bisect_left(days, first.isoformat(), key=_date) :]


def monday(of: date) -> date:
    """Give the Monday of a day's week."""
    return of - timedelta(days=of.weekday())


def hours_between(earlier: str, now: datetime) -> float:
    """Give the hours from a kept moment to `now`."""
    then = datetime.fromisoformat(earlier)
    if then.tzinfo is None and now.tzinfo is not None:
        then = then.replace(tzinfo=now.tzinfo)
    return (now - then).total_seconds() / 3600


def within(sessions: Iterable[Practised], last: date, days: int) -> tuple[Practised, ...]:
    """Give the sessions of the last `days` days, `last` counted."""
    first = last - timedelta(days=days - 1)
    return tuple(session for session in sessions if first <= day(session.started) <= last)


def in_week(sessions: Sequence[Practised], of: date) -> tuple[Practised, ...]:
    """Give the sessions of the calendar week that a day lies in."""
    start = monday(of)
    return tuple(session for session in sessions if start <= day(session.started) < start + timedelta(7))


def real(session: Practised) -> bool:
    """Tell whether anything was done in it."""
    return any(each.done > 0 for each in session.exercises)


def exercising(session: Practised) -> bool:
    """Tell whether it held more than walking and breathing, and something was done."""
    return real(session) and any(each.kind not in ("walking", "breathing") for each in session.exercises)


def unbroken(pathway: Pathway, sessions: Sequence[Practised], today: date) -> Iterator[Practised]:
    """Give the sessions since the last while away, newest first."""
    newer = today
    for session in reversed(sessions):
        began = day(session.started)
        if (newer - began).days >= pathway.away.lighter:
            return
        if exercising(session):
            newer = began
        yield session


def exercised_on(history: History) -> Iterator[date]:
    """Give the day of every session with exercises, newest first; of the earlier ones, whatever they held."""
    for session in reversed(history.sessions):
        if exercising(session):
            yield day(session.started)
    yield from (day(each) for each in reversed(history.earlier))


def returned(history: History, least: int) -> date | None:
    """Give the day of the first exercises after the newest `least` days or more without any; None without."""
    newer: date | None = None
    for began in exercised_on(history):
        if newer is not None and (newer - began).days >= least:
            return newer
        newer = began
    return None


def again(pathway: Pathway, history: History) -> date | None:
    """Give the day of the newest intake after so long away that it all begins anew; None without one."""
    for answers in reversed(history.answers):
        if answers.occasion == "intake":
            on = day(answers.at)
            last = next((each for each in _done_on(history) if each < on), None)
            if last is not None and (on - last).days >= pathway.away.intake:
                return on
    return None


def began(pathway: Pathway, history: History) -> date | None:
    """Give the day from which weeks are counted: where it began, or began anew; None before any session."""
    return again(pathway, history) or (day(history.first) if history.first else None)


def _done_on(history: History) -> Iterator[date]:
    """Give the day of every session in which something was done, newest first; of the earlier ones, each."""
    yield from (day(each.started) for each in reversed(history.sessions) if real(each))
    yield from (day(each) for each in reversed(history.earlier))


def away(history: History, today: date) -> int | None:
    """Give the days since the last session in which something was done; None before the first."""
    last = next(_done_on(history), None)
    if last is None and history.first:
        # Begun, and nothing done yet.
        last = day(history.first)
    return (today - last).days if last is not None else None
