"""A program as this person does it: its doses changed by what was decided."""

from collections.abc import Sequence

from msgspec.structs import replace

from player.program import LEVELS, Item, Level, Program
from player.recovery.decisions import Dose


def apply(program: Program, doses: Sequence[Dose]) -> Program:
    """Give `program` with the numbers of `doses`; what it does not hold is left out.

    The digests stay those of the files: what was written is the same, and a session that was left can be
    gone on with.
    """
    return replace(program, items=tuple(_changed(item, doses) for item in program.items))


def _changed(item: Item, doses: Sequence[Dose]) -> Item:
    own = [dose for dose in doses if dose.exercise == item.exercise]
    numbers = {dose.what: dose.value for dose in own if dose.what != "level"}
    if numbers:
        movement = item.levels[item.level]
        whole = {what: int(value) if what != "hold" else float(value) for what, value in numbers.items()}
        changed = replace(movement, dose=replace(movement.dose, **whole))
        item = replace(item, levels={**item.levels, item.level: changed})
    lower = next((dose.value for dose in own if dose.what == "level"), None)
    level: Level | None = next((each for each in LEVELS if each == lower), None)
    return item if level is None else replace(item, level=level)
