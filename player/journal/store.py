"""The journal's plumbing: opens the file, commits what is to be written, and reads, whatever happens."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Self, TypeVar

from player.errors import UserError
from player.journal.file import PATIENCE, WAIT, cause, connect, damaged, put_aside, wait
from player.journal.writing import Row, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

_Answer = TypeVar("_Answer")


class Store:
    """`journal.db` in a folder; used by one thread, the one that opened it.

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

    def close(self) -> None:
        """Write what was kept, patiently, and close; a UserError when it is lost after all."""
        if self._kept or self._connection is None:
            self._write(PATIENCE)
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._kept:
            raise UserError("journal.error.lost", file=str(self.file))

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

    def _whole(self, work: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        """Do all of `work` in one commit, patiently, or nothing of it."""
        try:
            connection = self._opened()
            wait(connection, PATIENCE)
            connection.execute("BEGIN IMMEDIATE")
            try:
                answer = work(connection)
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                wait(connection, WAIT)
        except (sqlite3.OperationalError, OSError) as error:
            key = f"data.unwritten.{cause(error)}"
            raise UserError(key, file=str(self.file), why=_why(error)) from error
        return answer

    def _stream(self, work: Callable[[sqlite3.Connection], Iterator[_Answer]]) -> Iterator[_Answer]:
        """Give what `work` finds, at one moment, one by one."""
        try:
            connection = self._opened()
            connection.execute("BEGIN")
            try:
                yield from work(connection)
            finally:
                connection.execute("ROLLBACK")
        except sqlite3.DatabaseError as error:
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
