"""A person's own words as they are kept: what the speech embedding says of them, and no sound."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import msgspec
import numpy as np
from msgspec import Struct

from player.command import Command
from player.errors import UserError
from player.words.embedding import Frames, unit

_FILE = "words.msgpack"
_WIDTH = 96
EACH = 3
"""What is kept of one recording: as it was, and twice as it would be elsewhere."""
MOST = 12 * EACH
"""What is kept of one word at most: its newest twelve recordings."""
_LARGEST = 8_000_000
"""Bytes of the file."""
Templates = Mapping[Command, tuple[Frames, ...]]
"""Each command, and its recordings; after each, what it would be elsewhere."""


class _Kept(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in the file."""

    format: int
    model: str
    """Name of the embedding: others say other things."""
    words: dict[Command, list[bytes]]
    """Each recording: rows of 96 numbers of 16 bit (little-endian floats)."""


class Memory:
    """Reads and writes the words of one person."""

    def __init__(self, folder: Path, model: str) -> None:
        """Keep them in `folder`, as `model` says them; nothing is read yet."""
        self.file = folder / _FILE
        self._model = model

    def read(self) -> Templates:
        """Give what was taught, in the order of the commands; UserError where it cannot be read."""
        try:
            if self.file.stat().st_size > _LARGEST:
                raise UserError("words.error.unreadable", file=str(self.file), why=f"> {_LARGEST} bytes")
            kept = msgspec.msgpack.decode(self.file.read_bytes(), type=_Kept)
            words = {command: tuple(map(_frames, kept.words.get(command, []))) for command in Command}
        except FileNotFoundError:
            return MappingProxyType({})
        except OSError as error:
            why = error.strerror or str(error)
            raise UserError("words.error.unreadable", file=str(self.file), why=why) from error
        except (msgspec.MsgspecError, ValueError) as error:
            raise UserError("words.error.unreadable", file=str(self.file), why=str(error)) from error
        if kept.format != 1 or kept.model != self._model:
            raise UserError("words.error.other_model", file=str(self.file))
        return MappingProxyType({command: frames for command, frames in words.items() if frames})

    def write(self, words: Templates) -> None:
        """Put these in the place of what was there, whole or not at all, for their owner alone."""
        rows = {command: [_bytes(each) for each in every] for command, every in words.items() if every}
        kept = _Kept(1, self._model, rows)
        new = self.file.with_name(f"{_FILE}.{os.urandom(4).hex()}")
        try:
            if not kept.words:
                self.file.unlink(missing_ok=True)
                return
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            opened = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(opened, "wb") as stream:
                stream.write(msgspec.msgpack.encode(kept))
                stream.flush()
                os.fsync(stream.fileno())
            new.replace(self.file)
        except OSError as error:
            new.unlink(missing_ok=True)
            why = error.strerror or str(error)
            raise UserError("words.error.unwritable", file=str(self.file), why=why) from error


def with_words(words: Templates, taught: Templates) -> Templates:
    """Give `words` with what was taught anew in the place of what they had."""
    return MappingProxyType({**words, **{command: frames[-MOST:] for command, frames in taught.items()}})


def recordings(frames: Sequence[Frames]) -> int:
    """Tell from how many recordings a word was learned."""
    return -(-len(frames) // EACH)


def without(words: Templates, forgotten: Iterable[Command]) -> Templates:
    """Give `words` less some."""
    gone = set(forgotten)
    return MappingProxyType({command: frames for command, frames in words.items() if command not in gone})


def _bytes(frames: Frames) -> bytes:
    return frames.astype("<f2").tobytes()


def _frames(data: bytes) -> Frames:
    rows = np.frombuffer(data, "<f2").astype(np.float32)
    if not len(rows) or len(rows) % _WIDTH or not np.isfinite(rows).all():
        message = "numbers are missing"
        raise ValueError(message)
    return unit(rows.reshape(-1, _WIDTH))
