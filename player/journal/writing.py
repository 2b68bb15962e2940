"""Writes events and notes, in the order in which they were told."""

import sqlite3
from collections.abc import Iterable

from msgspec import Struct

_EVENT = """INSERT INTO event (entry, number, kind, frame, at, data)
    SELECT its.number, coalesce((SELECT max(number) FROM event WHERE entry = its.number), 0) + 1,
        ?, ?, ?, ? FROM entry AS its WHERE id = ?"""
_NOTE = """INSERT INTO note (number, id, kind, at, data)
    SELECT coalesce(max(number), 0) + 1, ?, ?, ?, ? FROM note"""
_BEFORE_THE_END = ("opened", "resumed", "section", "side", "pause", "continue", "change", "hurts")


class EventRow(Struct, frozen=True):
    """An event as it is written."""

    entry: str
    kind: str
    frame: int
    at: str
    data: str


class NoteRow(Struct, frozen=True):
    """A note as it is written."""

    id: str
    kind: str
    at: str
    data: str


Row = EventRow | NoteRow


def write(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Write the rows, and what is kept beside them; a part of the commit that is going on."""
    ends: dict[str, None] = {}
    corrected: dict[str, None] = {}
    for row in rows:
        if isinstance(row, NoteRow):
            connection.execute(_NOTE, (row.id, row.kind, row.at, row.data))
            continue
        connection.execute("INSERT OR IGNORE INTO entry (id) VALUES (?)", (row.entry,))
        connection.execute(_EVENT, (row.kind, row.frame, row.at, row.data, row.entry))
        if row.kind not in _BEFORE_THE_END:
            ends[row.entry] = None
        if row.kind == "corrected":
            corrected[row.entry] = None
    if corrected:
        from player.journal.practising import recount  # noqa: PLC0415 - hardly ever needed

        for name in corrected:
            recount(connection, name)
    if ends:
        # The rules, of which a summary is made, are not wanted on the way to the first sound.
        from player.journal.summaries import sum_up  # noqa: PLC0415

        sum_up(connection, ends)
