"""A WAV file is written whole, beside its place, or not at all."""

import os
import stat
import wave
from pathlib import Path

import numpy as np
import pytest
from sink_suite import END, FIRST, Numbered, SinkTests, numbered

from player.errors import UserError
from player.phrases import phrases
from player.sinks import WaveFile
from player.units import RATE, Frames


class TestWaveFile(SinkTests):
    """A WAV file is a sink."""

    drains = True

    @pytest.fixture
    def sink(self, tmp_path):
        """A new one, removed afterwards."""
        sink = WaveFile(tmp_path / "suite.wav")
        yield sink
        sink.discard()


def samples(path):
    """Give what a WAV file holds, once it is seen to be 16 bit stereo at our rate."""
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (2, 2, RATE)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)


def test_it_holds_the_source_to_the_frame(tmp_path):
    """As many frames as were asked for, every one as rendered, the progress told on the way."""
    told = []
    with WaveFile(tmp_path / "x.wav", told.append) as sink:
        sink.play(Numbered(5 * RATE + 3), FIRST)

    np.testing.assert_array_equal(numbered(FIRST, 5 * RATE + 3), samples(tmp_path / "x.wav"))
    assert told == [FIRST + 2 * RATE, FIRST + 4 * RATE, 5 * RATE + 3]


def test_nothing_stands_in_its_place_before_it_is_closed(tmp_path):
    """What was there stays until the new file is whole; then nothing else is left in the folder."""
    path = tmp_path / "x.wav"
    path.write_bytes(b"old")
    with WaveFile(path) as sink:
        sink.play(Numbered(), FIRST)
        assert path.read_bytes() == b"old"

    assert len(samples(path)) == END - FIRST
    assert [path] == list(tmp_path.iterdir())


def test_what_is_broken_off_leaves_nothing(tmp_path):
    """An interruption removes the half of it, and keeps what was there."""
    path = tmp_path / "x.wav"
    path.write_bytes(b"old")

    def interrupted():
        with WaveFile(path) as sink:
            sink.play(Numbered(), FIRST)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()

    assert path.read_bytes() == b"old"
    assert [path] == list(tmp_path.iterdir())


def test_a_file_for_the_user_has_the_user_s_own_mode(tmp_path):
    """It may be given away: the umask decides, as for any file that was asked for."""
    before = os.umask(0o022)
    try:
        WaveFile(tmp_path / "x.wav").close()
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "x.wav").stat().st_mode) == 0o644


def test_a_link_stays_a_link(tmp_path):
    """What it points to is written."""
    (tmp_path / "link.wav").symlink_to(tmp_path / "real.wav")
    with WaveFile(tmp_path / "link.wav") as sink:
        sink.play(Numbered(), FIRST)

    assert (tmp_path / "link.wav").is_symlink()
    assert len(samples(tmp_path / "real.wav")) == END - FIRST


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("missing/x.wav", "sinks.error.folder_missing"),
        ("file/x.wav", "sinks.error.folder_missing"),
        ("folder", "sinks.error.not_a_file"),
        ("/dev/null", "sinks.error.not_a_file"),
        ("/proc/x.wav", "sinks.error.folder_missing"),
        ("x" * 300, "sinks.error.cannot_write"),
    ],
)
def test_a_place_that_cannot_be_written_is_told(tmp_path, path, key):
    """Before anything is rendered, in one sentence, in both languages."""
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError) as told:
        WaveFile(tmp_path / path)

    assert key == told.value.key
    for language in ("nl", "en"):
        assert phrases(language).say(key, **told.value.values).endswith(".")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the system's manager may write anywhere")
def test_a_folder_of_someone_else_is_told(tmp_path):
    """Who may not write is told so."""
    tmp_path.chmod(0o500)
    with pytest.raises(UserError) as told:
        WaveFile(tmp_path / "x.wav")

    assert told.value.key == "sinks.error.not_allowed"


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path):
    """Here the system lets no file grow beyond a megabyte, which looks the same to a program."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, before[1]))
    try:
        with pytest.raises(UserError) as told, WaveFile(tmp_path / "x.wav") as sink:
            sink.play(Numbered(60 * RATE), Frames(0))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert told.value.key == "sinks.error.disk_full"
    assert list(tmp_path.iterdir()) == []


def test_the_phrases_of_the_sinks_exist_in_both_languages():
    """Every sentence has its twin."""
    dutch, english = (phrases(language).table["sinks"]["error"] for language in ("nl", "en"))

    assert dutch.keys() == english.keys()
    assert Path("x") not in dutch
