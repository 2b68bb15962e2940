"""What holds for every test."""

import os
import shutil
from tempfile import mkdtemp

import pytest
from hypothesis import settings

from tests.clips import CLIPS

# How long an example takes says more about the machine than about what is tested.
settings.register_profile("soepel", deadline=None)
settings.load_profile("soepel")


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder of clips that all tests share, in whichever process they run."""
    if not hasattr(config, "workerinput"):
        os.environ[CLIPS] = mkdtemp(prefix="soepel-clips-")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take it away."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(CLIPS), ignore_errors=True)
