"""Somebody who speaks: a voice of the computer, each time a little higher or lower, faster or slower."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import numpy as np
import soxr
from numpy.typing import NDArray

from player.program import Language
from player.transport import Command
from player.voice import installed
from player.voice.engine import find_engine
from player.voice.spoken import SpokenVoice
from player.words import RATE, SpeechEmbedding, Take, listened

WORDS: Mapping[Command, str] = {
    Command.PAUSE: "pause",
    Command.NEXT: "next",
    Command.STOP: "stop",
    Command.TIME_LEFT: "how long",
    Command.YES: "yes",
    Command.NO: "no",
    Command.N3: "three",
    Command.N7: "seven",
}
"""What is said for each command, in these tests."""
VOICES: Mapping[Language, str] = {"en": "espeak:gmw/en-us", "nl": "espeak:gmw/nl"}
"""Who speaks."""
TAUGHT = (0.96, 1.0, 1.05)
TRIED = 1.02
"""Times as fast and as high as the voice is."""
SECOND = np.zeros(RATE, np.int16)


@cache
def said(text: str, times: float = 1.0, language: Language = "en") -> NDArray[np.int16]:
    """Give a text at 16 kHz, without silence around it."""
    home = Path(mkdtemp())
    info = next(voice for voice in installed(home, language) if voice.name == VOICES[language])
    sound = soxr.resample(SpokenVoice(info, find_engine()).speak(text).samples / 40_000, 24_000 * times, RATE)
    return np.rint(sound * 32767).astype(np.int16)


@cache
def takes(command: Command, text: str = "") -> tuple[Take, ...]:
    """Give three recordings of a command."""
    every = [said(text or WORDS[command], times) for times in TAUGHT]
    return tuple(
        listened(command, f"{command.value}-{number}.wav", sound, embedder())
        for number, sound in enumerate(every, 1)
    )


@cache
def embedder() -> SpeechEmbedding:
    """Give the one that the extra brings."""
    return SpeechEmbedding()


def noise(seconds: float, level: float) -> NDArray[np.int16]:
    """Give white noise of a level in decibels below full scale; the same every time."""
    chance = np.random.default_rng(3)
    sound = chance.normal(0, 32767 * 10 ** (-level / 20), round(seconds * RATE))
    return np.clip(sound, -32767, 32767).astype(np.int16)
