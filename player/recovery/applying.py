"""A program as this person does it: its doses changed by what was decided."""

from collections.abc import Sequence

from msgspec.structs import replace

from player.program import Item, Level, Program
from player.recovery.decisions import Dose


def apply(program: Program, doses: Sequence[Dose]) -> Program:
    """Give `program` with the numbers of `doses`; what it does not hold is left out.

    The digests stay those of the files: what was written is the same, and a session that was left can be
    gone on with.
    """
    return replace(program, items=tuple(_changed(item, doses) for item in program.items))


def _changed(item: Item, doses: Sequence[Dose]) -> Item:
    own = [dose for dose in doses if dose.exercise == item.exercise]
    level: Level = next((dose.level for dose in own if dose.what == "level"), item.level)
    levels = dict(item.levels)
    for dose in own:
        if dose.what != "level":
            movement = levels[dose.level]
            value = float(dose.value) if dose.what == "hold" else int(dose.value)
            levels[dose.level] = replace(movement, dose=replace(movement.dose, **{dose.what: value}))
    return replace(item, levels=levels, level=level)
