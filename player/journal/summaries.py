"""Keeps beside the events what the rules see of each session, and gives it back at once."""

import sqlite3
from collections.abc import Iterable, Sequence
from hashlib import sha256

import msgspec
from msgspec.structs import fields

from player.journal.reading import events
from player.journal.summing import practised, worst
from player.recovery import Exercised, Practised

_SUM = "INSERT OR REPLACE INTO summary (entry, date, before, worst, data) VALUES (?, ?, ?, ?, ?)"
_OVER = "SELECT number, id FROM entry WHERE summed = 0 AND rehearsal = 0 AND resumable = 0 ORDER BY number"
_GOING = "SELECT number, id FROM entry WHERE summed = 0 AND rehearsal = 0 ORDER BY number"
_ALL = "SELECT number, id FROM entry WHERE rehearsal = 0 ORDER BY number"
_DAYS = "SELECT date, sessions, entries, total, worst FROM day ORDER BY date"
_BATCH = 2000
"""Sessions summed in one commit, where an older file brings many."""


def sum_up(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Keep the summary of each of these sessions that is over; a part of the commit that is going on."""
    if not _known(connection):
        connection.execute("INSERT INTO shape (summary) VALUES (?)", (_shape(),))
    for name in ids:
        found = connection.execute(
            "SELECT number FROM entry WHERE id = ? AND rehearsal = 0 AND resumable = 0", (name,)
        ).fetchone()
        if found is not None:
            _keep(connection, found[0], name)


def refresh(connection: sqlite3.Connection) -> bool:
    """Sum up what is not yet, as in an older file; False where that cannot be written now."""
    shape = _shape()
    try:
        if shape != _known(connection):
            _begin_anew(connection, shape)
        while over := connection.execute(f"{_OVER} LIMIT {_BATCH}").fetchall():
            connection.execute("BEGIN IMMEDIATE")
            for number, name in over:
                _keep(connection, number, name)
            connection.execute("COMMIT")
    except sqlite3.OperationalError:
        return False
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return True


Numbered = tuple[int, Practised]
"""A session with its number in the journal, which tells two of the same second apart."""


def sessions(connection: sqlite3.Connection, since: str) -> tuple[list[Numbered], list[Numbered]]:
    """Give the sessions from a date on that are kept summed, and all of those that are not."""
    if _shape() == _known(connection):
        rows = connection.execute("SELECT entry, data FROM summary WHERE date >= ?", (since,)).fetchall()
        kept = msgspec.json.decode("[" + ",".join(data for _, data in rows) + "]", type=list[Practised])
        return list(zip((number for number, _ in rows), kept, strict=True)), _summed(connection, _GOING)
    # Made by another version, and not to be written now: then they are summed without being kept.
    return [], _summed(connection, _ALL)


Day = tuple[str, int, int, int, int | None]
"""Date, sessions, scores before a session, their sum, and the worst score of all."""


def days(connection: sqlite3.Connection) -> list[Day]:
    """Give each day with a session that is kept summed, the oldest first."""
    if _shape() != _known(connection):
        return []
    return connection.execute(_DAYS).fetchall()


def _begin_anew(connection: sqlite3.Connection, shape: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE entry SET summed = 0 WHERE summed <> 0")
    connection.execute("DELETE FROM summary")
    connection.execute("DELETE FROM shape")
    connection.execute("INSERT INTO shape (summary) VALUES (?)", (shape,))
    connection.execute("COMMIT")


def _keep(connection: sqlite3.Connection, number: int, name: str) -> None:
    session = practised(name, events(connection, number))
    if session is not None:
        data = msgspec.json.encode(session).decode()
        row = (number, session.started[:10], session.pain_before, worst(session), data)
        connection.execute(_SUM, row)
    connection.execute("UPDATE entry SET summed = 1 WHERE number = ?", (number,))


def _summed(connection: sqlite3.Connection, which: str) -> list[Numbered]:
    found = connection.execute(which).fetchall()
    made = ((number, practised(name, events(connection, number))) for number, name in found)
    return [(number, session) for number, session in made if session is not None]


def _known(connection: sqlite3.Connection) -> str:
    found = connection.execute("SELECT summary FROM shape").fetchone()
    return found[0] if found is not None else ""


def _shape() -> str:
    """Tell what a summary holds, in a word that changes with its fields."""
    told: Sequence[str] = [
        f"{field.name}: {field.type}" for struct in (Practised, Exercised) for field in fields(struct)
    ]
    return sha256("\n".join((_RULES, *told)).encode()).hexdigest()[:16]


_RULES = "1"
"""Goes up when the same events are to be summed differently."""
