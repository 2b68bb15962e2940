"""Reads a sound file of any format that the libraries here know; never trusts it."""

import io
import os
import shutil
import stat
import warnings
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from player.voice import Recording

MOST_BYTES = 50_000_000
"""Of a file; ten minutes of uncompressed sound."""
MOST_SECONDS = 60.0
"""Of one sentence; no program holds a longer one."""

Refusal = Literal["gone", "no-file", "link", "empty", "large", "no-sound", "needs-ffmpeg", "long"]

_FORMATS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"RIFF", "wav"),
    (0, b"RF64", "wav"),
    (0, b"FORM", "aiff"),
    (0, b"fLaC", "flac"),
    (0, b"OggS", "ogg"),
    (0, b"ID3", "mp3"),
    (0, b"caff", "caf"),
    (0, b"#!AMR", "amr"),
    (0, b"\x1a\x45\xdf\xa3", "matroska"),
    (0, b"\x30\x26\xb2\x75", "asf"),
    (4, b"ftyp", "mp4"),
)
"""Where the mark of a format stands, the mark, and how ffmpeg calls the format."""
_MPEG = 0xFFE0
"""Eleven bits with which every frame of MP3 and AAC begins."""


class UndecodableError(Exception):
    """A file that cannot be used as a recording."""

    def __init__(self, why: Refusal) -> None:
        """Say why, by the last part of a key in `studio.refused`."""
        super().__init__(why)
        self.why: Refusal = why


def decode(file: Path, folder: Path) -> Recording:
    """Read the sound of a file in `folder`, its channels as one; raise UndecodableError with the reason."""
    data = _bytes(file, folder)
    kind = _kind(data)
    if kind is None:
        raise UndecodableError("no-sound")
    recording = _with_soundfile(data) or _with_pydub(data, kind)
    if len(recording.samples) > MOST_SECONDS * recording.rate:
        raise UndecodableError("long")
    if not len(recording.samples) or not np.isfinite(recording.samples).all():
        raise UndecodableError("no-sound")
    return recording


def has_ffmpeg() -> bool:
    """Tell whether pydub can read formats that only ffmpeg knows, such as m4a of a telephone."""
    return bool(shutil.which("ffmpeg") and shutil.which("ffprobe"))


def _bytes(file: Path, folder: Path) -> bytes:
    """Give what is in a plain file that really lies in the folder."""
    try:
        if not file.resolve().is_relative_to(folder.resolve()):
            raise UndecodableError("link")
        # Not blocking: a pipe that nobody writes to must not keep us waiting.
        number = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, RuntimeError) as error:
        raise UndecodableError("gone") from error
    state = os.fstat(number)
    if not stat.S_ISREG(state.st_mode):
        os.close(number)
        raise UndecodableError("no-file")
    with os.fdopen(number, "rb") as reading:
        if state.st_size == 0:
            raise UndecodableError("empty")
        if state.st_size > MOST_BYTES:
            raise UndecodableError("large")
        return reading.read(MOST_BYTES)


def _kind(data: bytes) -> str | None:
    """Name the format by its mark: what is called .wav may be anything, and a playlist names other files."""
    for at, mark, kind in _FORMATS:
        if data[at : at + len(mark)] == mark:
            return kind
    sync, layer = int.from_bytes(data[:2], "big") & _MPEG, data[1:2]
    if sync == _MPEG and layer:
        return "aac" if layer[0] & 0x06 == 0 else "mp3"  # to have no layer is AAC's own sign
    return None


def _with_soundfile(data: bytes) -> Recording | None:
    """Read WAV, FLAC, Ogg, Opus, MP3 and AIFF, where soundfile is installed; None where that fails."""
    try:
        import soundfile  # noqa: PLC0415 - comes with the extra `listen`
    except (ImportError, OSError):
        return None
    try:
        with soundfile.SoundFile(io.BytesIO(data)) as reading:
            rate = int(reading.samplerate)
            # One second more than may be: whoever looks at the length sees that it is too long.
            sound = reading.read(round((MOST_SECONDS + 1) * rate), dtype="float64", always_2d=True)
    except (soundfile.SoundFileError, RuntimeError, ValueError):
        return None
    return _mono(sound, rate)


def _with_pydub(data: bytes, kind: str) -> Recording:
    """Read WAV without help, and everything else with ffmpeg, which never hears of a file name."""
    if kind != "wav" and not has_ffmpeg():
        raise UndecodableError("needs-ffmpeg")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns that ffmpeg is missing, which is told in better words
        from pydub import AudioSegment  # noqa: PLC0415 - only needed when files are taken in
        from pydub.exceptions import PydubException  # noqa: PLC0415 - likewise
    try:
        segment = AudioSegment.from_file(io.BytesIO(data), format=kind, duration=MOST_SECONDS + 1)
    except (PydubException, OSError, LookupError, ValueError, EOFError) as error:
        raise UndecodableError("no-sound") from error
    except Exception as error:  # its own reader of WAV has no errors of its own: struct.error, audioop.error
        raise UndecodableError("no-sound") from error
    sound = np.array(segment.get_array_of_samples(), np.float64).reshape(-1, segment.channels)
    return _mono(sound / 2 ** (8 * segment.sample_width - 1), segment.frame_rate)


def _mono(sound: NDArray[np.float64], rate: int) -> Recording:
    return Recording(sound.mean(axis=1), rate)
