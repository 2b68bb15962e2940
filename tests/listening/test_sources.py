"""Files in the place of a microphone, at any rate."""

import wave
from pathlib import Path

import numpy as np
import pytest

from player.errors import UserError
from player.listening import Resampled, Source, WaveSource, open_source
from player.listening.inbox import Inbox
from player.phrases import phrases
from tests.listening.source_suite import SourceTests, whole, write_wave

TONE = np.rint(8000 * np.sin(np.arange(22_050) * (2 * np.pi * 440 / 22_050))).astype(np.int16)


class TestWaveSource(SourceTests):
    """A WAV file."""

    @pytest.fixture
    def source(self, tmp_path: Path) -> Source:
        """Give a second of a tone."""
        return WaveSource(write_wave(tmp_path / "tone.wav", TONE, 22_050))

    def test_every_sample_comes_once(self, source: Source):
        """The blocks together are the file."""
        assert whole(source).tobytes() == TONE.tobytes()

    def test_channels_become_one(self, tmp_path: Path):
        """Of several channels the mean is heard."""
        both = np.stack([TONE, np.zeros_like(TONE)], axis=1)
        heard = whole(WaveSource(write_wave(tmp_path / "two.wav", both, 22_050)))

        assert np.abs(heard - TONE / 2).max() <= 0.5

    @pytest.mark.parametrize("width", [1, 3, 4])
    def test_any_width_is_heard(self, tmp_path: Path, width: int):
        """Samples of 8, 24 and 32 bit are the same sound, as far as they hold it."""
        wide = TONE.astype(np.int64) << 8 * width >> 16
        data = (wide + 128 if width == 1 else wide).astype("<i8").view(np.uint8).reshape(-1, 8)[:, :width]
        with wave.open(str(tmp_path / "wide.wav"), "wb") as writing:
            writing.setparams((1, width, 22_050, 0, "NONE", ""))
            writing.writeframes(data.tobytes())
        heard = whole(WaveSource(tmp_path / "wide.wav"))

        assert np.abs(heard.astype(int) - TONE).max() <= (256 if width == 1 else 0)

    def test_numbers_with_a_point_are_heard(self, tmp_path: Path):
        """A file of floating point numbers is the same sound, where the extra library is installed."""
        soundfile = pytest.importorskip(
            "soundfile", reason="soundfile, of the extra listen, is not installed"
        )
        soundfile.write(tmp_path / "float.wav", TONE / 32768, 22_050, subtype="FLOAT")

        assert np.abs(whole(WaveSource(tmp_path / "float.wav")).astype(int) - TONE).max() <= 1

    @pytest.mark.parametrize("data", [b"", b"RIFF", b"no sound at all"])
    def test_what_is_no_sound_is_told(self, tmp_path: Path, data: bytes):
        """Anything but a WAV file is refused with its name."""
        (tmp_path / "x.wav").write_bytes(data)
        for name in ("x.wav", "missing.wav"):
            with pytest.raises(UserError) as caught:
                open_source(str(tmp_path / name))
            for language in ("nl", "en"):
                told = phrases(language).say(caught.value.key, **caught.value.values)
                assert name in told
                assert "()" not in told
                assert "Errno" not in told

    def test_what_is_not_a_number_is_silence(self, tmp_path: Path):
        """A file that holds more than sound is heard without a warning."""
        soundfile = pytest.importorskip(
            "soundfile", reason="soundfile, of the extra listen, is not installed"
        )
        sound = np.array([0.5, np.nan, np.inf, -0.5])
        soundfile.write(tmp_path / "odd.wav", sound, 22_050, subtype="FLOAT")

        assert whole(WaveSource(tmp_path / "odd.wav")).tolist() == [16_384, 0, 32_767, -16_384]


class TestResampled(SourceTests):
    """The same file at the rate that somebody asks for."""

    @pytest.fixture
    def source(self, tmp_path: Path) -> Source:
        """Give it at 16 kHz."""
        return open_source(str(write_wave(tmp_path / "tone.wav", TONE, 22_050)), 16_000)

    def test_it_lasts_as_long(self, source: Source):
        """A second stays a second, and the tone keeps its height."""
        heard = whole(source)
        loudest = int(np.abs(np.fft.rfft(heard)).argmax())

        assert (abs(len(heard) - 16_000) < 40, abs(loudest - 440) < 2) == (True, True)

    def test_its_own_rate_is_left_alone(self, tmp_path: Path):
        """Nothing stands between where the rates are the same."""
        file = write_wave(tmp_path / "tone.wav", TONE, 22_050)

        assert not isinstance(open_source(str(file), 22_050), Resampled)


def test_an_inbox_keeps_the_newest():
    """Who never reads loses the oldest, and is told."""
    inbox = Inbox(10)
    for number in range(130):
        inbox.put(np.full(10, number, np.int16))
    held = inbox.read(0.0)

    assert held is not None
    assert (len(held), held[0], held[-1], inbox.gaps) == (1200, 10, 129, 10)


def test_an_inbox_tells_that_nothing_came():
    """An empty block while something may come, None once nothing will."""
    inbox = Inbox(10)
    waiting = inbox.read(0.0)
    inbox.put(np.ones(3, np.int16))
    inbox.end()
    last, after = inbox.read(0.0), inbox.read(0.0)

    assert (waiting is not None and len(waiting), last is not None and len(last), after) == (0, 3, None)
