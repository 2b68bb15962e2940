"""Everything that the rules of recovery look at, from the notes and the summaries."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

import msgspec

from player.journal import notes, summaries
from player.journal.summing import worst
from player.recovery import Activity, Answers, Clearance, DayOfPain, History, Kept, Morning, Practised

HALF_A_YEAR = timedelta(days=184)

_Fact = TypeVar("_Fact")


def history(connection: sqlite3.Connection, now: datetime) -> History:
    """Give what was done and told until now; sessions and activities of the last half year."""
    summaries.refresh(connection)
    since = (now - HALF_A_YEAR).date().isoformat()
    # One moment for all questions: another process may be writing.
    connection.execute("BEGIN")
    try:
        kept, unsummed = summaries.sessions(connection, since)
        going = [one for _, one in unsummed]
        mornings = facts(connection, "morning", Morning)
        sessions = _in_order([*kept, *unsummed], since)
        first, count = _extent(connection, going)
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
            days=_days(summaries.days(connection), going, mornings),
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
    rows = list(notes.texts(connection, kind))
    try:
        # All at once: ten thousand notes should take no time.
        whole = "[" + ",".join(_with_time(at, data) for at, data in rows) + "]"
        made = msgspec.json.decode(whole, type=list[fact])  # type: ignore[valid-type]
    except msgspec.DecodeError:
        made = [one for at, data in rows for one in _alone(at, data, fact)]
    return sorted(made, key=_moment)


def _with_time(at: str, data: str) -> str:
    time = f'{{"at":"{at}"'
    return time + ("}" if data == "{}" else f",{data[1:]}")


def _alone(at: str, data: str, fact: type[_Fact]) -> Iterable[_Fact]:
    try:
        yield msgspec.convert({**msgspec.json.decode(data), "at": at}, fact)
    except (msgspec.ValidationError, msgspec.DecodeError, TypeError):
        # Written by another version, or by hand: the journal keeps it, the rules do not know it.
        return


def _moment(fact: Any) -> str:
    at: str = fact.at
    return at


def _extent(connection: sqlite3.Connection, going: Sequence[Practised]) -> tuple[str, int]:
    """Give the date of the first session, and how many there were."""
    first, count = connection.execute("SELECT min(date), count(*) FROM summary").fetchone()
    dates = [one.started[:10] for one in going] + ([first] if first else [])
    return min(dates, default=""), count + len(going)


def _days(
    summed: Iterable[tuple[str, int, int, int | None]],
    going: Iterable[Practised],
    mornings: Iterable[Morning],
) -> list[DayOfPain]:
    """Give each day with a morning score or one before a session; its worst counts all scores."""
    entries: defaultdict[str, int] = defaultdict(int)
    total: defaultdict[str, int] = defaultdict(int)
    highest: defaultdict[str, int] = defaultdict(int)

    def add(date: str, number: int, scores: int, most: int | None) -> None:
        entries[date] += number
        total[date] += scores
        highest[date] = max(highest[date], most or 0)

    for row in summed:
        add(*row)
    for one in going:
        before = one.pain_before
        add(one.started[:10], before is not None, before or 0, worst(one))
    for morning in mornings:
        if morning.pain is not None:
            add(morning.at[:10], 1, morning.pain, morning.pain)
    return [
        DayOfPain(
            date=date, mean=round(total[date] / entries[date], 3), worst=highest[date], entries=entries[date]
        )
        for date in sorted(entries)
        if entries[date]
    ]
