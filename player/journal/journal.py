"""The journal: appends events, one commit each, and answers from them."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import uuid4

from msgspec import json

from player.errors import UserError
from player.journal.file import PATIENCE, cause, connect, damaged, put_aside, wait
from player.journal.notes import Note, notes
from player.journal.reading import entry as entry_of
from player.journal.writing import EventRow, NoteRow, Row, write
from player.session import Entry, Event, Practice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from player.recovery import History

_Answer = TypeVar("_Answer")

_NEWEST = "SELECT number, id FROM entry ORDER BY number DESC LIMIT ?"
_OLDEST = "SELECT number, id FROM entry ORDER BY number LIMIT ?"
_RESUMABLE = "SELECT number, id FROM entry WHERE resumable = 1 AND rehearsal = 0 ORDER BY number DESC"


class Journal:
    """What was done, in `journal.db` in a folder; used by one thread, the one that opened it.

    Writing never stops a session: what cannot be written is kept and written later. `trouble` tells why,
    and is None when everything is on the disk. `notice` tells what was found and mended.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        """Open the journal in `folder`, made if need be; `now` gives local time with its offset."""
        self.file = folder / "journal.db"
        self.trouble: UserError | None = None
        self.notice: UserError | None = None
        self._now = now
        self._kept: list[Row] = []
        self._written: list[Row] = []
        self._told = False
        self._connection: sqlite3.Connection | None = None
        self._write()

    def __enter__(self) -> Self:
        """Give the journal itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the journal; an error on its way out is not hidden by one of closing."""
        try:
            self.close()
        except UserError:
            if error is None:
                raise

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

    def history(self, now: datetime) -> History:
        """Give everything that the rules of recovery look at, until now."""
        # Not wanted on the way to the first sound.
        from player.journal.history import history  # noqa: PLC0415

        return self._read(lambda connection: history(connection, now))

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
            found = connection.execute(_RESUMABLE + " LIMIT 1").fetchone()
            return entry_of(connection, *found) if found else None

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

    def close(self) -> None:
        """Write what was kept, patiently, and close; a UserError when it is lost after all."""
        if self._kept or self._connection is None:
            self._write(PATIENCE)
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._kept:
            raise UserError("journal.error.lost", file=str(self.file))

    def _keep(self, entry_id: str, event: Event) -> None:
        data = json.encode(event.data).decode()
        at = event.at or self._now().isoformat(timespec="seconds")
        self._kept.append(EventRow(entry_id, event.kind, event.frame, at, data))

    def _write(self, patience: float | None = None) -> None:
        """Write everything that was kept, in order, in one commit."""
        try:
            self._sound(lambda connection: self._commit(connection, patience))
        except (sqlite3.OperationalError, OSError) as error:
            self.trouble = UserError(f"journal.trouble.{cause(error)}", file=str(self.file), why=_why(error))
        else:
            self.trouble, self._told = None, False

    def _commit(self, connection: sqlite3.Connection, patience: float | None) -> None:
        if not self._kept:
            return
        if patience is not None:
            wait(connection, patience)
        try:
            connection.execute("BEGIN IMMEDIATE")
            write(connection, self._kept)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        self._written += self._kept
        self._kept.clear()

    def _read(self, query: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        try:
            return self._sound(query)
        except (sqlite3.OperationalError, OSError) as error:
            raise UserError("journal.error.unreadable", file=str(self.file), why=_why(error)) from error

    def _sound(self, work: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        """Do `work` on a sound file: a damaged one is put aside, this run's events go into the new one."""
        try:
            return work(self._opened())
        except sqlite3.DatabaseError as error:
            if not damaged(error):
                raise
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        aside = put_aside(self.file, self._now().date().isoformat())
        self.notice = UserError("journal.notice.damaged", file=str(self.file), aside=str(aside))
        self._kept[:0] = self._written
        self._written.clear()
        connection = self._opened()
        self._commit(connection, None)
        return work(connection)

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = connect(self.file)
        return self._connection


def _why(error: sqlite3.Error | OSError) -> str:
    """Give the reason alone: the file is named beside it."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
