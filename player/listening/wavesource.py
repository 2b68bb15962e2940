"""A WAV file in the place of a microphone: the same blocks every time, and no waiting."""

import wave
from pathlib import Path

import numpy as np

from player.errors import UserError
from player.listening.source import Block, Closing

_BLOCK = 0.02
"""Seconds in a block, about as a microphone gives them."""
_SAMPLE = 2
"""Bytes of one sample."""


class WaveSource(Closing):
    """What stands in a file, from its beginning to its end."""

    gaps = 0

    def __init__(self, file: Path) -> None:
        """Open a WAV file of 16 bit; several channels become one. UserError for anything else."""
        self.name = str(file)
        try:
            with wave.open(str(file), "rb") as reading:
                channels, size, self.rate = (
                    reading.getnchannels(),
                    reading.getsampwidth(),
                    reading.getframerate(),
                )
                data = reading.readframes(reading.getnframes())
        except (OSError, EOFError, wave.Error, ValueError) as error:
            raise UserError("listening.error.file", file=self.name, reason=str(error)) from error
        if size != _SAMPLE or channels < 1 or self.rate < 1:
            raise UserError("listening.error.file", file=self.name, reason=f"{8 * size} bit")
        whole = len(data) - len(data) % (_SAMPLE * channels)
        every = np.frombuffer(data[:whole], "<i2").reshape(-1, channels)
        self._samples: Block = np.rint(every.mean(axis=1)).astype(np.int16)
        self._size = max(1, round(_BLOCK * self.rate))
        self._at = 0
        self._closed = False

    def read(self, patience: float) -> Block | None:  # noqa: ARG002 - a file never keeps anyone waiting
        """Give the next block; None at the end of the file."""
        block = self._samples[self._at : self._at + self._size]
        self._at += len(block)
        return block if len(block) and not self._closed else None

    def close(self) -> None:
        """Give nothing more."""
        self._closed = True
