"""A sound file in the place of a microphone: the same blocks every time, and no waiting."""

import wave
from pathlib import Path
from typing import Any

import numpy as np

from player.errors import UserError
from player.listening.source import Block, Closing

_BLOCK = 0.02
"""Seconds in a block, about as a microphone gives them."""


class WaveSource(Closing):
    """What stands in a file, from its beginning to its end; it is read as it is needed, however long."""

    gaps = 0

    def __init__(self, file: Path) -> None:
        """Open a WAV file; several channels become one. UserError for what is no sound."""
        self.name = str(file)
        self._file: _Wave | _Any
        try:
            self._file = _Wave(file)
        except wave.Error:
            # Numbers with a point, or many channels: the library of the standard knows none of these.
            try:
                self._file = _Any(file)
            except (ImportError, OSError, RuntimeError) as fault:
                raise UserError("listening.error.file", file=self.name) from fault
        except (EOFError, ValueError) as error:
            raise UserError("listening.error.file", file=self.name) from error
        except OSError as error:
            why = error.strerror or str(error)
            raise UserError("listening.error.unreadable", file=self.name, why=why) from error
        self.rate = self._file.rate
        self._size = max(1, round(_BLOCK * self.rate))
        self._closed = False

    def read(self, patience: float) -> Block | None:  # noqa: ARG002 - a file never keeps anyone waiting
        """Give the next block; None at the end of the file."""
        if self._closed:
            return None
        block = np.rint(self._file.read(self._size).mean(axis=1)).astype(np.int16)
        return block if len(block) else None

    def close(self) -> None:
        """Give nothing more."""
        self._file.close()
        self._closed = True


class _Wave:
    """A file of whole numbers, 8 to 32 bit, as the standard library reads it."""

    def __init__(self, file: Path) -> None:
        self._wave = wave.open(str(file), "rb")  # noqa: SIM115 - it is closed by who listens
        self.rate = self._wave.getframerate()
        self._width = self._wave.getsampwidth()
        self._channels = self._wave.getnchannels()
        if self.rate < 1 or self._width not in {1, 2, 3, 4}:
            self._wave.close()
            message = f"{8 * self._width} bit, {self.rate} Hz"
            raise ValueError(message)

    def read(self, count: int) -> Any:
        data = self._wave.readframes(count)
        data = data[: len(data) - len(data) % (self._width * self._channels)]
        raw = np.frombuffer(data, np.uint8).reshape(-1, self._width)
        if self._width == 1:
            found = (raw[:, 0].astype(np.int16) - 128) << 8
        else:
            found = np.ascontiguousarray(raw[:, -2:]).view("<i2")[:, 0]
        return found.reshape(-1, self._channels)

    def close(self) -> None:
        self._wave.close()


class _Any:
    """Any other kind of WAV, where soundfile is installed."""

    def __init__(self, file: Path) -> None:
        import soundfile  # noqa: PLC0415 - comes with the extra `listen`

        self._file = soundfile.SoundFile(file)
        self.rate = int(self._file.samplerate)

    def read(self, count: int) -> Any:
        # What is not a number is silence.
        found = np.nan_to_num(self._file.read(count, dtype="float64", always_2d=True), nan=0.0)
        return np.clip(np.clip(found, -1, 1) * 32768, -32768, 32767)

    def close(self) -> None:
        self._file.close()
