"""Keeping a person's words: nothing but numbers, for their owner alone, whole or not at all."""

import os
import stat

import msgspec
import numpy as np
import pytest

from player.errors import UserError
from player.phrases import phrases
from player.transport import Command
from player.words import Memory, with_words, without
from player.words.embedding import unit
from player.words.templates import MOST


def word(seed: int) -> np.ndarray:
    """Give steps of a word."""
    return unit(np.random.default_rng(seed).normal(0, 1, (5, 96)))


WORDS = {Command.PAUSE: (word(1), word(2)), Command.N10: (word(3),)}


def test_what_was_taught_is_known_again(tmp_path):
    """Each recording comes back, as near as 16 bits can be."""
    Memory(tmp_path, "m").write(WORDS)
    known = Memory(tmp_path, "m").read()

    assert list(known) == list(WORDS)
    for command, frames in WORDS.items():
        assert np.abs(np.stack(known[command]) - np.stack(frames)).max() < 0.001


def test_nothing_is_known_at_first(tmp_path):
    """A folder that is not there yet holds no words."""
    assert Memory(tmp_path / "none", "m").read() == {}


@pytest.mark.skipif(os.name != "posix", reason="only here do files have such rights")
def test_only_their_owner_can_read_them(tmp_path):
    """The file and the folder are closed to others."""
    Memory(tmp_path / "new", "m").write(WORDS)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new", tmp_path / "new/words.msgpack")]

    assert modes == [0o700, 0o600]


def test_no_words_leave_no_file(tmp_path):
    """To forget everything takes the file away, and no half-written one stays."""
    memory = Memory(tmp_path, "m")
    memory.write(WORDS)
    memory.write(without(memory.read(), WORDS))

    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_what_was_there(tmp_path, monkeypatch):
    """Whole or not at all."""
    memory = Memory(tmp_path, "m")
    memory.write(WORDS)
    monkeypatch.setattr(os, "fsync", lambda _file: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(UserError, match="unwritable"):
        memory.write({Command.STOP: (word(4),)})

    assert list(memory.read()) == list(WORDS)
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no words",
        msgspec.msgpack.encode({"format": 1, "model": "m", "words": {"dance": []}}),
        msgspec.msgpack.encode({"format": 1, "model": "m", "words": {"pause": [b"odd"]}}),
        msgspec.msgpack.encode({"format": 1, "model": "m", "words": {"pause": [b"\xff" * 192]}}),
        msgspec.msgpack.encode({"format": 1, "model": "another", "words": {}}),
        msgspec.msgpack.encode({"format": 2, "model": "m", "words": {}}),
        b"x" * 4_000_001,
    ],
)
def test_a_file_that_is_no_memory_is_told(tmp_path, data):
    """In both languages, with its name and what to do."""
    (tmp_path / "words.msgpack").write_bytes(data)
    with pytest.raises(UserError) as caught:
        Memory(tmp_path, "m").read()
    for language in ("nl", "en"):
        told = phrases(language).say(caught.value.key, **caught.value.values)
        assert "words.msgpack" in told
        assert "soepel words forget" in told


def test_what_is_taught_anew_takes_the_place(tmp_path):
    """The newest recordings of a word are kept, as many as are kept; other words stay."""
    many = tuple(word(seed) for seed in range(MOST + 8))
    known = with_words(WORDS, {Command.PAUSE: many})

    assert known[Command.PAUSE] == many[-MOST:]
    assert known[Command.N10] == WORDS[Command.N10]
