"""What is advised of a program as a whole: how many exercises are core, and how often one gets up again."""

from collections.abc import Iterator

from player.program import thresholds
from player.program.finding import Finding, Table
from player.program.keys import FLOOR


def crowded(program: Table) -> Iterator[Finding]:
    """Tell of more core exercises than a short day has room for, at the first one too many."""
    core = [index for index, entry in enumerate(program["exercise"]) if entry.get("core")]
    if len(core) > thresholds.CORE:
        path = ("exercise", core[thresholds.CORE], "core")
        values = {"count": str(len(core)), "most": str(thresholds.CORE)}
        yield Finding(path=path, code="many-core", values=values, at="key", severity="advice")


def restless(exercises: list[Table | None], program: Table) -> Iterator[Finding]:
    """Tell of every time that one goes down to the floor again; where all could be done there at once."""
    down: bool | None = None
    been_down = False
    for index, (exercise, entry) in enumerate(zip(exercises, program["exercise"], strict=True)):
        if exercise is None:
            return
        position = entry.get("position", exercise["position"])
        possible = [each in FLOOR for each in ([position] if isinstance(position, str) else position)]
        # As a session chooses: the same height where that can be, else the first that is written.
        lower = possible[0] if down not in possible else bool(down)
        if lower and down is False and been_down:
            path = ("exercise", index)
            yield Finding(path=path, code="up-and-down", at="key", severity="advice")
        been_down = been_down or lower
        down = lower
