"""An exported file holds what the cue sheet says, where it says it: real speech, real samples."""

import wave
from pathlib import Path

import numpy as np
import pytest

from player.errors import UserError
from player.library import Library
from player.performing import Prepared, Stream, as_json, export, prepare
from player.session import Line, Preferences
from player.sound import Levels, Mixer
from player.units import RATE, Frames
from player.voice import Speaker, open_speaker
from tests.clips import warmed

NEAR = 40
"""Frames around a cue in which its speech is looked for."""


@pytest.fixture(scope="module")
def speaker(tmp_path_factory: pytest.TempPathFactory) -> Speaker:
    """The voice of this machine."""
    try:
        return open_speaker("nl", None, warmed(tmp_path_factory.mktemp("home")) / "cache")
    except UserError:
        pytest.skip("no Dutch voice on this machine")


@pytest.fixture(scope="module")
def prepared(speaker: Speaker) -> Prepared:
    """A real break, spoken."""
    return prepare(Library().open("breaks/45-seconds"), Preferences(language="nl"), speaker)


def samples_of(path: Path) -> np.ndarray:
    """Read a stereo WAV file."""
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 2, 2)
        return np.frombuffer(file.readframes(file.getnframes()), np.int16).reshape(-1, 2)


def test_the_file_has_the_frames_that_are_announced(prepared: Prepared, tmp_path: Path) -> None:
    """Export writes exactly the session's frames."""
    frames = export(prepared, tmp_path / "x.wav", Levels(), None)
    assert len(samples_of(tmp_path / "x.wav")) == frames == prepared.session.frames
    assert as_json(prepared.session)["frames"] == frames


def test_the_speech_of_every_cue_stands_at_its_frame(prepared: Prepared, tmp_path: Path) -> None:
    """Correlated with its clip, the file answers best at the cue's own frame, tones or no tones."""
    export(prepared, tmp_path / "x.wav", Levels(), None)
    mixed = samples_of(tmp_path / "x.wav").sum(axis=1).astype(np.float64)
    spoken = [
        cue for section in prepared.session.sections for cue in section.cues if isinstance(cue.sound, Line)
    ]
    assert len(spoken) > 15
    for cue in spoken:
        assert isinstance(cue.sound, Line)
        clip = prepared.clips[cue.sound].samples.astype(np.float64)
        assert len(clip) == cue.length
        around = mixed[cue.at - NEAR : cue.at + len(clip) + NEAR]
        answers = np.correlate(around, clip, mode="valid")
        assert int(np.argmax(answers)) == NEAR


def test_any_block_gives_the_exported_samples(prepared: Prepared, tmp_path: Path) -> None:
    """What a loudspeaker asks for in blocks is what the file holds, bit for bit."""
    export(prepared, tmp_path / "x.wav", Levels(), None)
    cues = [cue for section in prepared.session.sections for cue in section.cues]
    stream = Stream(
        Mixer(cues, prepared.clips, Levels(), None, prepared.session.frames), prepared.session.frames
    )
    whole = samples_of(tmp_path / "x.wav")
    for size in (481, 12_000):
        block = np.empty((size, 2), np.int16)
        for at in range(0, min(len(whole), 20 * RATE), size):
            stream.render(Frames(at), block)
            assert np.array_equal(block[: len(whole) - at], whole[at : at + size])


def test_the_same_voice_gives_the_same_session_in_another_folder(prepared: Prepared, tmp_path: Path) -> None:
    """A fresh cache elsewhere leads to the same cues, frame by frame."""
    with open_speaker("nl", None, tmp_path / "elsewhere") as other:
        again = prepare(Library().open("breaks/45-seconds"), Preferences(language="nl"), other)
    assert as_json(again.session) == as_json(prepared.session)
