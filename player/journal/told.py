"""What a person told or did, one by one, so that it can be put right."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, json

from player.journal.correcting import newest
from player.journal.derive import plans
from player.journal.notes import corrections
from player.journal.reading import events
from player.journal.taking import text

_ENTRIES = "SELECT number, id FROM entry WHERE rehearsal = 0 ORDER BY number DESC"
_LOOKED_AT = 500
"""Events that are found at least: sessions that were brought in from elsewhere stand out of order."""


class Told(Struct, frozen=True, kw_only=True):
    """One fact of a session, or one note."""

    kind: str
    at: str
    """Local time with its offset, ISO 8601."""
    data: Mapping[str, Any] | None
    """As it holds now; None where it was withdrawn."""
    was: Mapping[str, Any]
    """As it was told first."""
    id: str
    """Of the note, or of the session."""
    entry: str | None = None
    """Id of the session; None for a note."""
    number: int = 0
    """Number of the event in its session, from 1."""
    frame: int = 0
    """Frame of the last event of the session, where a correction is written."""
    title: str = ""
    """What the session was called."""
    exercise: str = ""
    """Of a side: what the exercise was called."""


def told(connection: sqlite3.Connection, limit: int, kinds: Sequence[str]) -> list[Told]:
    """Give the newest of these kinds of events and notes; the first ones are the same for every limit."""
    found: list[Told] = []
    for number, name in connection.execute(_ENTRIES):
        found += reversed([*_of_session(connection, number, name, kinds)])
        if len(found) >= max(limit, _LOOKED_AT):
            break
    found += _of_notes(connection, kinds)
    # By time, for something may be told on a later day; those of one second in the order of their lines.
    return sorted(found, key=lambda one: one.at, reverse=True)[:limit]


def _of_notes(connection: sqlite3.Connection, kinds: Sequence[str]) -> Iterator[Told]:
    changed = corrections(connection)
    marks = ", ".join("?" * len(kinds))
    query = f"SELECT id, kind, at, data FROM note WHERE kind IN ({marks}) ORDER BY number DESC"  # noqa: S608 - question marks only
    for name, kind, at, data in connection.execute(query, tuple(kinds)):
        held = changed.get(name, data)
        yield Told(
            kind=kind,
            at=at,
            was=json.decode(data),
            data=None if held is None else json.decode(held),
            id=name,
        )


def _of_session(
    connection: sqlite3.Connection, entry: int, name: str, kinds: Sequence[str]
) -> Iterator[Told]:
    written = events(connection, entry)
    changed = newest(written)
    opened: Mapping[str, Any] = next((event.data for event in written if event.kind == "opened"), {})
    planned = {text(one, "exercise"): text(one, "name") for one in plans(opened)}
    for number, event in enumerate(written, 1):
        if event.kind in kinds:
            yield Told(
                kind=event.kind,
                at=event.at,
                was=event.data,
                data=changed.get(number, event.data),
                id=name,
                entry=name,
                number=number,
                frame=written[-1].frame,
                title=text(opened, "title"),
                exercise=planned.get(text(event.data, "exercise")) or text(event.data, "exercise"),
            )
