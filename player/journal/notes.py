"""Notes: what is told outside sessions, each a line that stays."""

import sqlite3
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

_OF_KIND = "SELECT id, at, data FROM note WHERE kind = ? ORDER BY number"
_LISTED = """SELECT group_concat(
    CASE data WHEN '{}' THEN '{"at":"' || at || '"}' ELSE '{"at":"' || at || '",' || substr(data, 2) END
    ) FROM note WHERE kind = ?"""
_UNCHANGED = """ AND id NOT IN
    (SELECT coalesce(json_extract(data, '$.note'), '') FROM note WHERE kind = 'corrected')"""
_ALL = "SELECT id, at, data, kind FROM note WHERE kind <> 'corrected' ORDER BY number"
_CORRECTED = "SELECT data FROM note WHERE kind = 'corrected' ORDER BY number"


class Note(Struct, frozen=True, kw_only=True):
    """One thing that was told, as it holds after every correction.

    Kinds and their data: `answers`, `clearance`, `morning`, `activity` and `kept` hold the fields of the
    fact of that name in `recovery`, without `at`; of `kept` that is its own `kind` and `data`. A
    correction is a note `corrected`: note (id of the one that it replaces), data (what holds instead;
    null where it was withdrawn).
    """

    id: str
    kind: str
    at: str
    """Local time with its offset, ISO 8601: when it was, which may be earlier than when it was told."""
    data: Mapping[str, Any]


def notes(connection: sqlite3.Connection, kind: str | None = None) -> list[Note]:
    """Give the notes of one kind, or all, oldest first; without those that were withdrawn."""
    changed = corrections(connection)
    rows = connection.execute(_ALL) if kind is None else connection.execute(_OF_KIND, (kind,))
    made = []
    for name, at, data, *named in rows:
        held = changed.get(name, data)
        if held is not None:
            told = msgspec.json.decode(held)
            made.append(Note(id=name, kind=kind or named[0], at=at, data=told))
    return made


def listed(connection: sqlite3.Connection, kind: str) -> str:
    """Give the notes of a kind as one JSON list, each with its time, put together by SQLite: it is fast."""
    changed = corrections(connection)
    parts = connection.execute(_LISTED + (_UNCHANGED if changed else ""), (kind,)).fetchone()[:1]
    for name, held in changed.items():
        found = connection.execute("SELECT at FROM note WHERE id = ? AND kind = ?", (name, kind)).fetchone()
        if found is not None and held is not None:
            parts += (msgspec.json.encode({**msgspec.json.decode(held), "at": found[0]}).decode(),)
    return "[" + ",".join(part for part in parts if part) + "]"


def timed(connection: sqlite3.Connection, kind: str) -> list[dict[str, Any]]:
    """Give the data of each note of a kind, as it holds, with its time."""
    return [{**note.data, "at": note.at} for note in notes(connection, kind)]


def corrections(connection: sqlite3.Connection) -> dict[str, str | None]:
    """Give for each note that was corrected what holds instead, as JSON; None where it was withdrawn."""
    newest: dict[str, str | None] = {}
    for (text,) in connection.execute(_CORRECTED):
        told = msgspec.json.decode(text)
        name, data = told.get("note"), told.get("data")
        if isinstance(name, str) and (data is None or isinstance(data, dict)):
            newest[name] = None if data is None else msgspec.json.encode(data).decode()
    return newest
