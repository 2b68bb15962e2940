"""Puts another journal in the place of the present one, or takes it away."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import json

from player.journal import exporting
from player.journal.copying import back_up, opened, put_in_place
from player.journal.file import put_aside
from player.journal.joining import NoteLine
from player.journal.journal import Journal

NAME = "journal.db"
_ENDINGS = ("", "-wal", "-shm")


def restore(source: Path, folder: Path, date: str) -> Path | None:
    """Put a copy of `source` in place; gives where the present journal is kept now, if there was one."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / NAME
    with TemporaryDirectory(prefix=".journal-", dir=folder) as place:
        copy = Path(place) / NAME
        with opened(source, folder) as connection:
            back_up(connection, copy)
        aside = put_aside(file, date, "before-restore") if file.exists() else None
        try:
            put_in_place(copy, file)
        except BaseException:
            if aside is not None:
                _move(aside, file)
            raise
    return aside


def _move(source: Path, target: Path) -> None:
    """Move a journal with what SQLite keeps beside it."""
    for ending in _ENDINGS:
        beside = source.with_name(source.name + ending)
        if beside.exists():
            beside.rename(target.with_name(target.name + ending))


def delete(folder: Path) -> None:
    """Take the journal away, with what SQLite keeps beside it."""
    for ending in _ENDINGS:
        (folder / f"{NAME}{ending}").unlink(missing_ok=True)


def leave_out(folder: Path, kind: str, now: Callable[[], datetime]) -> None:
    """Write the journal anew without one kind of note, or without its sessions: no trace of them stays."""
    with TemporaryDirectory(prefix=".journal-", dir=folder) as place:
        with opened(folder / NAME, folder) as connection, Journal(Path(place), now) as anew:
            sessions = () if kind == "sessions" else exporting.sessions(connection)
            anew.join(sessions, _others(list(exporting.notes(connection)), kind))
        # Whoever closes a journal last takes away what SQLite keeps beside it.
        Journal(folder, now).close()
        put_in_place(Path(place) / NAME, folder / NAME)


def _others(notes: list[NoteLine], kind: str) -> Iterator[NoteLine]:
    gone = {name for name, its, _, _ in notes if its == kind}
    for note in notes:
        corrects = json.decode(note[3]).get("note") if note[1] == "corrected" else None
        if note[0] not in gone and corrects not in gone:
            yield note
