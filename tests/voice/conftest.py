"""One voice of each language and one cache, shared by the tests of the voice room."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from player.voice.catalogue import installed
from player.voice.engine import find_engine
from player.voice.spoken import SpokenVoice
from player.voice.workshop import Workshop


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder that remembers the voices during the tests, where espeak comes with the player."""
    if sys.platform != "linux":
        pytest.skip("espeak comes with the player on Linux only")
    return tmp_path_factory.mktemp("voices")


@pytest.fixture
def espeak(home: Path) -> Callable[..., SpokenVoice]:
    """Give the way to a real espeak voice, in a workshop of the test's own if it wants."""

    def make(language: str, workshop: Workshop | None = None) -> SpokenVoice:
        return SpokenVoice(installed(home, language)[0], find_engine(), workshop)

    return make
