"""The journal's file: private, durable, and put aside instead of overwritten when it is damaged."""

import errno
import os
import sqlite3
from pathlib import Path

from player.journal.schema import migrate

WAIT = 0.1
"""Seconds to wait for a file that another process holds, during a session: nothing may stall it."""
PATIENCE = 5.0
"""Seconds to wait for it when nothing is playing: at opening and closing."""

_ERRNO = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EROFS: "forbidden",
}
_SQLITE = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_READONLY: "forbidden",
    sqlite3.SQLITE_CANTOPEN: "forbidden",
    sqlite3.SQLITE_PERM: "forbidden",
}


def connect(file: Path) -> sqlite3.Connection:
    """Open the journal, made if need be, readable by its owner alone; every commit reaches the disk."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    file.chmod(0o600)
    # isolation_level=None: transactions begin and end where the journal says so.
    connection = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA recursive_triggers = ON")
        migrate(connection, str(file))
        wait(connection, WAIT)
    except BaseException:
        connection.close()
        raise
    return connection


def wait(connection: sqlite3.Connection, seconds: float) -> None:
    """Set how long a statement waits for a file that is held by another process."""
    connection.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")


def damaged(error: sqlite3.Error) -> bool:
    """Tell whether `error` says that the file is no sound database."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def cause(error: sqlite3.Error | OSError) -> str:
    """Name why the file cannot be used, in a word that phrases knows: full, busy, forbidden or other."""
    if isinstance(error, OSError):
        return _ERRNO.get(error.errno or 0, "other")
    return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "other")


def put_aside(file: Path, date: str, why: str = "damaged") -> Path:
    """Rename a journal, with the files that SQLite keeps beside it, to a name that is free and says why."""
    number = 1
    while (aside := file.with_name(_aside(file, date, number, why))).exists():
        number += 1
    for ending in ("", "-wal", "-shm"):
        beside = file.with_name(file.name + ending)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + ending))
    return aside


def _aside(file: Path, date: str, number: int, why: str) -> str:
    twice = f"-{number}" if number > 1 else ""
    return f"{file.stem}-{why}-{date}{twice}{file.suffix}"
