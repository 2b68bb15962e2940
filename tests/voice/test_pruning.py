"""A folder of clips that never grows past its limit."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.sound import Clip
from player.voice import ClipCache
from player.voice.pruning import prune

DAY = 86_400
CLIP = Clip(np.arange(500, dtype=np.int16))
SIZE = 1048
"""Bytes of its file."""
CROWD = """
import sys
from pathlib import Path
import numpy as np
from player.sound import Clip
from player.voice import ClipCache
cache = ClipCache(Path(sys.argv[1]), int(sys.argv[2]))
for n in range(200):
    key = f"{n % 3:02x}" + f"{n % 40:062x}"
    cache.keep(key, Clip(np.full(500, n % 40, np.int16)))
    clip = cache.read(key)
    assert clip is None or (clip.samples == n % 40).all()
"""


def key(number: int, shelf: int = 1) -> str:
    """Give a key of that shelf."""
    return f"{shelf:02x}{number:062x}"


def kept(folder: Path) -> set[str]:
    """Give the keys of all clips in a folder."""
    return {file.parent.name + file.stem for file in folder.rglob("*.clip")}


def date(file: Path, days: float) -> None:
    """Let a file be that many days old."""
    then = file.stat().st_mtime - days * DAY
    os.utime(file, (then, then))


def test_the_longest_unused_go_first(tmp_path: Path):
    """A clip on the first shelf has all pruned: those used last stay, as many as fit."""
    cache = ClipCache(tmp_path, 3 * SIZE)
    for number in range(1, 6):
        cache.keep(key(number, shelf=number), CLIP)
        date(cache.file(key(number, shelf=number)), days=number)
    before = len(kept(tmp_path))
    cache.keep(key(9, shelf=0), CLIP)

    assert (before, kept(tmp_path)) == (5, {key(9, 0), key(1, 1), key(2, 2)})


def test_reading_is_using(tmp_path: Path):
    """A clip that was read stays, however long ago it was made."""
    cache = ClipCache(tmp_path, 2 * SIZE)
    for number in (1, 2):
        cache.keep(key(number), CLIP)
        date(cache.file(key(number)), days=10 * number)
    cache.read(key(2))
    cache.keep(key(3, shelf=0), CLIP)

    assert kept(tmp_path) == {key(2), key(3, 0)}


def test_use_is_noted_once_a_day(tmp_path: Path):
    """Reading a clip that was used today changes nothing on disk."""
    cache = ClipCache(tmp_path)
    cache.keep(key(1), CLIP)
    date(cache.file(key(1)), days=0.9)
    before = cache.file(key(1)).stat().st_mtime_ns
    cache.read(key(1))

    assert before == cache.file(key(1)).stat().st_mtime_ns


def test_parts_left_behind_are_swept(tmp_path: Path):
    """What a killed process half wrote goes after an hour; what is being written and all else stays."""
    ClipCache(tmp_path).keep(key(1), CLIP)
    old, new = (tmp_path / "01" / f"{number:062x}.77-{number}" for number in (1, 2))
    foreign, elsewhere = tmp_path / "01" / "notes.txt", tmp_path / "mine" / f"{3:062x}.77-3"
    elsewhere.parent.mkdir()
    for file in (old, new, foreign, elsewhere):
        file.write_bytes(b"half")
    for file in (old, foreign, elsewhere):
        date(file, days=1)
    prune(tmp_path, 0)

    assert [new.exists(), foreign.exists(), elsewhere.exists(), old.exists()] == [True, True, True, False]
    assert kept(tmp_path) == set()


def test_one_clip_in_256_prunes(tmp_path: Path):
    """On every other shelf a clip is kept without a look at the rest."""
    cache = ClipCache(tmp_path, 0)
    for shelf in range(1, 256):
        cache.keep(key(1, shelf), CLIP)

    assert len(kept(tmp_path)) == 255


@given(
    clips=st.dictionaries(
        st.integers(0, 99), st.tuples(st.integers(0, 50), st.integers(0, 900)), max_size=12
    ),
    most=st.integers(0, 8000),
)
def test_what_stays_fits_and_is_the_newest(
    tmp_path_factory: pytest.TempPathFactory, clips: dict[int, tuple[int, int]], most: int
):
    """After pruning the rest fits, none that went is newer than one that stayed, and none went needlessly."""
    folder = tmp_path_factory.mktemp("law")
    cache = ClipCache(folder)
    size = {}
    for number, (frames, days) in clips.items():
        cache.keep(key(number), Clip(np.zeros(frames, np.int16)))
        size[key(number)] = cache.file(key(number)).stat().st_size
        os.utime(cache.file(key(number)), (1e9 - days * DAY, 1e9 - days * DAY))
    age = {key(number): days for number, (_, days) in clips.items()}
    prune(folder, most)
    stayed = kept(folder)
    went = size.keys() - stayed

    assert sum(size[name] for name in stayed) <= most
    assert max((age[name] for name in stayed), default=0) <= min((age[name] for name in went), default=1000)
    assert not went or sum(size[name] for name in stayed) + max(size[name] for name in went) > most


def test_several_processes_prune_at_once(tmp_path: Path):
    """Processes that keep, read and prune in one folder never disturb each other."""
    crowd = [
        subprocess.Popen([sys.executable, "-c", CROWD, str(tmp_path / "clips"), str(10 * SIZE)])
        for _ in range(3)
    ]

    assert [process.wait() for process in crowd] == [0, 0, 0]
    prune(tmp_path / "clips", 10 * SIZE)
    assert 0 < len(kept(tmp_path / "clips")) <= 10
    assert {file.suffix for file in (tmp_path / "clips").rglob("*") if file.is_file()} == {".clip"}


def test_a_folder_that_is_not_there_needs_no_pruning(tmp_path: Path):
    """Where nothing was kept, nothing is deleted and nothing is wrong."""
    prune(tmp_path / "none", 0)

    assert list(tmp_path.iterdir()) == []
