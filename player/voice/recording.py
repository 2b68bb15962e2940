"""Reads what an engine wrote: WAV from espeak and SAPI, AIFF from macOS."""

import io
import struct
import wave
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from player.voice.values import VoiceError

_AIFF_TYPES = {(b"NONE", 16): ">i2", (b"twos", 16): ">i2", (b"sowt", 16): "<i2", (b"fl32", 32): ">f4"}
"""Compression and bits of each AIFF that macOS writes, as numpy says it."""


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
        recording = _wav(data) if data[:4] == b"RIFF" else _aiff(data)
    except (wave.Error, EOFError, struct.error, ValueError) as error:
        message = f"the engine's file cannot be read: {error}"
        raise VoiceError(message) from error
    if not recording.samples.any():
        raise VoiceError("the engine's file is silent")
    return recording


def _wav(data: bytes) -> Recording:
    with wave.open(io.BytesIO(data)) as file:
        if file.getsampwidth() != 2:  # noqa: PLR2004 - bytes of a sample
            message = f"{file.getsampwidth()} bytes a sample"
            raise ValueError(message)
        return _recording(file.readframes(file.getnframes()), "<i2", file.getnchannels(), file.getframerate())


def _aiff(data: bytes) -> Recording:
    """Read AIFF and AIFF-C: the standard library forgot how in Python 3.13."""
    if data[:4] != b"FORM" or data[8:12] not in {b"AIFF", b"AIFC"}:
        raise ValueError("neither WAV nor AIFF")
    chunks = dict(_chunks(data))
    if not {b"COMM", b"SSND"} <= chunks.keys():
        raise ValueError("an AIFF without sound")
    common, sound = chunks[b"COMM"], chunks[b"SSND"]
    channels, _, bits, exponent, mantissa = struct.unpack(">hIhHQ", common[:18])
    compression = common[18:22] if data[8:12] == b"AIFC" else b"NONE"
    kind = _AIFF_TYPES.get((compression, bits))
    if kind is None:
        message = f"AIFF of {compression!r} with {bits} bits"
        raise ValueError(message)
    rate = round(mantissa * 2.0 ** (exponent - 16383 - 63))
    return _recording(sound[8 + struct.unpack(">I", sound[:4])[0] :], kind, channels, rate)


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    found = []
    at = 12
    while at + 8 <= len(data):
        length = struct.unpack(">I", data[at + 4 : at + 8])[0]
        found.append((data[at : at + 4], data[at + 8 : at + 8 + length]))
        at += 8 + length + length % 2
    return found


def _recording(data: bytes, kind: str, channels: int, rate: int) -> Recording:
    dtype = np.dtype(kind)
    if channels < 1 or rate < 1:
        message = f"{channels} channels at {rate} Hz"
        raise ValueError(message)
    whole = len(data) - len(data) % (dtype.itemsize * channels)
    samples = np.frombuffer(data[:whole], dtype).astype(np.float64).reshape(-1, channels).mean(axis=1)
    return Recording(samples / 32768 if dtype.kind == "i" else samples, rate)
