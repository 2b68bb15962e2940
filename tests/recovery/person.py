"""A person of whom facts can be told, day by day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from player.library import Library
from player.program import Kind
from player.recovery import (
    Answers,
    Clearance,
    DayOfPain,
    Exercised,
    History,
    Kept,
    Morning,
    Practised,
    facts_of,
    standing,
)

PATHWAY = Library().pathway()
START = date(2026, 3, 2)
"""A Monday."""
SAFE = {
    question.id: "no" for question in PATHWAY.question if question.block == "safety" and question.part
} | {"QA0": 45}
FACTS = {
    name: facts_of(Library().open(name))
    for name in Library().names()
    if name.startswith(("neck/", "calm/", "breaks/"))
}


def moment(day: int, hour: int = 9) -> datetime:
    """Give a moment of a day, counted from 0."""
    return datetime(2026, 3, 2, hour, tzinfo=UTC) + timedelta(days=day)


def exercised(exercise: str = "neck-rotation", kind: Kind = "mobility", **more: Any) -> Exercised:
    """Give one exercise that was done whole."""
    usual: dict[str, Any] = {
        "level": "easy", "sides": 2, "sets": 1, "reps": 5, "hold": 1.0, "planned": 70.0, "done": 70.0,
    }  # fmt: skip
    return Exercised(exercise=exercise, kind=kind, **{**usual, **more})


class Person:
    """Facts, told in any order; `history` gives them sorted."""

    def __init__(self, **answers: Any) -> None:
        self.facts = History()
        if answers.pop("intake", True):
            self.answers(0, hour=8, **{**SAFE, "QI1": 2, "QI3": 2, **answers})

    def answers(self, day: int, hour: int = 8, occasion: Any = "intake", **values: Any) -> "Person":
        """Answer questions."""
        told = Answers(at=moment(day, hour).isoformat(), occasion=occasion, values=values)
        return self._add("answers", told)

    def session(self, day: int, program: str = "neck/phase-1", hour: int = 10, **more: Any) -> "Person":
        """Do a session."""
        pain = more.pop("pain", 1)
        usual = {
            "id": f"{day}-{hour}-{program}",
            "program": program,
            "digest": "",
            "phase": FACTS[program].phase if program in FACTS else None,
            "started": moment(day, hour).isoformat(),
            "state": "done",
            "exercises": more.pop("exercises", None) or _whole(program),
            "pain_before": 1,
            "pain_during": pain,
            "pain_after": pain,
        }
        if not self.facts.first or moment(day).date().isoformat() < self.facts.first:
            self.facts = replace(self.facts, first=moment(day).date().isoformat())
        self.facts = replace(self.facts, count=self.facts.count + 1)
        return self._add("sessions", Practised(**{**usual, **more}))

    def morning(self, day: int, pain: int | None) -> "Person":
        """Answer the question of the morning."""
        return self._add("mornings", Morning(at=moment(day, 7).isoformat(), pain=pain))

    def pain(self, first: int, *scores: float) -> "Person":
        """Tell pain on days in a row."""
        for number, score in enumerate(scores):
            on = (START + timedelta(days=first + number)).isoformat()
            self._add("days", DayOfPain(date=on, mean=float(score), worst=round(score), entries=1))
        return self

    def kept(self, day: int, kind: str, hour: int = 9, **data: Any) -> "Person":
        """Keep a decision."""
        return self._add("kept", Kept(at=moment(day, hour).isoformat(), kind=kind, data=data))

    def clearance(self, day: int, question: str) -> "Person":
        """Tell of an examination on that day."""
        on = moment(day)
        told = Clearance(at=on.isoformat(), question=question, date=on.date().isoformat())
        return self._add("clearances", told)

    def stands(self, day: int, hour: int = 9) -> Any:
        """Give the standing at a moment."""
        return standing(PATHWAY, self.facts, moment(day, hour))

    def _add(self, name: str, fact: Any) -> "Person":
        key = {"sessions": "started", "days": "date"}.get(name, "at")
        listed = sorted((*getattr(self.facts, name), fact), key=lambda each: getattr(each, key))
        self.facts = replace(self.facts, **{name: tuple(listed)})
        return self


def _whole(program: str) -> tuple[Exercised, ...]:
    return tuple(
        exercised(each.exercise, each.kind, planned=each.seconds, done=each.seconds)
        for each in FACTS[program].exercises
    )
