"""Counts anew in how many sessions an exercise was done, after a correction."""

import sqlite3

from player.journal.reading import entry

_OF_ENTRY = "SELECT exercise FROM practised WHERE entry = ?"
_LAST = """SELECT substr(event.at, 1, 10) FROM practised JOIN event ON event.entry = practised.entry
    WHERE practised.exercise = ? AND event.kind = 'side' AND json_extract(event.data, '$.exercise') = ?
    ORDER BY practised.entry DESC, event.number DESC LIMIT 1"""


def recount(connection: sqlite3.Connection, entry_id: str) -> None:
    """Bring the practice of every exercise of a session in line with its sides as they hold now."""
    found = connection.execute("SELECT number FROM entry WHERE id = ? AND rehearsal = 0", (entry_id,))
    for (number,) in found.fetchall():
        done = {side.exercise for side in entry(connection, number, entry_id).sides if side.done}
        was = {exercise for (exercise,) in connection.execute(_OF_ENTRY, (number,))}
        for exercise in sorted(was - done):
            connection.execute("DELETE FROM practised WHERE exercise = ? AND entry = ?", (exercise, number))
        for exercise in sorted(done - was):
            connection.execute("INSERT INTO practised (exercise, entry) VALUES (?, ?)", (exercise, number))
        for exercise in sorted(was ^ done):
            _count(connection, exercise)


def _count(connection: sqlite3.Connection, exercise: str) -> None:
    (times,) = connection.execute("SELECT count(*) FROM practised WHERE exercise = ?", (exercise,)).fetchone()
    last = connection.execute(_LAST, (exercise, exercise)).fetchone()
    connection.execute("DELETE FROM practice WHERE exercise = ?", (exercise,))
    if times and last is not None:
        connection.execute(
            "INSERT INTO practice (exercise, times, last) VALUES (?, ?, ?)", (exercise, times, last[0])
        )


def date_anew(connection: sqlite3.Connection) -> None:
    """Bring the last date of every exercise in line, after sessions from elsewhere, in whatever order."""
    connection.execute(
        """UPDATE practice SET last = coalesce((SELECT max(substr(event.at, 1, 10)) FROM practised
            JOIN event ON event.entry = practised.entry
            WHERE practised.exercise = practice.exercise AND event.kind = 'side'
                AND json_extract(event.data, '$.exercise') = practice.exercise), last)"""
    )
