"""Copies of a journal: made while it is used, and looked at before anything is done with one."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from player.errors import UserError
from player.journal.schema import MIGRATIONS, migrate

_OBJECTS = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
_MAGIC = b"SQLite format 3\0"


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the journal as it is at one moment to a file that is not there yet, for its owner alone."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with closing(sqlite3.connect(target, isolation_level=None)) as copy:
            connection.backup(copy)
            # One file, that can be carried anywhere.
            copy.execute("PRAGMA journal_mode = DELETE")
            _whole(copy, str(target))
        _sync(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


@contextmanager
def opened(file: Path, beside: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy of `file`, made in the folder `beside`, brought up to date; raise UserError for no journal.

    Whatever else the file holds is never run: it must have exactly the tables and triggers of a journal.
    """
    with TemporaryDirectory(prefix=".journal-", dir=beside) as folder:
        copy = Path(folder) / "journal.db"
        for ending in ("", "-wal"):
            source = file.with_name(file.name + ending)
            if not ending or source.exists():
                shutil.copyfile(source, copy.with_name(copy.name + ending))
        with copy.open("rb") as start:
            if start.read(len(_MAGIC)) != _MAGIC:
                raise UserError("data.error.no_journal", file=str(file))
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            try:
                connection.execute("PRAGMA trusted_schema = OFF")
                _whole(connection, str(file))
                _ours(connection, str(file))
                migrate(connection, str(file))
            except sqlite3.DatabaseError as error:
                raise UserError("data.error.damaged", file=str(file)) from error
            yield connection


def put_in_place(source: Path, file: Path) -> None:
    """Let the journal at `source`, which is closed, be `file`; raise UserError where that is still used."""
    for ending in ("-wal", "-shm"):
        if file.with_name(file.name + ending).exists():
            raise UserError("data.error.in_use", file=str(file))
    _sync(source)
    source.chmod(0o600)
    source.replace(file)


def _whole(connection: sqlite3.Connection, file: str) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise UserError("data.error.damaged", file=file)


def _ours(connection: sqlite3.Connection, file: str) -> None:
    """Raise UserError where the tables and triggers are not those of a journal, of whichever version."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(MIGRATIONS):
        raise UserError("journal.error.newer", file=file)
    with closing(sqlite3.connect(":memory:")) as model:
        for step in MIGRATIONS[:version]:
            for statement in step:
                model.execute(statement)
        same = set(model.execute(_OBJECTS)) == set(connection.execute(_OBJECTS))
    if version == 0 or not same:
        raise UserError("data.error.no_journal", file=file)


def _sync(file: Path) -> None:
    opened = os.open(file, os.O_RDWR)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
