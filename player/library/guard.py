"""Opens a file that somebody sent: never a device, never without end, never outside its folder."""

import os
import stat
from pathlib import Path

from player.errors import UserError
from player.program.limits import FILE_BYTES

_NOWAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
"""A pipe that nobody writes to must not keep us waiting."""


def guarded(path: Path) -> bytes:
    """Give the bytes of a regular file of reasonable size, or raise what is wrong with it and what to do."""
    file = str(path)
    try:
        _regular(path.stat().st_mode, file)
        # Opened without buffering and looked at again: the file may have been exchanged since.
        with open(os.open(path, os.O_RDONLY | _NOWAIT), "rb", buffering=0) as stream:  # noqa: PTH123
            _regular(os.fstat(stream.fileno()).st_mode, file)
            text = _whole(stream.fileno())
    except FileNotFoundError as error:
        raise UserError("library.error.missing", file=file) from error
    except PermissionError as error:
        raise UserError("library.error.forbidden", file=file) from error
    except (OSError, ValueError) as error:  # a name with a null in it is a ValueError
        raise UserError("library.error.unreadable", file=file.replace("\0", ""), why=str(error)) from error
    if len(text) > FILE_BYTES:
        raise UserError("library.error.too-large", file=file, most=str(FILE_BYTES // 1024))
    return text


def inside(path: Path, folder: Path) -> bool:
    """Tell whether a file, links followed, really is in `folder`."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links that lead to each other
        return False


def _regular(mode: int, file: str) -> None:
    if stat.S_ISDIR(mode):
        raise UserError("library.error.folder", file=file)
    if not stat.S_ISREG(mode):
        raise UserError("library.error.no-file", file=file)


def _whole(number: int) -> bytes:
    """Read on until the end or one byte too many: a read may give less than was asked."""
    parts: list[bytes] = []
    left = FILE_BYTES + 1
    while left and (part := os.read(number, left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
