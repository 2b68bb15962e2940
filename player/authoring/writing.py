"""Writes an author's file whole or not at all: what was there is never half gone."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from player.errors import UserError


def create(path: Path, text: str) -> None:
    """Write a new file for its owner alone; one that is there already is left alone and told."""
    if os.path.lexists(path):
        raise UserError("authoring.error.there", file=str(path))
    with _beside(path, text.encode()) as new:
        try:
            os.link(new, path, follow_symlinks=False)
        except FileExistsError as error:
            raise UserError("authoring.error.there", file=str(path)) from error
        except (OSError, NotImplementedError):
            # Not every disk knows links; there, what came between the look above and now would be lost.
            new.rename(path)


def replace(path: Path, data: bytes) -> None:
    """Put `data` in the place of a file, which keeps its rights; a link stays a link."""
    path = path.resolve()
    with _beside(path, data) as new:
        new.chmod(stat.S_IMODE(path.stat().st_mode))
        new.replace(path)


@contextmanager
def _beside(path: Path, data: bytes) -> Iterator[Path]:
    """Give a file with `data` in it, on the same disk; it is gone afterwards, whatever happened."""
    new = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        yield new
    except OSError as error:
        raise UserError("authoring.error.unwritable", file=str(path), why=str(error)) from error
    finally:
        with suppress(FileNotFoundError, NotADirectoryError):
            new.unlink()


_BINARY = getattr(os, "O_BINARY", 0)
