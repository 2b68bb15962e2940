"""Files such as espeak, SAPI and macOS write, read back and made into clips."""

import io
import sys
import threading
import wave
from contextlib import suppress
from pathlib import Path

import numpy as np
import pyloudnorm
import pytest
import soundfile
import soxr
from hypothesis import given
from hypothesis import strategies as st

from player.session import Line
from player.units import RATE
from player.voice import Speaker, VoiceError, VoiceInfo
from player.voice.engine import Engine
from player.voice.finishing import LOUDNESS, Finisher
from player.voice.recording import Recording, read_recording
from player.voice.spoken import SpokenVoice
from player.voice.workshop import Job, Reply, Workshop


def speech(seconds: float, rate: int) -> np.ndarray:
    """Give noise that comes and goes like syllables, with silence before and after."""
    generator = np.random.default_rng(7)
    time = np.arange(int(seconds * rate)) / rate
    sound = generator.normal(0, 0.08, len(time)) * np.sin(2 * np.pi * 2 * time) ** 2
    return np.concatenate((np.zeros(rate // 5), sound, np.zeros(rate // 3)))


def wav(samples: np.ndarray, rate: int, channels: int = 1) -> bytes:
    """Give the bytes of a WAV of 16 bits."""
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((samples * 32767).astype("<i2").tobytes())
    return held.getvalue()


def aiff(samples: np.ndarray, rate: int, subtype: str = "PCM_16", endian: str = "FILE") -> bytes:
    """Give the bytes of an AIFF, or of an AIFF-C where the subtype or the byte order asks for one."""
    held = io.BytesIO()
    soundfile.write(held, samples, rate, format="AIFF", subtype=subtype, endian=endian)
    return held.getvalue()


def loudness(samples: np.ndarray) -> float:
    """Give the loudness of samples; what is shorter than a block sounds over and over again."""
    times = 1 if len(samples) >= 0.4 * RATE else RATE // len(samples) + 1
    return pyloudnorm.Meter(RATE).integrated_loudness(np.tile(samples, times))


SPEECH = speech(1.5, 22_050)
INFO = VoiceInfo(name="sapi5:x", language="nl", region="nl-nl", engine="sapi5", id="x", version="1")
ENGINE = Engine(drivers=(), path=(), library=None, data=None, signature="")


@pytest.mark.parametrize(
    ("data", "rate"),
    [
        (wav(SPEECH, 22_050), 22_050),
        (wav(np.repeat(SPEECH, 2), 22_050, 2), 22_050),
        (aiff(SPEECH, 22_050), 22_050),
        (aiff(np.column_stack((SPEECH, SPEECH)), 22_050), 22_050),
        (aiff(SPEECH, 44_100), 44_100),
        (aiff(SPEECH, 22_050, endian="LITTLE"), 22_050),
        (aiff(SPEECH, 22_050, "FLOAT"), 22_050),
    ],
    ids=["wav", "stereo", "aiff", "aiff-stereo", "aiff-44100", "sowt", "fl32"],
)
def test_every_kind_of_file_is_read(tmp_path: Path, data: bytes, rate: int):
    """WAV and each AIFF give the same samples, whatever the file's name."""
    file = tmp_path / "speech.wav"
    file.write_bytes(data)
    recording = read_recording(file)

    assert rate == recording.rate
    assert np.abs(recording.samples - SPEECH).max() < 1e-4


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"RIFF",
        wav(np.zeros(0), 22_050),
        wav(np.zeros(900), 22_050),
        b"<html>",
        b"FORM\x00\x00\x00\x04AIFF",
        aiff(SPEECH, 22_050)[:40],
        aiff(np.zeros(900), 22_050),
        aiff(np.full(900, np.nan), 22_050, "FLOAT"),
    ],
    ids=["empty", "cut", "no-frames", "silent", "other", "no-sound", "aiff-cut", "aiff-silent", "no-numbers"],
)
def test_a_bad_file_is_a_fault_of_one_utterance(tmp_path: Path, data: bytes):
    """What is no speech ends in a VoiceError."""
    file = tmp_path / "speech.wav"
    file.write_bytes(data)

    with pytest.raises(VoiceError):
        read_recording(file)


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"RIFF", b"FORM\x00\x00\x00\xffAIFFCOMM", aiff(SPEECH[:40], 22_050)]),
)
def test_garbage_never_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, tail: bytes, head: bytes):
    """Any bytes give a recording or a VoiceError."""
    file = tmp_path_factory.getbasetemp() / "garbage"
    file.write_bytes(head + tail)
    with suppress(VoiceError):
        assert read_recording(file).samples.any()


def test_no_file_is_a_fault_of_one_utterance(tmp_path: Path):
    """An engine that wrote nothing is not believed."""
    with pytest.raises(VoiceError, match="no file"):
        read_recording(tmp_path / "speech.wav")


class Recorded(Workshop):
    """A workshop whose engine writes bytes such as another system's engine writes."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.data = data
        self.jobs: list[Job] = []

    def run(self, job: Job) -> Reply:
        """Write the bytes, and say that all went well."""
        self.jobs.append(job)
        Path(job.file).write_bytes(self.data)
        return Reply(voice=job.voice)


@pytest.mark.parametrize(
    ("engine", "id_", "data", "suffix"),
    [
        (
            "sapi5",
            r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Speech\Voices\Tokens\TTS_MS_NL-NL_FRANK_11.0",
            wav(SPEECH, 22_050),
            ".wav",
        ),
        ("nsss", "com.apple.voice.compact.nl-NL.Xander", aiff(SPEECH, 22_050, endian="LITTLE"), ".aiff"),
    ],
)
def test_files_of_other_systems_become_clips(engine: str, id_: str, data: bytes, suffix: str):
    """What SAPI and NSSpeechSynthesizer write is made into clips like any other."""
    info = VoiceInfo(name=f"{engine}:x", language="nl", region="nl-nl", engine=engine, id=id_, version="1")
    workshop = Recorded(data)
    found = Engine(drivers=(engine,), path=(), library=None, data=None, signature="")
    clip = SpokenVoice(info, found, workshop).speak("Adem rustig in en uit.")

    assert (engine, id_, 150, suffix) == (
        workshop.jobs[0].driver,
        workshop.jobs[0].voice,
        workshop.jobs[0].rate,
        Path(workshop.jobs[0].file).suffix,
    )
    assert abs(clip.frames - 1.5 * RATE) < 0.02 * RATE


@pytest.mark.parametrize("seconds", [0.02, 40.0])
def test_a_length_that_cannot_be_is_refused(seconds: float):
    """A clip far too short or too long for its text is not believed, after three tries."""
    workshop = Recorded(wav(speech(seconds, 22_050), 22_050))
    voice = SpokenVoice(INFO, ENGINE, workshop)

    with pytest.raises(VoiceError, match="expected"):
        voice.speak("Adem rustig in en uit.")
    assert len(workshop.jobs) == 3


def test_the_first_sound_is_on_the_beat():
    """However long the silence before it, speech begins four milliseconds after the clip does."""
    burst = np.sin(np.arange(8000) * 0.3) * 0.4
    onsets = []
    for lead in (0, 10, 5000):
        samples = Finisher().finish(Recording(np.concatenate((np.zeros(lead), burst)), RATE)).samples
        onsets.append(int(np.flatnonzero(np.abs(samples) > 400)[0]))

    assert max(onsets) - min(onsets) <= 2
    assert abs(onsets[0] - 96) <= 6


@given(st.floats(0.05, 3.0), st.floats(0.01, 1.0))
def test_every_clip_is_of_one_loudness(seconds: float, gain: float):
    """Clips of any length and strength come out equally loud, and none clips between its samples."""
    clip = Finisher().finish(Recording(speech(seconds, 22_050) * gain, 22_050))
    samples = clip.samples / 32767
    peak = 20 * np.log10(np.abs(soxr.resample(samples, RATE, 4 * RATE, "MQ")).max())

    assert peak < -0.9
    assert abs(loudness(samples) - LOUDNESS) < 0.2 or peak > -1.1
    assert (clip.samples[0], clip.samples[-1]) == (0, 0)


def test_loudness_is_that_of_the_standard():
    """A steady tone of 997 Hz, as loud in LUFS as the standard says, lies 3.01 dB above that at its peaks."""
    tone = np.sin(2 * np.pi * 997 * np.arange(2 * RATE) / RATE) * 0.5
    samples = Finisher().finish(Recording(tone, RATE)).samples / 32767

    assert abs(20 * np.log10(np.abs(samples).max()) - (LOUDNESS + 3.01)) < 0.1


def test_libraries_are_imported_while_the_engine_works():
    """The import begins before the first worker does, and only once."""

    class Watching(Recorded):
        seen: tuple[threading.Thread | None, ...] = ()

        def run(self, job: Job) -> Reply:
            self.seen += (voice._finisher._importing,)
            return super().run(job)

    workshop = Watching(wav(SPEECH, 22_050))
    voice = SpokenVoice(INFO, ENGINE, workshop)
    for _ in range(2):
        voice.speak("Adem rustig in en uit.")

    assert workshop.seen[0] is not None
    assert workshop.seen[0] is workshop.seen[1]


def test_a_missing_library_is_told_with_the_line(monkeypatch: pytest.MonkeyPatch):
    """Where clips cannot be finished, each line says why, and the session goes on."""
    monkeypatch.setitem(sys.modules, "pyloudnorm", None)
    line = Line("Adem rustig in en uit.", "nl")
    with Speaker(SpokenVoice(INFO, ENGINE, Recorded(wav(SPEECH, 22_050))), None) as speaker:
        assert not speaker.take([line])[line].samples.any()
        assert "pyloudnorm" in speaker.failed[line]
