"""Keeps clips in files named by what they hold; a damaged one counts as none."""

import os
import struct
import threading
from hashlib import sha256
from pathlib import Path

import numpy as np

from player.sound import Clip
from player.units import RATE, Frames
from player.voice.finishing import RECIPE
from player.voice.pruning import note_use, prune

_MAGIC = b"soepel\x00\x01"
_HEAD = struct.Struct("<8sI32s")
"""Mark, frames, and the digest of the samples."""
_SEAL = 4
"""Bytes of the head's own digest, which stand after it."""
_MOST = 500_000_000
"""Bytes of clips that are kept: some three hours of speech."""
_BELL = "00"
"""Whenever a clip goes on this shelf, all are pruned: keys are spread evenly, so that this is one in 256."""


def clip_key(text: str, language: str, signature: str) -> str:
    """Name the clip of `text` by all that decides how it sounds."""
    parts = (text, language, signature, str(RATE), str(RECIPE))
    return sha256("\x00".join(parts).encode()).hexdigest()


class ClipCache:
    """A folder of clips that several processes may share."""

    def __init__(self, folder: Path, most: int = _MOST) -> None:
        """Use `folder`, which is made when the first clip is kept, for about `most` bytes of clips."""
        self._folder = folder
        self._most = most

    def length(self, key: str) -> Frames | None:
        """Give the length of a kept clip from the head of its file; None when there is none."""
        try:
            with self.file(key).open("rb", buffering=0) as file:
                head = file.read(_HEAD.size + _SEAL)
                size = os.fstat(file.fileno()).st_size
        except OSError:
            return None
        opened = _open(head, size)
        return None if opened is None else opened[0]

    def read(self, key: str) -> Clip | None:
        """Give a kept clip; None when there is none, or when anything in its file is damaged."""
        file = self.file(key)
        try:
            with file.open("rb") as reading:
                modified = os.fstat(reading.fileno()).st_mtime
                data = reading.read()
        except OSError:
            return None
        start = _HEAD.size + _SEAL
        opened = _open(data[:start], len(data))
        if opened is None or sha256(memoryview(data)[start:]).digest() != opened[1]:
            return None
        note_use(file, modified)
        return Clip(np.frombuffer(data, "<i2", offset=start).astype(np.int16, copy=False))

    def keep(self, key: str, clip: Clip) -> None:
        """Keep a clip, all at once: no reader ever sees a part of it; raise OSError when it cannot be."""
        payload = clip.samples.astype("<i2", copy=False).tobytes()
        head = _HEAD.pack(_MAGIC, clip.frames, sha256(payload).digest())
        file = self.file(key)
        for folder in (self._folder, file.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
        try:
            with open(part, "wb", opener=_private) as writing:
                writing.write(head + sha256(head).digest()[:_SEAL] + payload)
            part.replace(file)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        if key.startswith(_BELL):
            prune(self._folder, self._most)

    def file(self, key: str) -> Path:
        """Tell where the clip of that key is kept."""
        return self._folder / key[:2] / f"{key[2:]}.clip"


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _open(head: bytes, size: int) -> tuple[Frames, bytes] | None:
    """Give frames and digest from a whole head of a file of `size` bytes."""
    if len(head) != _HEAD.size + _SEAL or sha256(head[: _HEAD.size]).digest()[:_SEAL] != head[_HEAD.size :]:
        return None
    magic, frames, digest = _HEAD.unpack_from(head)
    if magic != _MAGIC or size != len(head) + 2 * frames:
        return None
    return Frames(frames), digest
