"""Courses of made people: weeks of sessions, scores and answers, written by a real journal."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from player.journal import Journal
from player.library import Library
from player.performing import planned
from player.session import Event, Preferences

START = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
SAFE = {f"QS{number}": "no" for number in range(1, 10)} | {"QN1": "no", "QN2": "no", "QA0": 45}


def session(journal: Journal, name: str, pain: int, *, during: int | None = None, skip: int = -1) -> None:
    """Do a session whole, but for the exercise `skip`; `pain` is told before and after it."""
    program = Library().open(name)
    plan = planned(program, Preferences(language="nl"))
    opened = {
        "program": name, "title": program.words["nl"].name, "digest": program.digest,
        "phase": program.phase, "language": "nl", "planned": plan,
    }  # fmt: skip
    entry = journal.open_entry(opened)

    def tell(kind: str, frame: int, **data: object) -> None:
        journal.append(entry, Event(kind=kind, frame=frame, data=data))

    tell("pain", 0, when="before", value=pain)
    minute = 60 * 24_000
    for number, each in enumerate(plan):
        tell("section", number * minute, section=number, exercise=each["exercise"])
        if number == skip:
            tell("change", number * minute + 1, what="next", section=number)
            continue
        sides = each["sides"] or [None]
        for turn in range(each["sets"]):
            for side in sides:
                tell(
                    "side", (number + 1) * minute - 10, section=number, exercise=each["exercise"], side=side,
                    set=turn + 1, reps=each["reps"], of=each["reps"],
                    seconds=each["seconds"] / len(sides) / each["sets"], done=True, level=each["level"],
                )  # fmt: skip
    if during is not None:
        tell("pain", len(plan) * minute - 5, when="during", value=during)
    tell("ended", len(plan) * minute, state="done", seconds=len(plan) * 60)
    tell("pain", len(plan) * minute, when="after", value=pain)
    tell("effort", len(plan) * minute, value=3)


def course(
    home: Path,
    weeks: int,
    pain: Callable[[float], float],
    *,
    goal: tuple[int, int] = (6, 3),
    skip: bool = False,
) -> str:
    """Write so many weeks, a session a day, pain as `pain` says of a week; give the last evening."""
    rng = random.Random(7)  # noqa: S311 - the same course every time
    clock = [START]
    with Journal(home, lambda: clock[0]) as journal:
        answers = SAFE | {"QI1": 5, "QI3": 4, "QD1": 1, "QI4": [{"activity": "autorijden", "score": goal[0]}]}
        journal.note("answers", {"occasion": "intake", "values": answers, "pathway": ""})
        journal.note("kept", {"kind": "phase", "data": {"phase": 1, "rule": "QS"}})
        for day in range(weeks * 7):
            clock[0] = START + timedelta(days=day)
            score = min(10, max(0, round(pain(day / 7) + rng.gauss(0, 0.7))))
            journal.note("morning", {"pain": score})
            during = score + 1 if day % 5 == 0 else None
            session(journal, "neck/phase-1", score, during=during, skip=1 if skip and day % 3 == 0 else -1)
            if day == 28:
                data = {"exercise": "neck-rotation", "what": "reps", "was": 5.0, "value": 6.0, "rule": "PR9"}
                journal.note("kept", {"kind": "dose", "data": data})
        told = {"QI4": [{"activity": "autorijden", "score": goal[1]}]}
        journal.note("answers", {"occasion": "evaluation", "values": told, "pathway": ""})
        journal.note("kept", {"kind": "evaluation", "data": {"done": True, "decision": "stay"}})
    return f"{clock[0]:%Y-%m-%d}T20:00"
