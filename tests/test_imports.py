"""The road to the first sound is short: what is slow and not needed on it is not read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROGRAM = "breaks/60-seconds"
SLOW = {
    "blessed",
    "filelock",
    "jsonschema",
    "platformdirs",
    "pydub",
    "pyloudnorm",
    "pyttsx3",
    "scipy",
    "shtab",
    "soundfile",
    "soxr",
    "subprocess",
    "tomlkit",
    "tree_sitter",
    "tree_sitter_toml",
    "wakepy",
}
PLAY = """
import sys
from player.__main__ import main
from player.sinks import Loudspeaker

read = sys.argv.pop()
sound = Loudspeaker.play

def first_sound(self, source, at):
    sound(self, source, at)
    open(read, "w").write(" ".join(sys.modules))
    raise KeyboardInterrupt

Loudspeaker.play = first_sound
main()
"""


def _soepel(home, *command):
    environment = os.environ | {"SOEPEL_HOME": str(home), "SDL_AUDIODRIVER": "dummy"}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, check=False, text=True
    )


def test_what_is_slow_is_not_read_before_the_first_sound(tmp_path):
    """Once its clips are kept, a session begins without the libraries that only other work needs."""
    spoken = _soepel(tmp_path, "-m", "player", "show", PROGRAM)
    if spoken.returncode:
        pytest.skip(f"nobody can speak here: {spoken.stderr}")

    read = tmp_path / "modules"
    played = _soepel(tmp_path, "-c", PLAY, "play", PROGRAM, str(read))

    assert read.exists(), played.stderr
    modules = {name.partition(".")[0] for name in read.read_text().split()}
    assert {"numpy", "pygame", "msgspec"} <= modules
    assert set() == SLOW & modules
