"""Notices that files were saved, in whatever way an editor saves them."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from player.errors import UserError
from player.library.guard import guarded

Digests = Mapping[Path, bytes]
"""SHA-256 of what files hold; empty for one that is not there or cannot be read."""

_LOOKS = 0.2
"""Seconds between two looks."""
_SETTLES = 0.08
"""Seconds in which what was seen must stay as it is: an editor may be in the middle of writing."""
_ABSENT = 1.0
"""Seconds for which a file may be away or empty while it is being replaced."""
_EMPTY = sha256(b"").digest()


class Watcher:
    """Looks at a few files now and then; whoever watches says what time it is."""

    def __init__(self) -> None:
        """Watch nothing yet."""
        self._known: dict[Path, bytes] = {}
        self._seen: dict[Path, bytes] = {}
        self._since = 0.0
        self._next = 0.0

    def expect(self, digests: Digests) -> None:
        """Watch these files from now on, and tell when they are different from this."""
        self._known = self._seen = dict(digests)

    def look(self, now: float) -> bool:
        """Tell, once, that a file holds something else; `now` is in seconds and never goes back.

        The bytes are compared, for a stick may know the time of a save by two seconds only.
        """
        if now < self._next:
            return False
        found = {path: digest(path) for path in self._known}
        if found != self._seen:
            self._seen, self._since = found, now
        if found == self._known:
            self._next = now + _LOOKS
            return False
        self._next = now + _SETTLES
        away = any(self._known[path] and found[path] in (b"", _EMPTY) for path in found)
        # Half of the time between two looks: clocks are floats, and a look may come a moment early.
        if now - self._since < (_ABSENT if away else _SETTLES) - _SETTLES / 2:
            return False
        self._known = found
        return True


def digest(path: Path) -> bytes:
    """Give the digest of a file; nothing for one that is not there or cannot be read now."""
    try:
        return sha256(guarded(path)).digest()
    except UserError:
        return b""
