"""A screen that nobody sees."""

import pytest


@pytest.fixture(autouse=True)
def unseen(monkeypatch):
    """Let SDL draw in memory."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
