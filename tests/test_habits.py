"""The habits around the code: what is packed, what is promised, and what a newcomer can type."""

import os
import re
import shutil
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest

from player.cli import run

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TARGETS = ("play", "test", "lint", "types", "floors", "bench", "live", "clean")


def test_a_wheel_holds_programs_and_sounds(tmp_path):
    """The wheel brings the programs, the sounds and the licence along, and no tests."""
    wheel = pytest.importorskip(
        "hatchling.builders.wheel", reason="hatchling, the build backend, is not installed"
    )

    (built,) = wheel.WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(built) as packed:
        inside = set(packed.namelist())

    shipped = {
        f"player/_data/{file.relative_to(ROOT).as_posix()}"
        for folder, kind in (("sessions", "*.toml"), ("sessions", "*.json"), ("audio", "*.wav"))
        for file in (ROOT / folder).rglob(kind)
    }
    modules = {file.relative_to(ROOT).as_posix() for file in (ROOT / "player").rglob("*.py")}
    words = {file.relative_to(ROOT).as_posix() for file in (ROOT / "player").rglob("*.toml")}
    assert shipped
    assert shipped | modules | words <= inside
    assert f"soepel-{PROJECT['version']}.dist-info/licenses/LICENSE" in inside
    assert [name for name in inside if name.startswith(("tests/", "docs/"))] == []


def test_the_newest_version_in_the_changelog_is_ours(capsys):
    """The package, the changelog and `soepel --version` name the same version."""
    newest = re.search(r"^## (\d\S*?),? ", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert run(["--version"]) == 0
    assert newest is not None
    assert PROJECT["version"] == newest[1]
    assert f"soepel {PROJECT['version']}" == capsys.readouterr().out.strip()


def test_the_licences_are_there():
    """The code is under the GPL, version 3 or later; programs and sounds are under CC BY 4.0."""
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert PROJECT["license"] == "GPL-3.0-or-later"
    assert text.split("\n")[0].strip() == "GNU GENERAL PUBLIC LICENSE"
    assert "END OF TERMS AND CONDITIONS" in text
    assert "CC BY 4.0" in (ROOT / "sessions" / "LICENSE").read_text(encoding="utf-8")
    assert "CC BY 4.0" in (ROOT / "audio" / "README.md").read_text(encoding="utf-8")


def test_every_room_is_small_enough_to_read():
    """No module of the player is longer than 250 lines."""
    long = {
        str(file.relative_to(ROOT)): lines
        for file in (ROOT / "player").rglob("*.py")
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > 250
    }

    assert long == {}


def test_make_tells_what_can_be_typed():
    """`make` alone lists every target with what it does."""
    make = shutil.which("make")
    if make is None:
        pytest.skip("there is no make on this machine")

    told = subprocess.run([make], cwd=ROOT, check=True, capture_output=True, text=True).stdout

    assert [target for target in TARGETS if not re.search(rf"^make {target} +\w", told, re.MULTILINE)] == []


@pytest.mark.skipif(os.name != "posix", reason="only here do files have a right to be run")
def test_the_check_of_a_fresh_clone_runs_what_the_readme_says():
    """`.ci/run` can be run, stops at the first failure, and calls `make test`."""
    file = ROOT / ".ci" / "run"
    text = file.read_text(encoding="utf-8")

    assert os.access(file, os.X_OK)
    assert "set -euo pipefail" in text
    assert text.strip().split("\n")[-1] == "make test"
