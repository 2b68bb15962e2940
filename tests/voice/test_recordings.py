"""Files such as espeak, SAPI and macOS write, read back and made into clips."""

import io
import struct
import wave
from contextlib import suppress
from pathlib import Path

import numpy as np
import pyloudnorm
import pytest
import soxr
from hypothesis import given
from hypothesis import strategies as st

from player.units import RATE
from player.voice import VoiceError, VoiceInfo
from player.voice.engine import Engine
from player.voice.finishing import LOUDNESS, finish
from player.voice.loudness import loudness
from player.voice.recording import Recording, read_recording
from player.voice.spoken import SpokenVoice
from player.voice.workshop import Job, Reply, Workshop

EXTENDED_22050 = bytes.fromhex("400dac44000000000000")
EXTENDED_44100 = bytes.fromhex("400eac44000000000000")


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


def aiff(payload: bytes, bits: int, compression: bytes = b"", rate: bytes = EXTENDED_22050) -> bytes:
    """Give the bytes of an AIFF, or of an AIFF-C with a compression."""
    frames = len(payload) * 8 // bits
    common = struct.pack(">hIh", 1, frames, bits) + rate + (compression + b"\x00\x00" if compression else b"")
    sound = struct.pack(">II", 0, 0) + payload
    body = b"AIFC" + chunk(b"FVER", b"\xa2\x80\x51\x40") if compression else b"AIFF"
    body += chunk(b"COMM", common) + chunk(b"FLLR", b"\x00" * 7) + chunk(b"SSND", sound)
    return chunk(b"FORM", body)


def chunk(name: bytes, body: bytes) -> bytes:
    """Give a chunk, padded to an even length."""
    return name + struct.pack(">I", len(body)) + body + b"\x00" * (len(body) % 2)


SPEECH = speech(1.5, 22_050)
BIG, LITTLE = (SPEECH * 32767).astype(">i2").tobytes(), (SPEECH * 32767).astype("<i2").tobytes()


@pytest.mark.parametrize(
    ("data", "rate"),
    [
        (wav(SPEECH, 22_050), 22_050),
        (wav(np.repeat(SPEECH, 2), 22_050, 2), 22_050),
        (aiff(BIG, 16), 22_050),
        (aiff(BIG, 16, b"NONE"), 22_050),
        (aiff(BIG, 16, b"twos", EXTENDED_44100), 44_100),
        (aiff(LITTLE, 16, b"sowt"), 22_050),
        (aiff(SPEECH.astype(">f4").tobytes(), 32, b"fl32"), 22_050),
    ],
    ids=["wav", "stereo", "aiff", "aifc", "twos", "sowt", "fl32"],
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
        aiff(BIG, 16, b"ima4"),
        chunk(b"FORM", b"AIFF"),
    ],
    ids=["empty", "cut", "no-frames", "silent", "other", "compressed", "no-sound"],
)
def test_a_bad_file_is_a_fault_of_one_utterance(tmp_path: Path, data: bytes):
    """What is no speech ends in a VoiceError."""
    file = tmp_path / "speech.wav"
    file.write_bytes(data)

    with pytest.raises(VoiceError):
        read_recording(file)


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"RIFF", b"FORM\x00\x00\x00\xffAIFFCOMM", aiff(BIG[:80], 16)]),
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
        ("nsss", "com.apple.voice.compact.nl-NL.Xander", aiff(LITTLE, 16, b"sowt"), ".aiff"),
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
    info = VoiceInfo(name="sapi5:x", language="nl", region="nl-nl", engine="sapi5", id="x", version="1")
    workshop = Recorded(wav(speech(seconds, 22_050), 22_050))
    voice = SpokenVoice(info, Engine(drivers=(), path=(), library=None, data=None, signature=""), workshop)

    with pytest.raises(VoiceError, match="expected"):
        voice.speak("Adem rustig in en uit.")
    assert len(workshop.jobs) == 3


def test_the_first_sound_is_on_the_beat():
    """However long the silence before it, speech begins four milliseconds after the clip does."""
    burst = np.sin(np.arange(8000) * 0.3) * 0.4
    onsets = []
    for lead in (0, 10, 5000):
        samples = finish(Recording(np.concatenate((np.zeros(lead), burst)), RATE)).samples
        onsets.append(int(np.flatnonzero(np.abs(samples) > 400)[0]))

    assert max(onsets) - min(onsets) <= 2
    assert abs(onsets[0] - 96) <= 6


@given(st.floats(0.05, 3.0), st.floats(0.01, 1.0))
def test_every_clip_is_of_one_loudness(seconds: float, gain: float):
    """Clips of any length and strength come out equally loud, and none clips between its samples."""
    clip = finish(Recording(speech(seconds, 22_050) * gain, 22_050))
    samples = clip.samples / 32767
    peak = 20 * np.log10(np.abs(soxr.resample(samples, RATE, 4 * RATE, "MQ")).max())

    assert peak < -0.9
    assert abs(loudness(samples, RATE) - LOUDNESS) < 0.2 or peak > -1.1
    assert (clip.samples[0], clip.samples[-1]) == (0, 0)


@pytest.mark.parametrize("rate", [24_000, 48_000])
@pytest.mark.parametrize("gain", [0.05, 1.0])
def test_loudness_is_that_of_the_standard(rate: int, gain: float):
    """Our measure and a library's for BS.1770 agree within a tenth of a unit."""
    sound = np.tile(speech(3.0, rate), 3) * gain

    assert abs(pyloudnorm.Meter(rate).integrated_loudness(sound) - loudness(sound, rate)) < 0.1
