"""What is measured of a recording, and what is said of a bad one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.phrases import phrases
from player.session import Line
from player.studio import judge
from player.studio.judging import clipped
from player.studio.trimming import find_speech
from player.voice import Finisher, Recording

SENTENCE = "Draai je hoofd langzaam naar links."
SHORT = "Ja."


def codes(samples: np.ndarray, text: str = SENTENCE, rate: int = 44_100) -> list[str]:
    """Give what is the matter."""
    return [fault.code for fault in judge(Recording(samples, rate), Line(text, "nl")).faults]


@pytest.mark.parametrize(
    "text", [SENTENCE, SHORT, "Zes.", "Eén: lichter verder. Twee: deze oefening overslaan."]
)
@pytest.mark.parametrize("rate", [8000, 16_000, 22_050, 44_100, 48_000, 96_000])
def test_good_speech_is_good(said, text: str, rate: int):
    """At any rate, long or short, nothing is the matter with clean speech."""
    assert codes(said(text, rate), text, rate) == []


@pytest.mark.parametrize("text", [SENTENCE, SHORT])
def test_what_is_the_matter_is_told(said, text: str):
    """Each fault by itself: too loud, too soft, noise, silence, and nothing at all."""
    assert codes(np.clip(said(text) * 8, -1, 1), text) == ["clipped"]
    assert codes(said(text, loud=0.004, room=-110), text) == ["quiet"]
    assert codes(said(text, room=-36), text) == ["noisy"]
    assert codes(np.zeros(44_100), text) == codes(np.zeros(3), text) == codes(np.zeros(0), text) == ["silent"]


def test_another_sentence_is_noticed(said):
    """Half a sentence is too short, and three are too long."""
    assert codes(said("Draai."), SENTENCE) == ["short"]
    assert codes(said(f"{SENTENCE} {SENTENCE} {SENTENCE}"), SENTENCE) == ["long"]


def test_what_was_clipped_and_then_turned_down_is_noticed(said):
    """The ceiling need not be that of the file."""
    assert codes(np.clip(said(SENTENCE) * 6, -1, 1) * 0.4) == ["clipped"]


def test_numbers_are_measured(said):
    """Seconds, peak and the distance to the room are told as they are."""
    judged = judge(Recording(said(SENTENCE, loud=0.5, room=-60), 44_100), Line(SENTENCE, "nl"))

    assert judged.distance is not None
    assert (abs(judged.peak + 6.0) < 0.3, 35 < judged.distance < 55, 1.8 < judged.seconds < 2.8) == (
        True,
    ) * 3


@pytest.mark.parametrize("rate", [16_000, 24_000, 44_100, 48_000])
@pytest.mark.parametrize("distance", [60, 40, 30])
def test_the_onset_is_on_the_beat(rate: int, distance: int):
    """Whatever the room is like, what is said begins within 17 ms of its clip."""
    seconds = np.arange(rate // 2) / rate
    word = 0.5 * np.sin(2 * np.pi * 150 * seconds) * np.minimum(1, seconds / 0.01)
    quiet = np.zeros(round(0.7 * rate))
    noise = np.random.default_rng(2).normal(0, 0.35 * 10 ** (-distance / 20), len(word) + 2 * len(quiet))
    speech = find_speech(np.concatenate((quiet, word, quiet)) + noise, rate)
    assert speech is not None
    size = np.abs(Finisher().finish(Recording(speech.samples, rate)).samples.astype(float))
    onset = np.flatnonzero(size > size.max() / 4)[0] / 24

    assert 4 <= onset <= 17


def test_a_key_and_a_lorry_are_no_speech(said):
    """A click before and after, and rumble all along, are left out."""
    plain = find_speech(said(SENTENCE), 44_100)
    disturbed = said(SENTENCE)
    disturbed += 0.1 * np.sin(np.arange(len(disturbed)) * (2 * np.pi * 25 / 44_100))
    disturbed[4000:4400] += 0.3
    disturbed[-4400:-4000] -= 0.3
    found = find_speech(disturbed, 44_100)

    assert plain is not None
    assert found is not None
    assert abs(plain.seconds - found.seconds) < 0.12


def test_every_fault_has_a_remedy():
    """In both languages."""
    for language in ("nl", "en"):
        faults = phrases(language).table["studio"]["fault"]
        assert set(faults) == {"silent", "clipped", "quiet", "noisy", "short", "long"}
        assert all(". " in said for said in faults.values())


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.floats(-1, 1, width=32), min_size=0, max_size=400),
    st.integers(1, 60),
    st.sampled_from([8000, 11_025, 44_100]),
)
def test_any_sound_is_judged(pattern: list[float], times: int, rate: int):
    """No samples, however strange, are too much for the measuring."""
    judged = judge(Recording(np.tile(np.array(pattern, np.float64), times), rate), Line(SENTENCE, "nl"))

    assert judged.speech is not None or [fault.code for fault in judged.faults] == ["silent"]


def test_natural_speech_is_far_from_the_ceiling(said):
    """Clean speech has half of what is called clipped, at most."""
    assert max(clipped(said(text)) for text in (SENTENCE, SHORT, "Zes.", "Eén.")) < 0.0008
