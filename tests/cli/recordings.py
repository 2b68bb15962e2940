"""Recordings of a program's sentences, as a person could have made them."""

from pathlib import Path

import numpy as np
import soundfile
import soxr

from player.cli import run as asked
from player.library import Library
from player.studio import Numbered, script
from player.voice import installed
from player.voice.engine import find_engine
from player.voice.spoken import SpokenVoice

_OTHER = ("espeak:gmw/en-us", "espeak:gmw/nl")
"""Voices to be recorded; the American one is not the usual one."""


def lines(program: str, language: str) -> tuple[Numbered, ...]:
    """Give what a program needs."""
    return script(Library().open(program), Library().pathway(), language)


def speech(text: str, home: Path, rate: int, language: str = "en") -> np.ndarray:
    """Give a text in a quiet room, by somebody else than the usual voice."""
    info = next(voice for voice in installed(home, language) if voice.name in _OTHER)
    sound = soxr.resample(SpokenVoice(info, find_engine()).speak(text).samples / 40_000, 24_000, rate)
    quiet = np.zeros(rate // 2)
    noise = np.random.default_rng(5).normal(0, 0.0002, len(sound) + rate)
    return np.concatenate((quiet, sound, quiet)) + noise


def recorded(program: str, folder: Path, home: Path, *, every: int = 1) -> list[Numbered]:
    """Write each sentence, or every second or third one, in a format of its own; give those."""
    folder.mkdir(exist_ok=True)
    made = []
    for each in lines(program, "en")[::every]:
        ending, subtype, rate = (
            ("wav", "PCM_24", 48_000),
            ("flac", "PCM_16", 16_000),
            ("ogg", "VORBIS", 44_100),
        )[each.number % 3]
        sound = speech(each.line.text, home, rate)
        soundfile.write(folder / f"{each.stem}.{ending}", sound, rate, subtype=subtype)
        made.append(each)
    return made


def taken_in(program: str, folder: Path, name: str = "anna") -> int:
    """Take a folder in, as a person would type it."""
    return asked(["voice", "record", program, "--as", name, "--lang", "en", "--from", str(folder)])
