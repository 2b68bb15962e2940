"""One session at a time."""

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
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only a session needs it

    file = folder / "session.lock"
    held = FileLock(file, timeout=0, mode=0o600)
    notice = None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        held.acquire()
    except Timeout:
        raise UserError("settings.error.busy") from None
    except OSError as error:
        notice = UserError("settings.notice.unlocked", file=str(file), why=str(error))
    try:
        yield notice
    finally:
        held.release()
