"""What every test of the command line needs."""

from pathlib import Path

import pytest

from tests.cli.command import ASKED, QUICK
from tests.clips import warmed


@pytest.fixture(name="home")
def _home(tmp_path: Path) -> Path:
    """Where this person's things are kept."""
    return tmp_path / "home"


@pytest.fixture(name="warm")
def _warm(home: Path) -> Path:
    """The same, where all is spoken already that any test heard."""
    return warmed(home)


@pytest.fixture(name="quick")
def _quick(tmp_path: Path) -> str:
    """A short program in a file of one's own."""
    file = tmp_path / "quick.toml"
    file.write_text(QUICK, encoding="utf-8")
    return str(file)


@pytest.fixture(name="asked")
def _asked(tmp_path: Path) -> str:
    """The same as a session, around which questions are asked."""
    file = tmp_path / "asked.toml"
    file.write_text(ASKED, encoding="utf-8")
    return str(file)


@pytest.fixture(autouse=True)
def _apart(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here touches the things of whoever runs the tests."""
    monkeypatch.setenv("SOEPEL_HOME", str(home))
    monkeypatch.setenv("SDL_AUDIODRIVER", "none-such")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("SOEPEL_TODAY", raising=False)
