"""Writes a text file whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from player.errors import UserError


def write(text: str, path: Path) -> None:
    """Write `text` beside `path` and move it there; what stood there stays until then."""
    shown = str(path)
    try:
        # Through a link the file itself is replaced, not the link.
        target = path.resolve()
        if target.exists() and not target.is_file():
            raise UserError("publishing.error.not_a_file", file=shown)
        beside = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with beside.open("wb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
            beside.replace(target)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise
    except OSError as error:
        raise UserError(
            "publishing.error.cannot_write", file=shown, reason=error.strerror or str(error)
        ) from error
