"""Where in a program to begin: at what was asked for, or at what changed."""

from difflib import get_close_matches

from player.errors import UserError
from player.program import Changed, Program
from player.session import Preferences

OPENING = -1
"""Number of the opening; the closing has the number after the last exercise."""
_UNHEARD = ("item.core", "program.phase")


def asked_for(program: Program, asked: str | None) -> int:
    """Give the number, from 0, of the exercise that is `asked` for by name or number; else the opening."""
    if asked is None:
        return OPENING
    if asked.isdecimal() and 1 <= int(asked) <= len(program.items):
        return int(asked) - 1
    names: dict[str, int] = {}
    for index, item in enumerate(program.items):
        said = (lyrics.name for lyrics in item.levels[item.level].words.values())
        for name in (item.exercise, *said):
            names.setdefault(name.casefold(), index)
    if asked.casefold() in names:
        return names[asked.casefold()]
    if near := get_close_matches(asked.casefold(), names, n=1):
        raise UserError("trying.error.near", name=asked, near=near[0])
    exercises = ", ".join(f"{number} {item.exercise}" for number, item in enumerate(program.items, 1))
    raise UserError("trying.error.from", name=asked, exercises=exercises or "-")


def heard(changed: Changed, program: Program, wishes: Preferences) -> bool:
    """Tell whether who hears `program` hears the change."""
    if changed.what in _UNHEARD or changed.language not in (None, wishes.language):
        return False
    if changed.index is None or not changed.levels:
        return True
    return wishes.level_of(program.items[changed.index].level) in changed.levels


def place(changed: Changed, program: Program) -> int:
    """Give the section in which a change is heard."""
    if changed.what == "program.closing":
        return len(program.items)
    if changed.index is None or not program.items:
        return OPENING
    return min(changed.index, len(program.items) - 1)
