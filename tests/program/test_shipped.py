"""The exercises and programs that ship have no problem at all."""

from pathlib import Path

import pytest

from player.program import problems, read

SESSIONS = Path(__file__).parent.parent.parent / "sessions"
FILES = sorted(SESSIONS.rglob("*.toml"))


def _find(use):
    file = SESSIONS / "exercises" / f"{use}.toml"
    return (file.name, file.read_bytes()) if file.is_file() else None


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_shipped_file_is_right(file):
    """It passes the slow reading, and a program the fast one too."""
    assert problems(file.read_bytes(), file.name, None, _find) == ()
    if b"[[exercise]]" in file.read_bytes():
        assert read(file.read_bytes(), file.stem, file.name, _find).items
