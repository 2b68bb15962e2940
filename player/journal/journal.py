"""The journal: appends events and notes, one commit each, and answers from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from msgspec import json

from player.journal.correcting import CORRECTABLE
from player.journal.notes import Note, notes
from player.journal.reading import entry as entry_of
from player.journal.store import Store
from player.journal.writing import EventRow, NoteRow
from player.session import Entry, Event, Practice

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from player.errors import UserError
    from player.journal.joining import Joined, NoteLine, Session
    from player.journal.told import Told
    from player.recovery import History

_NEWEST = "SELECT number, id FROM entry ORDER BY number DESC LIMIT ?"
_OLDEST = "SELECT number, id FROM entry ORDER BY number LIMIT ?"
_RESUMABLE = "SELECT number, id FROM entry WHERE resumable = 1 AND rehearsal = 0 ORDER BY number DESC"


class Journal(Store):
    """What was done and told; see `Store` for what happens when it cannot be written."""

    def open_entry(self, data: Mapping[str, Any], frame: int = 0) -> str:
        """Begin an entry with its `opened` event, and give its id."""
        entry_id = str(uuid4())
        self._keep(entry_id, Event(kind="opened", frame=frame, data=data))
        self._write()
        return entry_id

    def append(self, entry_id: str, event: Event) -> UserError | None:
        """Write one event; gives the trouble the first time that it cannot, and keeps the event."""
        self._keep(entry_id, event)
        self._write()
        if self.trouble is None or self._told:
            return None
        self._told = True
        return self.trouble

    def note(self, kind: str, data: Mapping[str, Any], at: datetime | None = None) -> str:
        """Write something that was told outside a session, and give its id; `at` for an earlier moment."""
        note_id = str(uuid4())
        time = (at or self._now()).isoformat(timespec="seconds")
        self._kept.append(NoteRow(note_id, kind, time, json.encode(data).decode()))
        self._write()
        return note_id

    def notes(self, kind: str | None = None) -> list[Note]:
        """Give the notes of a kind, or all, oldest first, as they hold after every correction."""
        return self._read(lambda connection: notes(connection, kind))

    def told(self, limit: int, kinds: Sequence[str]) -> list[Told]:
        """Give what a person told or did last of these kinds, the newest first, as it holds now."""
        from player.journal.told import told  # noqa: PLC0415 - only wanted to correct something

        return self._read(lambda connection: told(connection, limit, kinds))

    def correct(self, told: Told, data: Mapping[str, Any] | None) -> None:
        """Write a new line that replaces what was told by `data`, or withdraws it; the old line stays."""
        if told.entry is None:
            self.note("corrected", {"note": told.id, "data": data})
            return
        if told.kind not in CORRECTABLE:
            raise ValueError(told.kind)
        correction = {"event": told.number, "data": data}
        self.append(told.entry, Event(kind="corrected", frame=told.frame, data=correction))

    def document(self) -> Iterator[str]:
        """Give everything as one JSON document, in pieces; `model` tells what it is like."""
        from player.journal.exporting import document  # noqa: PLC0415 - only wanted to export

        yield from self._stream(lambda connection: document(connection, self._now().isoformat()))

    def join(self, sessions: Iterable[Session], notes: Iterable[NoteLine]) -> Joined:
        """Bring in what another journal holds, all of it or nothing; raise UserError where that cannot be."""
        from player.journal.joining import join  # noqa: PLC0415 - only wanted to import

        return self._whole(lambda connection: join(connection, sessions, notes))

    def back_up(self, target: Path) -> None:
        """Copy it all, as it is at one moment, to a file that is not there yet; raise what prevents it."""
        from player.journal.copying import back_up  # noqa: PLC0415 - only wanted to copy

        # What goes amiss there is the copy's trouble, not the journal's.
        back_up(self._read(lambda connection: connection), target)

    def history(self, now: datetime, *, whole: bool = False) -> History:
        """Give everything that the rules of recovery look at; the `whole` goes back to the beginning."""
        # Not wanted on the way to the first sound.
        from player.journal.history import history  # noqa: PLC0415

        return self._read(lambda connection: history(connection, now, whole=whole))

    def entries(self, limit: int | None = None, *, newest_first: bool = True) -> list[Entry]:
        """Give the entries, rehearsals too: all of them, or the first `limit` in the order asked for."""
        order = _NEWEST if newest_first else _OLDEST
        count = -1 if limit is None else limit

        def query(connection: sqlite3.Connection) -> list[Entry]:
            return [entry_of(connection, *found) for found in connection.execute(order, (count,)).fetchall()]

        return self._read(query)

    def entry(self, entry_id: str) -> Entry | None:
        """Give one entry, or None where there is none of that id."""

        def query(connection: sqlite3.Connection) -> Entry | None:
            found = connection.execute("SELECT number, id FROM entry WHERE id = ?", (entry_id,)).fetchone()
            return entry_of(connection, *found) if found else None

        return self._read(query)

    def interrupted(self) -> Entry | None:
        """Give the newest session that was cut short (killed, power, closed) and can be resumed."""

        def query(connection: sqlite3.Connection) -> Entry | None:
            # Usually one: older ones are closed when a session begins. Those that were brought in from
            # elsewhere stand last, whenever they were.
            found = connection.execute(f"{_RESUMABLE} LIMIT 20").fetchall()
            left = [entry_of(connection, *one) for one in found]
            return max(left, key=lambda entry: entry.last, default=None)

        return self._read(query)

    def close_older(self, entry_id: str) -> None:
        """Close as left every interrupted session that was begun before the one named."""

        def query(connection: sqlite3.Connection) -> list[tuple[str, int]]:
            older = _RESUMABLE.replace("WHERE", "WHERE number < (SELECT number FROM entry WHERE id = ?) AND")
            rows = connection.execute(older, (entry_id,)).fetchall()
            return [(name, entry_of(connection, number, name).heard) for number, name in reversed(rows)]

        for name, heard in self._read(query):
            self._keep(name, Event(kind="ended", frame=heard, data={"state": "left", "reason": "newer"}))
        self._write()

    def practice(self) -> dict[str, Practice]:
        """Give for each exercise in how many sessions a side of it was done, and when last; no rehearsals."""

        def query(connection: sqlite3.Connection) -> dict[str, Practice]:
            rows = connection.execute("SELECT exercise, times, last FROM practice ORDER BY exercise")
            return {exercise: Practice(times, last) for exercise, times, last in rows}

        return self._read(query)

    def _keep(self, entry_id: str, event: Event) -> None:
        data = json.encode(event.data).decode()
        at = event.at or self._now().isoformat(timespec="seconds")
        self._kept.append(EventRow(entry_id, event.kind, event.frame, at, data))
