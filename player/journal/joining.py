"""Brings what another journal holds into this one: a union without doubles; nothing is overwritten."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, json

from player.journal.practising import date_anew
from player.journal.writing import EventRow, NoteRow, Row, write

_HERE = """SELECT kind, frame, at, data FROM event
    WHERE entry = (SELECT number FROM entry WHERE id = ?) ORDER BY number"""

EventLine = tuple[str, int, str, str]
"""Kind, frame, time and data of an event."""
Session = tuple[str, Sequence[EventLine]]
"""Id and events."""
NoteLine = tuple[str, str, str, str]
"""Id, kind, time and data of a note."""


class Joined(Struct):
    """What a union brought, counted while it is made."""

    sessions: int = 0
    """Sessions that are new, or that went on elsewhere."""
    notes: int = 0
    known: int = 0
    """Sessions and notes that stand here already."""
    differing: int = 0
    """Sessions and notes that are another thing here: what stands here stays."""


def join(connection: sqlite3.Connection, sessions: Iterable[Session], notes: Iterable[NoteLine]) -> Joined:
    """Write what is new; a part of the commit that is going on."""
    joined = Joined()
    write(connection, _rows(connection, sessions, notes, joined))
    date_anew(connection)
    return joined


def _rows(
    connection: sqlite3.Connection, sessions: Iterable[Session], notes: Iterable[NoteLine], joined: Joined
) -> Iterator[Row]:
    for name, lines in sessions:
        here = connection.execute(_HERE, (name,)).fetchall()
        if not all(_same(*pair) for pair in zip(here, lines, strict=False)):
            joined.differing += 1
        elif len(lines) <= len(here):
            joined.known += 1
        else:
            joined.sessions += 1
            for kind, frame, at, data in lines[len(here) :]:
                yield EventRow(name, kind, frame, at, data)
    for name, kind, at, data in notes:
        found = connection.execute("SELECT kind, 0, at, data FROM note WHERE id = ?", (name,)).fetchone()
        if found is None:
            joined.notes += 1
            yield NoteRow(name, kind, at, data)
        elif _same(found, (kind, 0, at, data)):
            joined.known += 1
        else:
            joined.differing += 1


def _same(here: EventLine, there: EventLine) -> bool:
    """Compare two lines by what they say, however their JSON is written."""
    return tuple(here[:3]) == tuple(there[:3]) and (
        here[3] == there[3] or json.decode(here[3]) == json.decode(there[3])
    )
