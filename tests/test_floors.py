"""The house: imports go down only, and the contract notices when one does not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINT = [
    sys.executable,
    "-c",
    "from importlinter.cli import lint_imports_command; lint_imports_command()",
    "--no-cache",
]
STRAY = {
    "session/course.py": "from player.sound import Mixer",
    "transport/obeying.py": "import sqlite3",
    "voice/cache.py": "from player.sinks import Loudspeaker",
    "program/reading.py": "import numpy",
    "performing/live.py": "from player.cli import run",
}


@pytest.fixture
def house(tmp_path):
    """A copy of the package with its contract, to be spoilt."""
    shutil.copytree(ROOT / "player", tmp_path / "player", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def verdict(house: Path) -> int:
    """Give what import-linter makes of a copy."""
    return subprocess.run(LINT, cwd=house, check=False, capture_output=True).returncode


def test_imports_go_down_only(house):
    """The contract holds for the package as it is."""
    assert verdict(house) == 0


@pytest.mark.parametrize(("module", "line"), STRAY.items())
def test_a_stray_import_is_noticed(house, module, line):
    """An import upward, sideways or out into the world breaks the contract."""
    file = house / "player" / module
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")

    assert verdict(house) == 1
