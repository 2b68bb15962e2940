"""What a tone tells by its pitch, and how softly it does so."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.session import Shape, Tone
from player.sound import sounding, tone
from player.units import RATE, Frames, to_frames

SHAPES: list[Shape] = list(Shape.__args__)
TEMPO: list[Shape] = ["rise", "steady", "fall"]
FULL_SCALE = 32_768


def made(shape, seconds=2.0):
    """Give the samples of a tone as numbers that do not overflow."""
    return tone(Tone(shape, to_frames(seconds))).samples.astype(np.float64)


def pitch(samples):
    """Give the strongest frequency in `samples`, in Hz."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), 8 * len(samples)))
    return float(np.argmax(spectrum)) * RATE / (8 * len(samples))


def loudness(samples):
    """Give the RMS level in dB below full scale."""
    return 20 * np.log10(np.sqrt(np.mean(samples**2)) / FULL_SCALE)


def ends(samples, part=0.15):
    """Give the pitch near the start and near the end."""
    count = int(len(samples) * part)
    return pitch(samples[:count]), pitch(samples[-count:])


@pytest.mark.parametrize("seconds", [1.0, 3.0, 8.0])
def test_rise_goes_up(seconds):
    """A rising tone glides from about 440 to about 660 Hz, however long it is."""
    first, last = ends(made("rise", seconds))

    assert (first, last) == (pytest.approx(440, rel=0.08), pytest.approx(660, rel=0.08))


@pytest.mark.parametrize("seconds", [1.0, 3.0, 8.0])
def test_fall_goes_down(seconds):
    """A falling tone glides from about 660 to about 440 Hz, however long it is."""
    first, last = ends(made("fall", seconds))

    assert (first, last) == (pytest.approx(660, rel=0.08), pytest.approx(440, rel=0.08))


@pytest.mark.parametrize("shape", ["steady", "long", "rest"])
def test_stillness_keeps_its_pitch(shape):
    """What sounds while nothing moves has one pitch."""
    first, last = ends(made(shape), part=0.3)

    assert first == pytest.approx(last, rel=0.01)


@pytest.mark.parametrize("shape", SHAPES)
def test_pitch_lies_where_small_loudspeakers_and_old_ears_are_good(shape):
    """Every tone's strongest frequency lies between 400 and 1000 Hz."""
    assert 400 <= pitch(made(shape)) <= 1000


@pytest.mark.parametrize("shape", TEMPO)
def test_tempo_is_soft(shape):
    """Tempo tones sound at -30 dB, well under speech."""
    assert loudness(made(shape)) == pytest.approx(-30, abs=1)


def test_rest_is_softer_lower_and_gone_early():
    """In the rest the tone is at least 6 dB under the tempo, lower than all, and soon silent."""
    rest = made("rest", 8.0)

    assert len(rest) <= to_frames(2.0)
    assert loudness(rest) <= loudness(made("steady")) - 6
    assert pitch(rest) < 440


def test_long_sounds_only_at_its_start():
    """The tone of a 25 minute hold is three seconds of samples."""
    assert tone(Tone("long", to_frames(1500))).frames == to_frames(3.0)


def test_end_falls_in_three_notes():
    """The end is three notes, each lower than the one before."""
    close = made("end", 2.5)
    notes = [pitch(close[int(at * len(close)) :][: RATE // 3]) for at in (0.02, 0.22, 0.42)]

    assert notes == pytest.approx([784, 659, 523], rel=0.03)


def test_open_sounds_at_once_but_softly():
    """The swell before the first words is there from its first frame, and 15 dB under its height."""
    swell = made("open", 1.0)
    start = np.abs(swell[:120]).max()

    assert swell[0] != 0
    assert start < np.abs(swell).max() * 10 ** (-15 / 20)


def test_acknowledgement_is_brief():
    """An acknowledgement has sounded within 200 ms."""
    assert tone(Tone("acknowledge", to_frames(1.0))).frames < to_frames(0.2)


def test_refusal_falls_and_acknowledgement_rises():
    """Yes goes up, no goes down."""
    yes, no = ends(made("acknowledge"), part=0.4), ends(made("refuse"), part=0.4)

    assert yes[0] < yes[1]
    assert no[0] > no[1]


@pytest.mark.parametrize("shape", SHAPES)
def test_no_clicks(shape):
    """A tone ends in silence, starts near it, and never jumps further than its own waves do."""
    samples = made(shape)

    assert abs(samples[0]) <= 200
    assert abs(samples[-1]) <= 1
    assert np.abs(np.diff(samples)).max() < FULL_SCALE * 0.04


@given(st.sampled_from(TEMPO), st.integers(1, 10 * RATE))
def test_tempo_lasts_to_the_frame(shape, length):
    """A tempo tone is exactly as long as its part."""
    assert tone(Tone(shape, Frames(length))).frames == length


@given(st.sampled_from(SHAPES), st.integers(0, 40 * RATE))
def test_length_is_known_before_it_is_made(shape, length):
    """`sounding` tells the length of the samples, and never more than was asked."""
    asked = Tone(shape, Frames(length))

    assert tone(asked).frames == sounding(asked) <= length


@pytest.mark.parametrize("length", [0, 1, 2, 7])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_shortest_tones_can_be_made(shape, length):
    """A tone of next to no frames is made without trouble."""
    assert tone(Tone(shape, Frames(length))).frames == length


@pytest.mark.parametrize("shape", SHAPES)
def test_made_once_for_both_sides(shape):
    """Left and right share one set of samples, which nobody can change."""
    left, right = (tone(Tone(shape, to_frames(1.0), pan)) for pan in (-1, 1))

    assert left is right
    assert not left.samples.flags.writeable
