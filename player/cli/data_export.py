"""`soepel data export`: all that was done and told, as tables or as one document."""

import csv
import io
import os
import zipfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

from player.cli.context import Context
from player.cli.known import known_journal
from player.cli.screen import say
from player.errors import UserError
from player.journal import HEADERS, Cell, Journal, tables
from player.paths import written_path
from player.settings import now

_BOM = "\ufeff"
"""Excel reads UTF-8 as such only where it begins with this; Python does with `utf-8-sig`, R by itself."""
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula: a title comes from a file that somebody wrote."""


def run(args: Namespace, context: Context) -> int:
    """Write a folder or a .zip of CSV files, or a .json; nothing that is there already is overwritten."""
    place = written_path(args.place)
    journal = known_journal(context)
    if journal is None:
        raise UserError("data.error.empty")
    with closing(journal), _writing(place):
        match place.suffix.lower():
            case ".json":
                with _new(place) as file:
                    file.writelines(piece.encode() for piece in journal.document())
            case ".zip":
                with _new(place) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
                    for name, text in _texts(journal):
                        pack.writestr(name, text.encode())
            case _:
                place.mkdir(mode=0o700, parents=True, exist_ok=True)
                texts = list(_texts(journal))
                for name, _ in texts:
                    if (place / name).exists():
                        raise UserError("data.error.there", file=str(place / name))
                for name, text in texts:
                    with _new(place / name) as file:
                        file.write(text.encode())
    say(context.book.say("data.exported", place=str(place)))
    return 0


def _texts(journal: Journal) -> Iterator[tuple[str, str]]:
    """Give name and text of each table."""
    for name, rows in tables(journal, now()):
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(HEADERS[name])
        writer.writerows([_cell(cell) for cell in row] for row in rows)
        yield f"{name}.csv", _BOM + out.getvalue()


def _cell(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_ACTIVE) else cell


@contextmanager
def _new(file: Path) -> Iterator[IO[bytes]]:
    """Write a file of the owner's alone, whole or not at all; raise FileExistsError where there is one."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(opened, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        file.unlink(missing_ok=True)
        raise


@contextmanager
def _writing(place: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        raise UserError("data.error.there", file=str(error.filename or place)) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise UserError("data.error.export", file=str(error.filename or place), why=why) from error
