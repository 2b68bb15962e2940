"""A journal of 100,000 sessions: how soon it answers, and what a commit costs; fails when an aim is missed.

Twenty-seven years of ten sessions a day, thirty events each, a morning score a day, and what else is told.
"""

import os
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from statistics import median
from typing import IO

from player.journal import Journal
from player.program.pathway import read_pathway
from player.recovery import standing
from player.session import Event
from player.units import RATE

ROOT = Path(__file__).parents[2]
SESSIONS = int(os.environ.get("SOEPEL_SESSIONS", "100000"))
A_DAY = 10
ENDS = datetime(2026, 3, 1, 18, 0, tzinfo=timezone(timedelta(hours=1)))
HISTORY = 0.150
"""Seconds until the rules have what they look at."""
STANDING = 0.150
"""Seconds until the rules have judged it."""
PROPOSES = 0.300
"""Seconds of `soepel` over those of a journal of one session: what the sessions may cost it."""
PROGRESS = 1.0
COMMITS = 2.5
"""Times an append and fdatasync of the same bytes; it is 2 where nothing else uses the disk."""
EXERCISES = ("neck-rotation", "neck-flexion", "shoulder-roll", "scapular-squeeze")
PLANNED = [
    {
        "exercise": name,
        "name": name,
        "kind": "mobility",
        "level": "easy",
        "digest": "0" * 64,
        "sides": ["left", "right"],
        "sets": 2,
        "reps": 5,
        "hold": 2.0,
        "seconds": 160.0,
    }
    for name in EXERCISES
]
OPENED = {
    "program": "neck/phase-1",
    "title": "Fase één",
    "digest": "0" * 64,
    "phase": 1,
    "language": "nl",
    "level": None,
    "level_shift": 0,
    "pace": 1.0,
    "talk": "auto",
    "rehearsal": False,
    "planned": PLANNED,
}


SAFE = {f"QS{number}": "no" for number in range(1, 10)} | {"QN1": "no", "QN2": "no", "QA0": 45}


def side(section: int, name: str, number: int) -> Event:
    """Give the event of one side that was done."""
    return Event(
        kind="side",
        frame=RATE * 40,
        data={
            "section": section,
            "exercise": EXERCISES[section],
            "side": name,
            "set": number,
            "reps": 5,
            "of": 5,
            "seconds": 40.0,
            "done": True,
            "level": "easy",
        },
    )


def session(number: int) -> list[Event]:
    """Give the thirty events of one session, the first one left out."""
    made = [Event(kind="pain", data={"when": "before", "value": number % 6})]
    for section in range(len(EXERCISES)):
        made.append(Event(kind="section", data={"section": section, "exercise": EXERCISES[section]}))
        made += [side(section, name, one) for one in (1, 2) for name in ("left", "right")]
    made += [Event(kind=kind, frame=RATE * 100) for kind in ("pause", "continue") * 2]
    made.append(Event(kind="pain", data={"when": "during", "value": 3, "section": 1}))
    made.append(Event(kind="ended", frame=RATE * 640, data={"state": "done", "reason": None}))
    made.append(Event(kind="pain", frame=RATE * 640, data={"when": "after", "value": 2}))
    made.append(Event(kind="effort", frame=RATE * 640, data={"value": 3}))
    return made


def make(folder: Path, sessions: int) -> None:
    """Write that many sessions, ten a day until 1 March 2026, many in a commit."""
    moment = [ENDS - timedelta(days=sessions // A_DAY)]
    with Journal(folder, lambda: moment[0]) as journal:
        commit = journal._write
        journal._write = int  # does nothing: all sessions of a month go into one commit
        for number in range(sessions):
            if number % A_DAY == 0:
                moment[0] += timedelta(days=1) - timedelta(minutes=40) * (A_DAY - 1)
                journal.note("morning", {"pain": number // A_DAY % 7})
                journal.note("activity", {"what": "walking", "minutes": 20})
                journal.note("kept", {"kind": "tip", "data": {"id": f"tip-{number % 30}"}})
            if number % (30 * A_DAY) == 0:
                goal = {"activity": "cycling", "score": 7 - number * 4 // SESSIONS}
                values = {**SAFE, "QI1": 4, "QI3": 3, "QI4": [goal]}
                journal.note("answers", {"occasion": "weekly", "values": values, "pathway": "0" * 64})
                commit()
            moment[0] += timedelta(minutes=40) if number % A_DAY else timedelta(0)
            entry = journal.open_entry(OPENED)
            for event in session(number):
                journal.append(entry, event)
        journal._write = commit
        journal._write()


def seconds(work: object, times: int = 7) -> float:
    """Give the best time of something: what it takes when nothing else runs."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


def asks(home: Path, *words: str) -> float:
    """Give the seconds of a whole command, from its start to its end."""
    environ = {
        **os.environ,
        "SOEPEL_HOME": str(home),
        "SOEPEL_TODAY": "2026-03-02T08:30",
        "PYTHONPATH": str(ROOT),
        # Modules are compiled once, as where Soepel is installed; the first run does that.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(home.parent / "compiled"),
    }
    command = [sys.executable, "-m", "player", *words]
    return seconds(
        lambda: subprocess.run(
            command, cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=True
        )
    )


def commits(folder: Path) -> tuple[float, float]:
    """Give the seconds of one side in the journal, and of the same bytes appended and synced."""
    with Journal(folder, lambda: ENDS) as journal:
        entry = journal.open_entry(OPENED)
        bare = (folder / "bare").open("ab", buffering=0)
        ours, usual = [], []
        with bare:
            for _ in range(400):  # in turns, so that whatever else the disk does falls on both
                ours.append(seconds(lambda: journal.append(entry, side(0, "left", 1)), 1))
                usual.append(seconds(lambda: append(bare), 1))
    return median(ours), median(usual)


def append(file: IO[bytes]) -> None:
    """Write as many bytes as a side has, and wait until they are on the disk."""
    file.write(b"x" * 260)
    os.fdatasync(file.fileno())


def main() -> int:
    """Measure, print, and give 1 where an aim was missed."""
    missed = 0

    def tell(what: str, value: float, aim: float) -> None:
        nonlocal missed
        missed += value > aim
        print(f"{what:<52}{value:>9.3f}  aim {aim:g}{'' if value <= aim else '  MISSED'}")

    with tempfile.TemporaryDirectory() as place:
        home, small = Path(place) / "home", Path(place) / "small"
        began = time.perf_counter()
        make(home, SESSIONS)
        make(small, 1)
        size = (home / "journal.db").stat().st_size / 1e6
        print(f"{SESSIONS} sessions in {time.perf_counter() - began:.0f} s, {size:.0f} MB")
        now = ENDS + timedelta(hours=12)
        with Journal(home, lambda: now) as journal:
            journal.history(now)  # sums up what is not yet, once
            history = journal.history(now)
            tell("history, seconds", seconds(lambda: journal.history(now)), HISTORY)
        pathway = read_pathway((ROOT / "sessions" / "neck" / "pathway.toml").read_bytes(), "pathway.toml")
        tell("what follows from it, seconds", seconds(lambda: standing(pathway, history, now)), STANDING)
        tell("soepel, more than with one session, seconds", asks(home) - asks(small), PROPOSES)
        tell("soepel, whole process, seconds", asks(home), PROPOSES)
        tell("soepel progress, whole process, seconds", asks(home, "progress"), PROGRESS)
        ours, bare = commits(home)
        print(f"a side {ours * 1e3:.3f} ms, append and fdatasync {bare * 1e3:.3f} ms")
        tell("a durable side, times append and fdatasync", ours / bare, COMMITS)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
