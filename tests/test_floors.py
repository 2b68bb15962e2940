"""The import contract holds, and breaks when a stray import is added."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
LINT = """
import sys
from importlinter.cli import lint_imports
sys.exit(lint_imports(config_filename="pyproject.toml", no_cache=True))
"""
FLOORS = "Floors: imports go down only"
WORLD = "Values know nothing of the world"
ARRAYS = "Only sound and the devices hold arrays"


def lint(house: Path) -> tuple[int, str]:
    """Check the contracts of the house in a folder; give the exit code and what was said."""
    done = subprocess.run(
        [sys.executable, "-c", LINT], cwd=house, capture_output=True, text=True, timeout=120, check=False
    )
    return done.returncode, done.stdout + done.stderr


def broken(said: str) -> set[str]:
    """Give the names of the contracts that were broken."""
    return {line.removesuffix(" BROKEN") for line in said.splitlines() if line.endswith(" BROKEN")}


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the house, to build badly in."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copytree(HOUSE / "player", copy / "player", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HOUSE / "pyproject.toml", copy)
    return copy


def test_the_contracts_hold() -> None:
    """Imports go down only, values know nothing of the world, and arrays stay above the fourth floor."""
    code, said = lint(HOUSE)

    assert code == 0, said
    assert broken(said) == set()
    assert all(f"{name} KEPT" in said for name in (FLOORS, WORLD, ARRAYS))


@pytest.mark.parametrize(
    ("file", "stray", "contract"),
    [
        ("session/values.py", "import pygame", WORLD),
        ("transport/obeying.py", "import threading", WORLD),
        ("sound/mixer.py", "from subprocess import run", WORLD),
        ("program/model.py", "def late():\n    import os", WORLD),
        ("session/compiling.py", "import numpy", ARRAYS),
        ("session/compiling.py", "from player.voice import estimate", FLOORS),
        ("phrases/book.py", "from player.session import Line", FLOORS),
        ("transport/state.py", "import player.sound", FLOORS),
        ("voice/cache.py", "from player.sinks import Sink", FLOORS),
        ("errors.py", "from player import units", FLOORS),
        ("performing/leader.py", "import player.cli", FLOORS),
        ("attic.py", "", FLOORS),
    ],
    ids=lambda value: value or "a new room",
)
def test_a_stray_import_breaks_a_contract(copied: Path, file: str, stray: str, contract: str) -> None:
    """One import upwards, to a neighbour or to the world, or a room that has no floor, is told."""
    touched = copied / "player" / file
    before = touched.read_bytes() if touched.exists() else None
    touched.write_text(f"{(before or b'').decode()}\n\n{stray}\n", encoding="utf-8")
    try:
        code, said = lint(copied)
    finally:
        touched.unlink() if before is None else touched.write_bytes(before)

    assert code == 1
    assert contract in broken(said), said
