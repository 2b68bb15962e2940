"""Keeps the folder of clips from growing for ever."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_LEFT_BEHIND = 3600.0
"""Seconds after which whoever wrote a part of a file has long died."""
_UNTOUCHED = 86_400.0
"""Seconds between two notes that a clip is in use: once a day is fine enough."""
_SHELF = re.compile(r"[0-9a-f]{2}")
_CLIP = re.compile(r"[0-9a-f]{62}\.clip")
_PART = re.compile(r"[0-9a-f]{62}\.\d+-\d+")


def note_use(file: Path, modified: float) -> None:
    """Date a clip that is used today, unless it was dated less than a day ago."""
    if abs(time.time() - modified) > _UNTOUCHED:
        with suppress(OSError):  # in a folder that may only be read, nothing is deleted either
            os.utime(file)


def prune(folder: Path, most: int) -> None:
    """Delete the clips used longest ago until the rest fit in `most` bytes, and parts left behind.

    Other processes may read, write and prune at the same time: a clip that is gone is spoken again.
    """
    now = time.time()
    clips = []
    for entry in _files(folder):
        with suppress(OSError):  # deleted by another process in the meantime
            stat = entry.stat(follow_symlinks=False)
            if _CLIP.fullmatch(entry.name):
                clips.append((stat.st_mtime_ns, stat.st_size, entry.path))
            elif _PART.fullmatch(entry.name) and now - stat.st_mtime > _LEFT_BEHIND:
                Path(entry.path).unlink()
    held = 0
    for _, size, path in sorted(clips, reverse=True):
        held += size
        if held > most:
            with suppress(OSError):  # likewise, or open in another process on Windows
                Path(path).unlink()


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Give what lies on the shelves; nothing but shelves of clips is ever looked into."""
    for shelf in _entries(folder):
        if _SHELF.fullmatch(shelf.name) and shelf.is_dir(follow_symlinks=False):
            yield from _entries(shelf.path)


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:  # what cannot be read cannot be pruned
        return []
