"""Everything that the rules of recovery look at, from the notes and the summaries."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any, TypeVar

import msgspec

from player.journal import notes, summaries
from player.journal.summing import worst as highest
from player.recovery import Activity, Answers, Clearance, DayOfPain, History, Kept, Morning, Practised

HALF_A_YEAR = timedelta(days=184)

_Fact = TypeVar("_Fact")
_moment = attrgetter("at")


def history(connection: sqlite3.Connection, now: datetime, *, whole: bool = False) -> History:
    """Give what was done and told until now; sessions of half a year, or all of them."""
    summaries.refresh(connection)
    since = "" if whole else (now - HALF_A_YEAR).date().isoformat()
    # One moment for all questions: another process may be writing.
    connection.execute("BEGIN")
    try:
        kept, unsummed = summaries.sessions(connection, since)
        going = [one for _, one in unsummed]
        days = summaries.days(connection)
        mornings = facts(connection, "morning", Morning)
        sessions = _in_order([*kept, *unsummed], since)
        first, count = _extent(days, going)
        return History(
            sessions=sessions,
            answers=facts(connection, "answers", Answers),
            clearances=facts(connection, "clearance", Clearance),
            mornings=mornings,
            activities=sorted(
                [
                    *(one for one in facts(connection, "activity", Activity) if one.at[:10] >= since),
                    *_walked(sessions),
                ],
                key=_moment,
            ),
            kept=facts(connection, "kept", Kept),
            days=_days(days, going, mornings),
            earlier=_earlier(days, going, since),
            first=first,
            count=count,
        )
    finally:
        connection.execute("ROLLBACK")


def _in_order(numbered: Iterable[summaries.Numbered], since: str) -> list[Practised]:
    ordered = sorted(numbered, key=lambda pair: (pair[1].started, pair[0]))
    return [one for _, one in ordered if one.started[:10] >= since]


def _walked(sessions: Iterable[Practised]) -> Iterator[Activity]:
    """Give the walks that were played: they count without being told."""
    for one in sessions:
        minutes = sum(part.done for part in one.exercises if part.kind == "walking") / 60
        if minutes > 0:
            yield Activity(at=one.started, what="walking", minutes=round(minutes, 2))


def facts(connection: sqlite3.Connection, kind: str, fact: type[_Fact]) -> Sequence[_Fact]:
    """Give the notes of a kind as facts, by their time; what is no such fact is left out."""
    try:
        # All at once: ten thousand notes should take no time.
        made = msgspec.json.decode(notes.listed(connection, kind), type=list[fact])  # type: ignore[valid-type]
    except msgspec.DecodeError:
        made = [one for data in notes.timed(connection, kind) for one in _alone(data, fact)]
    made.sort(key=_moment)
    return made


def _alone(data: dict[str, Any], fact: type[_Fact]) -> Iterable[_Fact]:
    try:
        yield msgspec.convert(data, fact)
    except msgspec.ValidationError:
        # Written by another version, or by hand: the journal keeps it, the rules do not know it.
        return


def _earlier(days: Iterable[summaries.Day], going: Iterable[Practised], since: str) -> list[str]:
    """Give the dates with a session before those that are looked at."""
    dates = {*(day[0] for day in days), *(one.started[:10] for one in going)}
    return sorted(date for date in dates if date < since)


def _extent(days: Sequence[summaries.Day], going: Iterable[Practised]) -> tuple[str, int]:
    """Give the date of the first session, and how many there were."""
    dates = [one.started[:10] for one in going]
    count = sum(day[1] for day in days) + len(dates)
    return min([*dates, *(day[0] for day in days[:1])], default=""), count


def _days(
    summed: Iterable[summaries.Day],
    going: Iterable[Practised],
    mornings: Iterable[Morning],
) -> list[DayOfPain]:
    """Give each day with a morning score or one before a session; its worst counts all scores."""
    # For each day: how many scores, their sum, and the worst of all that was said.
    told = {date: [entries, total, worst or 0] for date, _, entries, total, worst in summed}
    told_going = [(one.started[:10], one.pain_before, highest(one)) for one in going]
    told_mornings = [(one.at[:10], one.pain, one.pain) for one in mornings]
    for date, score, most in (*told_going, *told_mornings):
        day = told.setdefault(date, [0, 0, 0])
        day[2] = max(day[2], most or 0)
        if score is not None:
            day[0] += 1
            day[1] += score
    return [
        DayOfPain(date=date, mean=round(total / entries, 3), worst=worst, entries=entries)
        for date, (entries, total, worst) in sorted(told.items())
        if entries
    ]
