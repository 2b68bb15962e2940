"""One session at a time."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from player.errors import UserError


@contextmanager
def lock(folder: Path) -> Iterator[UserError | None]:
    """Hold the one session of `folder`, or raise that another runs; the system lets go of it after a crash.

    Gives a notice instead of None where the folder can hold no lock, as on a full disk: that is no
    reason to keep someone from exercising.
    """
    file = folder / "session.lock"
    opened: int | None = None
    notice = None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        opened = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        if not _held(opened):
            os.close(opened)
            raise UserError("settings.error.busy")
    except OSError as error:
        notice = UserError("settings.notice.unlocked", file=str(file), why=error.strerror or str(error))
    try:
        yield notice
    finally:
        if opened is not None:
            os.close(opened)


def _held(file: int) -> bool:
    """Lock an open file, until it is closed; False where another process holds it.

    These are the two calls that filelock makes too; importing that takes a tenth of the time to the
    first sound.
    """
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - only Windows has it

        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
    import fcntl  # noqa: PLC0415 - Windows has none

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
