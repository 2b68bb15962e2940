"""Clips that are kept in files."""

import stat
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.sound import Clip
from player.voice import ClipCache
from player.voice.cache import clip_key

KEY = clip_key("Adem in.", "nl", "voice 1")
CLIP = Clip(np.arange(-300, 300, dtype=np.int16))


@pytest.fixture
def cache(tmp_path: Path) -> ClipCache:
    """Give an empty one."""
    return ClipCache(tmp_path / "clips")


def test_what_is_kept_is_read(cache: ClipCache):
    """A kept clip is read back to the sample, and its length is told."""
    cache.keep(KEY, CLIP)
    read = cache.read(KEY)

    assert read is not None
    assert (CLIP.samples.tobytes(), 600) == (read.samples.tobytes(), cache.length(KEY))


def test_nothing_is_there_at_first(cache: ClipCache):
    """An empty cache knows no clip."""
    assert (cache.length(KEY), cache.read(KEY)) == (None, None)


def test_an_empty_clip_can_be_kept(cache: ClipCache):
    """A clip without a frame is a clip."""
    cache.keep(KEY, Clip(np.zeros(0, np.int16)))

    assert cache.length(KEY) == 0


def test_files_are_the_users_alone(cache: ClipCache, tmp_path: Path):
    """Files have mode 600 and folders 700, and no part is left behind."""
    cache.keep(KEY, CLIP)
    modes = {path.suffix: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "clips").rglob("*")}

    assert modes == {"": 0o700, ".clip": 0o600}
    assert stat.S_IMODE((tmp_path / "clips").stat().st_mode) == 0o700


def test_all_that_decides_the_sound_is_in_the_key():
    """Another text, language or voice is another clip."""
    keys = {
        clip_key(*parts)
        for parts in [
            ("a", "nl", "v"),
            ("b", "nl", "v"),
            ("a", "en", "v"),
            ("a", "nl", "w"),
            ("anl", "", "v"),
        ]
    }

    assert len(keys) == 5


def test_where_no_file_can_be_is_told(tmp_path: Path):
    """A folder that cannot be made raises OSError."""
    (tmp_path / "clips").touch()

    with pytest.raises(OSError, match="clips"):
        ClipCache(tmp_path / "clips").keep(KEY, CLIP)


@given(at=st.integers(0, 1247), flip=st.integers(1, 255))
def test_one_damaged_byte_is_found(tmp_path_factory: pytest.TempPathFactory, at: int, flip: int):
    """A file in which any byte changed is no clip, until it is made anew."""
    cache = ClipCache(tmp_path_factory.getbasetemp() / "damaged")
    cache.keep(KEY, CLIP)
    data = bytearray(cache.file(KEY).read_bytes())
    data[at % len(data)] ^= flip
    cache.file(KEY).write_bytes(data)
    damaged = cache.read(KEY)
    cache.keep(KEY, CLIP)

    assert (damaged, cache.read(KEY) is not None) == (None, True)


@given(size=st.integers(0, 1247))
def test_a_half_written_file_is_found(tmp_path_factory: pytest.TempPathFactory, size: int):
    """A file that was cut anywhere has no length and is no clip."""
    cache = ClipCache(tmp_path_factory.getbasetemp() / "cut")
    cache.keep(KEY, CLIP)
    cache.file(KEY).write_bytes(cache.file(KEY).read_bytes()[:size])

    assert (cache.length(KEY), cache.read(KEY)) == (None, None)
