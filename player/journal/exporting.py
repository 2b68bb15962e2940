"""Gives everything that the journal holds as JSON, line by line, with one session or note a line."""

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from msgspec import json

from player.journal.model import FORMAT

_EVENTS = """SELECT entry.id, event.kind, event.frame, event.at, event.data
    FROM entry JOIN event ON event.entry = entry.number ORDER BY entry.number, event.number"""
_NOTES = "SELECT id, kind, at, data FROM note ORDER BY number"


def document(connection: sqlite3.Connection, made: str) -> Iterator[str]:
    """Give the whole document in pieces; the data of events and notes stay as they were written."""
    yield f'{{"format": {FORMAT}, "made": {_text(made)},\n"sessions": [\n'
    yield from _listed(_session(name, rows) for name, rows in sessions(connection))
    yield '],\n"notes": [\n'
    yield from _listed(_note(*row) for row in connection.execute(_NOTES))
    yield "]}\n"


def sessions(connection: sqlite3.Connection) -> Iterator[tuple[str, list[tuple[str, int, str, str]]]]:
    """Give the id of each session, with kind, frame, time and data of each of its events."""
    for name, rows in groupby(connection.execute(_EVENTS), key=itemgetter(0)):
        yield name, [row[1:] for row in rows]


def notes(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str, str]]:
    """Give id, kind, time and data of each note."""
    yield from connection.execute(_NOTES)


def lines(
    connection: sqlite3.Connection,
) -> tuple[Iterator[tuple[str, list[tuple[str, int, str, str]]]], Iterator[tuple[str, str, str, str]]]:
    """Give the sessions and the notes, as they are joined to another journal."""
    return sessions(connection), notes(connection)


def _session(name: str, rows: list[tuple[str, int, str, str]]) -> str:
    events = ", ".join(
        f'{{"kind": {_text(kind)}, "frame": {frame}, "at": {_text(at)}, "data": {data}}}'
        for kind, frame, at, data in rows
    )
    return f'{{"id": {_text(name)}, "events": [{events}]}}'


def _note(name: str, kind: str, at: str, data: str) -> str:
    return f'{{"id": {_text(name)}, "kind": {_text(kind)}, "at": {_text(at)}, "data": {data}}}'


def _listed(lines: Iterator[str]) -> Iterator[str]:
    """Give lines with a comma between them."""
    before = ""
    for line in lines:
        yield before + line
        before = ",\n"
    yield "\n" if before else ""


def _text(value: str) -> str:
    return json.encode(value).decode()
