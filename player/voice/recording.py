"""Reads what an engine wrote: WAV from espeak and SAPI, AIFF from macOS."""

import io
import wave
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from player.voice.values import VoiceError

_SAMPLE = 2
"""Bytes of one sample in every WAV that an engine writes."""


class Recording(Struct, frozen=True, eq=False):
    """Speech as the engine made it, mono."""

    samples: NDArray[np.float64]
    """Between -1 and 1."""
    rate: int
    """Samples in a second."""


def read_recording(file: Path) -> Recording:
    """Read the file that an engine wrote; raise VoiceError unless there is speech in it."""
    try:
        data = file.read_bytes()
    except OSError as error:
        message = f"the engine wrote no file: {error.strerror}"
        raise VoiceError(message) from error
    try:
        recording = _wav(data) if data[:4] == b"RIFF" else _aiff(file, data[:4])
    except (wave.Error, EOFError, ValueError) as error:
        message = f"the engine's file cannot be read: {error}"
        raise VoiceError(message) from error
    if not (recording.samples.any() and np.isfinite(recording.samples).all()):
        raise VoiceError("there is no speech in the engine's file")
    return recording


def _wav(data: bytes) -> Recording:
    with wave.open(io.BytesIO(data)) as file:
        channels, size, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
        if size != _SAMPLE or channels < 1 or rate < 1:
            message = f"{channels} channels of {size} bytes at {rate} Hz"
            raise ValueError(message)
        sound = file.readframes(file.getnframes())
    whole = len(sound) - len(sound) % (size * channels)
    samples = np.frombuffer(sound[:whole], "<i2").reshape(-1, channels).mean(axis=1) / 32768
    return Recording(samples, rate)


def _aiff(file: Path, mark: bytes) -> Recording:
    if mark != b"FORM":
        raise ValueError("neither WAV nor AIFF")
    import soundfile  # noqa: PLC0415 - comes with the player on macOS only, whose engine writes AIFF

    try:
        samples, rate = soundfile.read(str(file), dtype="float64", always_2d=True)
    except soundfile.SoundFileError as error:
        raise ValueError(str(error)) from error
    return Recording(samples.mean(axis=1), rate)
