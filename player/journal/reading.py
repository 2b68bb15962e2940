"""Reads events and entries from the tables."""

import sqlite3

from msgspec import json

from player.journal.derive import derive
from player.session import Entry, Event

_EVENTS = "SELECT kind, frame, data, at FROM event WHERE entry = ? ORDER BY number"


def events(connection: sqlite3.Connection, number: int) -> tuple[Event, ...]:
    """Give the events of the entry with this number, in the order in which they were written."""
    rows = connection.execute(_EVENTS, (number,))
    return tuple(
        Event(kind=kind, frame=frame, data=json.decode(data), at=at) for kind, frame, data, at in rows
    )


def entry(connection: sqlite3.Connection, number: int, entry_id: str) -> Entry:
    """Give the entry that follows from its events."""
    return derive(entry_id, events(connection, number))
