"""The command as it is typed: its words, its environment, and what it answers."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0
"""Seconds in which a command must have ended."""
BREAK = "breaks/30-seconds"

NAMED = """\
format = 1
[nl]
name = "Proef"
opening = "Daar gaan we."
closing = "Dat was het."
[en]
name = "Trial"
opening = "Here we go."
closing = "That is all."
"""
"""A program without exercises yet."""
SIDED = """\
[exercise.nl]
name = "Draai"
explain = ["Naar {side}."]
[exercise.en]
name = "Turn"
explain = ["To the {side}."]
"""
"""The words of an exercise that has two sides."""
BEND = """\
[[exercise]]
kind = "mobility"
position = "sitting"
[exercise.nl]
name = "Buig"
explain = ["Buig."]
[exercise.en]
name = "Bend"
explain = ["Bend."]
[exercise.easy]
reps = 1
out = 1
[exercise.normal]
reps = 2
"""
"""An exercise of a few seconds."""
TURN = f"""\
[[exercise]]
kind = "mobility"
position = "sitting"
sides = "one-then-other"
change = 1
{SIDED}[exercise.easy]
reps = 2
out = 1
back = 1
[exercise.normal]
reps = 1
out = 2
"""
"""An exercise that has two sides."""
QUICK = NAMED.replace("\n", "\nseconds = 20\n", 1) + TURN + BEND
"""A break in which something can be done within seconds."""
ASKED = QUICK.replace("seconds = 20\n", "")
"""The same, as a session around which is asked how it is."""


def environment(home: Path, **more: str) -> dict[str, str]:
    """Give the environment of a person whose things are in `home`, without a loudspeaker."""
    ours = ("SOEPEL", "SDL", "LC_", "LANG", "PYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {
        "SOEPEL_HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm",
        "SDL_AUDIODRIVER": "none-such",
        "PYTHONPATH": str(ROOT),
        **more,
    }


def soepel(*arguments: str) -> list[str]:
    """Give the command with its arguments."""
    return [sys.executable, "-m", "player", *arguments]


def run(home: Path, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run it to its end, without a terminal."""
    usual = {"stdin": subprocess.DEVNULL, "env": environment(home), "cwd": ROOT, "timeout": PATIENCE}
    return subprocess.run(  # noqa: PLW1510 - what it answers is what is tested
        soepel(*arguments), capture_output=True, encoding="utf-8", **(usual | options)
    )


def log(home: Path) -> list[dict[str, Any]]:
    """Give the sessions in the journal, the newest first."""
    answer = run(home, "log", "--json")
    assert answer.stderr == ""
    sessions: list[dict[str, Any]] = json.loads(answer.stdout)
    return sessions
