"""Lives: weeks of answers and sessions, lived by the rules as the shell carries them out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from player.library import Library
from player.program import Program
from player.recovery import (
    Dose,
    Exercised,
    Facts,
    History,
    Practised,
    Proposal,
    Standing,
    Wants,
    active,
    apply,
    careful,
    doses,
    facts_of,
    program_load,
    propose,
    week_load,
)
from tests.recovery.person import PATHWAY, SAFE, Person, moment

PROGRAMS = {
    name: Library().open(name) for name in Library().names() if name.startswith(("neck/", "calm/", "breaks/"))
}


@dataclass(frozen=True)
class Day:
    """What one day brings."""

    does: str = "proposed"
    """`proposed`, `rest`, or the name of a program that is chosen whatever is proposed."""
    before: int = 1
    pain: int = 1
    """The highest score of the session."""
    hurts: int | None = None
    """Number of the exercise that the score is given to; None for the whole session."""
    share: float = 1.0
    """How much is done of every exercise."""
    morning: int | None = 1
    """The score of the next morning; None where it is not answered."""
    sore: bool = False
    safety: bool = False
    """True where the safety questions are answered once more, without alarm."""
    hinders: int | None = None


@dataclass
class Lived:
    """One day as it went: what was decided at its beginning, and what was planned of each exercise."""

    number: int
    facts: History
    """All that was known when it began."""
    stands: Standing
    careful: bool
    proposal: Proposal
    load: float
    """What the heaviest program weighs that is proposed, whatever is asked of the day."""
    week: float
    """What the week held before it."""
    program: Program | None = None
    changes: tuple[Dose, ...] = ()
    session: Practised | None = None


class Fitted(Mapping[str, Facts]):
    """Facts of every program with the doses of one person on one day."""

    def __init__(self, person: Person, today: date) -> None:
        self._person, self._today = person, today

    def program(self, name: str) -> tuple[Program, tuple[Dose, ...]]:
        """Give a program as it would be played, and what is changed in it."""
        found = doses(PATHWAY, self._person.facts, PROGRAMS[name], self._today)
        return apply(PROGRAMS[name], found), found

    def __getitem__(self, name: str) -> Facts:
        """Give the facts of one program."""
        return facts_of(self.program(name)[0])

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(PROGRAMS)

    def __len__(self) -> int:
        """Count the programs."""
        return len(PROGRAMS)


def live(days: list[Day], **answers: int) -> Iterator[Lived]:
    """Live day after day; every decision is kept as the shell keeps it."""
    person = Person(**answers)
    told: int | None = None
    for number, day in enumerate(days):
        if told is not None:
            person.morning(number, told).pain(number, told)
        told = None
        if day.safety:
            person.answers(number, 7, "safety", **SAFE)
        if day.hinders is not None:
            person.answers(number, 7, "weekly", QI3=day.hinders)
        if day.sore:
            person.kept(number, "today", 7, value="sore")
        known, stands = person.facts, person.stands(number)
        if stands.allowed == "everything" and (
            stands.moved or not any(kept.kind == "phase" for kept in person.facts.kept)
        ):
            person.kept(number, "phase", 8, phase=stands.phase)
        fitted = Fitted(person, moment(number).date())
        proposal = propose(PATHWAY, fitted, person.facts, stands, moment(number, 10))
        today = moment(number).date()
        wished = [
            propose(PATHWAY, fitted, person.facts, stands, moment(number, 10), wants=wants)
            for wants in (Wants(short=True), Wants(chair=True), Wants(sore=True))
        ]
        names = {each.program for each in (proposal, *wished) if each.program is not None}
        load = max((program_load(PATHWAY, fitted[each]) for each in names), default=0.0)
        ceiling = careful(PATHWAY, person.facts)
        week = week_load(PATHWAY, person.facts.sessions, today)
        lived = Lived(number, known, stands, ceiling, proposal, load, week)
        name = proposal.program if day.does == "proposed" else day.does
        if name in PROGRAMS and day.does != "rest" and stands.allowed == "everything":
            _play(lived, person, day, fitted, str(name))
            told = day.morning
        yield lived


def _play(lived: Lived, person: Person, day: Day, fitted: Fitted, name: str) -> None:
    program, changes = fitted.program(name)
    lived.program, lived.changes = program, changes
    for dose in changes:
        if dose.new:
            person.kept(
                lived.number, "dose", 9, exercise=dose.exercise, what=dose.what, was=dose.was,
                value=dose.value, rule=dose.reason.rule, level=dose.level,
            )  # fmt: skip
    done = []
    for index, item in enumerate(program.items):
        movement = item.levels[item.level]
        seconds = active(movement)
        done.append(
            Exercised(
                exercise=item.exercise,
                kind=item.kind,
                level=item.level,
                sides=max(1, len(movement.sides)),
                sets=movement.dose.sets,
                reps=movement.dose.reps,
                hold=movement.dose.hold,
                planned=seconds,
                done=round(seconds * day.share, 1),
                pain=day.pain if day.hurts is not None and day.hurts % len(program.items) == index else None,
            )
        )
    person.session(lived.number, name, pain=day.pain, pain_before=day.before, exercises=tuple(done))
    lived.session = person.facts.sessions[-1]
