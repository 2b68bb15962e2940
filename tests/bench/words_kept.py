"""What was worked out once and stays the same: what the embedding says of a sound, and how strange it is.

Kept in `.benchmarks/words`, by the sound itself and by the text of the modules that cut and embed it, so that a
second run of the bench needs minutes.
"""

from __future__ import annotations

import inspect
import sqlite3
from hashlib import blake2b
from pathlib import Path

import numpy as np
from words_choice import Guess

from player.transport import Command
from player.words import (
    RATE,
    VOCABULARIES,
    Endpointer,
    SpeechEmbedding,
    Take,
    Templates,
    Vocabulary,
    elsewhere,
    embedding,
    endpointer,
    listened,
    teaching,
)
from player.words.cohort import cohort
from player.words.deciding import Decider

_WIDTH = 96


def _key(*parts: bytes) -> bytes:
    told = blake2b(digest_size=20)
    for part in parts:
        told.update(part)
    return told.digest()


class Kept:
    """Cuts and embeds, or remembers."""

    def __init__(self, file: Path) -> None:
        """Open what was kept."""
        self.embedder = SpeechEmbedding()
        self._code = _key(*(inspect.getsource(module).encode() for module in (embedding, endpointer)))
        self._taught = _key(
            self._code, *(inspect.getsource(module).encode() for module in (elsewhere, teaching))
        )
        self._table = sqlite3.connect(file, isolation_level=None, timeout=60)
        self._table.execute("PRAGMA journal_mode = WAL")
        self._table.execute("PRAGMA synchronous = OFF")
        self._table.execute(
            "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID"
        )

    def frames(self, sound: np.ndarray) -> list[np.ndarray]:
        """Give what is said of each piece of a sound of 16 bit, with half a second of silence around it."""
        key = _key(self._code, sound.tobytes())
        found = self._table.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
        if found is not None:
            return _unpacked(found[0])
        quiet = np.zeros(RATE // 2, np.int16)
        pieces = Endpointer().feed(np.concatenate((quiet, sound, quiet)))
        every = [self.embedder.embed(piece.samples) for piece in pieces]
        self._table.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (key, _packed(every)))
        return every

    def take(self, command: Command, name: str, sound: np.ndarray) -> Take:
        """Hear a recording that is taught, or remember it."""
        key = _key(self._taught, sound.tobytes())
        found = self._table.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
        every = _unpacked(found[0]) if found is not None else []
        if every:
            return Take(command, name, every[0], tuple(every[1:]))
        take = listened(command, name, sound, self.embedder)
        if take.frames is not None:
            every = [take.frames, *take.others]
            self._table.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (key, _packed(every)))
        return take


def _packed(every: list[np.ndarray]) -> bytes:
    lengths = np.array([len(every), *map(len, every)], "<u2")
    return lengths.tobytes() + b"".join(each.astype("<f4").tobytes() for each in every)


def _unpacked(data: bytes) -> list[np.ndarray]:
    count = int(np.frombuffer(data, "<u2", 1)[0])
    lengths = np.frombuffer(data, "<u2", count, 2)
    rows = np.frombuffer(data, "<f4", offset=2 + 2 * count).reshape(-1, _WIDTH)
    return np.split(rows, np.cumsum(lengths)[:-1]) if count else []


_strange: dict[bytes, float] = {}
"""How far the cohort is from each piece: the same for everybody's words."""


class Judge(Decider):
    """Decides as the player does; how strange a piece is to the cohort, and how near to the words, once."""

    def __init__(self, words: Templates) -> None:
        """Know one person's words."""
        super().__init__(words, cohort())
        self._last: tuple[np.ndarray | None, dict] = (None, {})

    def guessed(self, frames: np.ndarray, vocabulary: Vocabulary) -> Guess | None:
        """Give what was most probably said of one vocabulary."""
        told = self.guess(frames, VOCABULARIES[vocabulary])
        return None if told is None else Guess(told.cost, told.command, len(frames))

    def stranger(self, frames: np.ndarray) -> float:
        """Remember it of every piece."""
        key = _key(frames.tobytes())
        if key not in _strange:
            _strange[key] = super().stranger(frames)
        return _strange[key]

    def nearest(self, frames: np.ndarray) -> dict:
        """Remember it of the last piece: each vocabulary is tried on it."""
        if self._last[0] is not frames:
            self._last = (frames, super().nearest(frames))
        return self._last[1]
