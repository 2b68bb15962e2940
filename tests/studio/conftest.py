"""Speech to record: espeak's, in a room with a little noise, as a person's microphone would hear it."""

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import soxr

from player.voice import installed
from player.voice.engine import find_engine
from player.voice.spoken import SpokenVoice

Samples = np.ndarray


@pytest.fixture(scope="session")
def said(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Samples]:
    """Give the way to a recording: samples between -1 and 1 of a text, with quiet around it."""
    if sys.platform != "linux":
        pytest.skip("espeak comes with the player on Linux only")
    home = tmp_path_factory.mktemp("voices")

    @cache
    def spoken(text: str, language: str) -> Samples:
        return SpokenVoice(installed(home, language)[0], find_engine()).speak(text).samples / 32768

    def record(
        text: str,
        rate: int = 44_100,
        *,
        language: str = "nl",
        loud: float = 0.5,
        room: float = -75.0,
        around: float = 0.6,
    ) -> Samples:
        speech = spoken(text, language)
        speech = soxr.resample(speech * (loud / np.abs(speech).max()), 24_000, rate)
        quiet = np.zeros(round(around * rate))
        noise = np.random.default_rng(7).normal(0, 10 ** (room / 20), len(speech) + 2 * len(quiet))
        return np.concatenate((quiet, speech, quiet)) + noise

    return record


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder for recordings."""
    made = tmp_path / "recordings"
    made.mkdir()
    return made
