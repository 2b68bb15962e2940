"""The bed that ships, and how sound files are read."""

import runpy
import wave
from pathlib import Path

import numpy as np
import pytest

from player.errors import UserError
from player.phrases import phrases
from player.sound import load_wave
from player.units import RATE

BEDS = Path(__file__).resolve().parents[2] / "audio" / "beds"


@pytest.fixture(scope="module")
def calm():
    """Give the bed that ships."""
    return load_wave(BEDS / "calm.wav").samples.astype(int)


def test_the_loop_has_no_seam(calm):
    """From the last sample to the first is no larger a step than elsewhere, in height and in slope."""
    looped = np.concatenate([calm[-2:], calm[:2]])

    assert np.abs(np.diff(looped)).max() <= np.abs(np.diff(calm)).max()
    assert np.abs(np.diff(looped, 2)).max() <= np.abs(np.diff(calm, 2)).max()


def test_the_bed_is_as_loud_at_the_seam_as_beside_it(calm):
    """A tenth of a second across the seam is as loud as the ones before and after it, within 3 dB."""
    part = RATE // 10
    around = np.concatenate([calm[-3 * part // 2 :], calm[: 3 * part // 2]]).reshape(3, part)
    levels = 10 * np.log10(np.mean(around.astype(float) ** 2, axis=1))

    assert np.ptp(levels) < 3


def test_the_bed_is_soft_and_small(calm):
    """The bed lies 6 dB under the tempo tones, lasts 20 to 30 s, and takes at most 1.5 MB."""
    assert 20 * np.log10(calm.std() / 32_768) == pytest.approx(-36, abs=0.5)
    assert 20 <= len(calm) / RATE <= 30
    assert (BEDS / "calm.wav").stat().st_size <= 1_500_000


def test_the_script_makes_the_file_again(calm):
    """What ships is what its script makes, but for a last bit that another processor rounds otherwise."""
    made = runpy.run_path(str(BEDS / "make_calm.py"))["calm"]()

    assert len(calm) == len(made)
    assert np.abs(calm - made).max() <= 1


def write(path, channels=1, width=2, rate=RATE):
    """Write a short WAV file of a given form."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(bytes(range(24)))
    return path


def test_a_wave_is_read_to_the_sample(tmp_path):
    """A file of the right form gives its samples, which nobody can change."""
    clip = load_wave(write(tmp_path / "good.wav"))

    assert np.array_equal(np.frombuffer(bytes(range(24)), "<i2"), clip.samples)
    assert not clip.samples.flags.writeable


@pytest.mark.parametrize("form", [{"channels": 2}, {"width": 1}, {"rate": 44_100}])
def test_another_form_is_named(tmp_path, form):
    """A WAV file of another form is refused in words, in both languages."""
    with pytest.raises(UserError) as caught:
        load_wave(write(tmp_path / "odd.wav", **form))

    assert caught.value.key == "sound.error.form"
    for language in ("nl", "en"):
        assert "odd.wav" in phrases(language).say(caught.value.key, **caught.value.values)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"no sound at all", None])
def test_what_is_no_wave_is_named(tmp_path, content):
    """A file that is missing, empty or something else is refused in words, in both languages."""
    path = tmp_path / "broken.wav"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        load_wave(path)

    assert caught.value.key == "sound.error.unreadable"
    for language in ("nl", "en"):
        assert "broken.wav" in phrases(language).say(caught.value.key, **caught.value.values)
