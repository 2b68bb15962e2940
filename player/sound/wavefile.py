"""Reading the sounds that ship with the player."""

import wave
from pathlib import Path

import numpy as np

from player.errors import UserError
from player.sound.clip import Clip
from player.units import RATE

_FORM = (1, 2, RATE)
"""Channels, bytes a sample and frames a second of every sound that ships."""


def load_wave(path: Path) -> Clip:
    """Read a WAV file of one channel, 16 bit, at `RATE`; anything else is a UserError."""
    try:
        with wave.open(str(path), "rb") as file:
            form = (file.getnchannels(), file.getsampwidth(), file.getframerate())
            data = file.readframes(file.getnframes())
    except (OSError, EOFError, wave.Error) as error:
        raise UserError("sound.error.unreadable", file=str(path)) from error
    if form != _FORM:
        raise UserError("sound.error.form", file=str(path), rate=RATE)
    samples = np.frombuffer(data[: len(data) // 2 * 2], "<i2").astype(np.int16)
    samples.setflags(write=False)
    return Clip(samples)
