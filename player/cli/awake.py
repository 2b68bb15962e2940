"""Keeps the computer awake while a session plays, where the system lets us."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_FIRST_SOUND = 2.0
"""Seconds after which the session sounds: the library takes a while to read, and would hold it up."""


@contextmanager
def awake() -> Iterator[None]:
    """Ask, beside what happens here: asking may take a while, and may be refused without harm."""
    over = threading.Event()

    def hold() -> None:
        if over.wait(_FIRST_SOUND):
            return
        from wakepy import keep  # noqa: PLC0415 - slow, and the first sound should not wait for it

        with keep.presenting(on_fail="pass"):
            over.wait()

    thread = threading.Thread(target=hold, name="awake", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(1.0)
