"""What the rules need to know of a program."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from player.program import Kind, Level, Movement, Program
from player.program.pathway import Pathway
from player.recovery.load import weight

CALM: tuple[Kind, ...] = ("walking", "breathing")
"""What stays allowed while exercises wait."""


class Planned(Struct, frozen=True, kw_only=True):
    """One exercise of a program, at the level that will be done."""

    exercise: str
    kind: Kind
    seconds: float
    """Active: out, hold and back of every repetition."""


class Facts(Struct, frozen=True, kw_only=True):
    """A program as the rules see it."""

    name: str
    phase: int | None
    exercises: Sequence[Planned]
    is_break: bool = False

    @property
    def calm(self) -> bool:
        """True with nothing but walking and breathing; a talk is calm too."""
        return all(each.kind in CALM for each in self.exercises)

    @property
    def strength(self) -> frozenset[str]:
        """Names of its exercises with strength."""
        return frozenset(each.exercise for each in self.exercises if each.kind == "strength")


def active(movement: Movement) -> float:
    """Give the active seconds of a whole dose: all sets, sides and repetitions, without rests."""
    dose = movement.dose
    return dose.sets * dose.reps * max(1, len(movement.sides)) * (dose.out + dose.hold + dose.back)


def facts_of(program: Program, level: Level | None = None) -> Facts:
    """Give the facts of a program, at its own levels or at one `level`."""
    return Facts(
        name=program.name,
        phase=program.phase,
        exercises=tuple(
            Planned(exercise=item.exercise, kind=item.kind, seconds=active(item.levels[level or item.level]))
            for item in program.items
        ),
        is_break=program.seconds is not None,
    )


def program_load(pathway: Pathway, facts: Facts) -> float:
    """Give the load of a whole program."""
    return sum(each.seconds * weight(pathway, each.kind) for each in facts.exercises)


def variant(pathway: Pathway, name: str, lacking: Mapping[str, bool]) -> str:
    """Give the form of a program for who lacks a floor or a band; itself where there is none."""
    wanted = {what for what, lacks in lacking.items() if lacks}
    forms = [each for each in pathway.variant if each.instead_of == name and set(each.without) <= wanted]
    return max(forms, key=lambda each: len(each.without)).use if forms else name
