"""Saves are noticed, however an editor saves, and nothing else is; time is an argument."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.library import Watcher, digest

TICK = 0.04


class Watched:
    """A watcher over a file, and a clock that is told what time it is."""

    def __init__(self, *files: Path) -> None:
        self.watcher = Watcher()
        self.watcher.expect({file: digest(file) for file in files})
        self.now = 100.0

    def after(self, seconds: float) -> list[float]:
        """Look every 40 ms for so many seconds; give when a save was noticed, in seconds from the start."""
        begin, noticed = self.now, []
        while self.now < begin + seconds:
            self.now += TICK
            if self.watcher.look(self.now):
                noticed.append(round(self.now - begin, 2))
        return noticed


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    """Give a file in which something is written."""
    file = tmp_path / "mine.toml"
    file.write_text("hold = 3\n")
    return file


def in_place(file: Path, text: str) -> None:
    """Write over it, as nano does."""
    file.write_text(text)


def renamed_over(file: Path, text: str) -> None:
    """Write another file and put it in the place of this one, as vim and VS Code do."""
    other = file.with_suffix(".swp")
    other.write_text(text)
    other.replace(file)


def made_anew(file: Path, text: str) -> None:
    """Move the old one away and write a new one."""
    file.replace(file.with_suffix(".bak"))
    file.write_text(text)


SAVES: tuple[Callable[[Path, str], None], ...] = (in_place, renamed_over, made_anew)


@pytest.mark.parametrize("save", SAVES)
def test_a_save_is_noticed_once_and_soon(file, save):
    """Within 0.4 seconds, and not again."""
    watched = Watched(file)
    assert watched.after(1) == []

    save(file, "hold = 5\n")

    noticed = watched.after(3)
    assert len(noticed) == 1
    assert noticed[0] <= 0.4


def test_a_time_that_is_only_known_by_two_seconds_hides_nothing(file):
    """Same length, same time of change: the bytes differ."""
    before = file.stat()
    watched = Watched(file)

    file.write_text("hold = 5\n")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert len(watched.after(1)) == 1


@pytest.mark.parametrize("save", SAVES)
def test_the_same_content_is_no_change(file, save):
    """Saving what was there already, or only touching it, is nothing."""
    watched = Watched(file)

    save(file, "hold = 3\n")
    os.utime(file)

    assert watched.after(2) == []


def test_a_file_that_is_emptied_and_then_written_is_one_save(file):
    """What is empty for a moment is being written."""
    watched = Watched(file)
    file.write_text("")
    assert watched.after(0.6) == []

    file.write_text("hold = 5\n")

    assert len(watched.after(2)) == 1


def test_a_file_that_is_away_for_a_moment_is_one_save(file):
    """A slow editor may take its time between removing and writing."""
    watched = Watched(file)
    file.unlink()
    assert watched.after(0.6) == []

    file.write_text("hold = 5\n")

    assert len(watched.after(2)) == 1


def test_a_file_that_comes_back_as_it_was_has_not_changed(file):
    """Away for a moment and back is nothing."""
    watched = Watched(file)
    file.unlink()
    watched.after(0.6)

    file.write_text("hold = 3\n")

    assert watched.after(2) == []


@pytest.mark.parametrize("text", [None, ""])
def test_a_file_that_stays_away_or_empty_is_told_in_the_end(file, text):
    """After a second nobody is writing any more."""
    watched = Watched(file)
    if text is None:
        file.unlink()
    else:
        file.write_text(text)

    noticed = watched.after(3)

    assert len(noticed) == 1
    assert 0.9 <= noticed[0] <= 1.4


def test_a_file_that_was_not_there_may_come(file):
    """An exercise beside the program goes before the one of the catalogue."""
    beside = file.with_name("turn.toml")
    watched = Watched(file, beside)
    assert watched.after(2) == []

    beside.write_text("reps = 3\n")

    assert len(watched.after(1)) == 1


def test_a_writer_that_is_still_writing_is_waited_for(file):
    """Each look that sees something else begins anew."""
    watched = Watched(file)
    noticed = []
    for length in range(10):
        file.write_text("#" * (length + 1))
        noticed += watched.after(TICK)
    noticed += watched.after(1)

    assert len(noticed) == 1


@given(st.lists(st.sampled_from(("", "a", "b", "c")), min_size=1, max_size=8), st.data())
def test_what_is_there_in_the_end_was_told(tmp_path_factory, texts, data):
    """Whatever is saved, and however fast: after a while the watcher knows the last content and is quiet."""
    file = tmp_path_factory.mktemp("watched") / "mine.toml"
    file.write_text("first")
    watched = Watched(file)
    told = "first"
    for text in texts:
        file.write_text(text)
        if watched.after(data.draw(st.sampled_from((0.04, 0.2, 0.5, 1.5)))):
            told = text
    if watched.after(3):
        told = texts[-1]

    assert told == texts[-1] or texts[-1] == "first"
    assert watched.after(3) == []
