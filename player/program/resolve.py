"""What an exercise adds up to at a level: sides, dose and words, each from where it is written.

These functions take tables and believe nothing, so that the checks may use them on broken files too.
"""

from typing import Any

from player.phrases import phrases
from player.program import limits
from player.program.finding import Path, Table, table
from player.program.keys import LEVELS, Language, Level

BREATHS = {"inhale": "out", "exhale": "back"}
"""How the parts of a breath are called when it comes to time."""
MOVING = ("out", "hold", "back")
NUMBERS = ("sets", "reps", "out", "inhale", "hold", "back", "exhale", "rest", "set_rest", "weight")
LEFT_RIGHT = ("left", "right")
_RULES = ("alternate", "one-then-other")


def ladder(level: Level) -> tuple[Level, ...]:
    """Give the levels up to `level`, the easiest first."""
    return LEVELS[: LEVELS.index(level) + 1]


def dose(exercise: Table, change: Table, level: Level) -> dict[str, Any]:
    """Give the numbers at `level`, the parts of a breath called out and back."""
    merged: dict[str, Any] = {}
    for part in (*(table(exercise.get(step)) for step in ladder(level)), change):
        merged |= {BREATHS.get(key, key): part[key] for key in NUMBERS if key in part}
    return merged


def rule(exercise: Table, change: Table, level: Level) -> Any:
    """Give what is written for `sides` at `level`: a rule, or a list of names."""
    written: Any = exercise.get("sides", "none")
    for step in ladder(level):
        written = table(exercise.get(step)).get("sides", written)
    return change.get("sides", written)


def sides(written: object) -> tuple[str, ...] | None:
    """Give the sides that a rule or a list means; None where it means nothing."""
    if written == "none":
        return ()
    if written in _RULES:
        return LEFT_RIGHT
    if (
        isinstance(written, list)
        and len(written) <= limits.SIDES
        and all(isinstance(name, str) for name in written)
    ):
        return tuple(written)
    return None


def said(words: Table, level: Level, side: str | None, key: str) -> tuple[Any, Path]:
    """Give the words for `key` and where they stand: the level's, else the side's, else the language's."""
    places: list[tuple[Table, Path]] = [(table(words.get(level)), (level,)), (words, ())]
    if side is not None:
        places.insert(1, (table(table(words.get("sides")).get(side)), ("sides", side)))
    keys = (key, *(breath for breath, part in BREATHS.items() if part == key))
    for place, path in places:
        for name in keys:
            if name in place:
                return place[name], (*path, name)
    return None, ()


def forms(words: Table, side: str, language: Language) -> tuple[str, str] | None:
    """Give the forms of a side for {side} and {side_of}; None where nobody wrote them."""
    written = table(words.get("sides")).get(side)
    if isinstance(written, str):
        return written, ""
    if isinstance(written, dict):
        return str(written.get("side", "")), str(written.get("side_of", ""))
    if side in LEFT_RIGHT:
        own = phrases(language).table["side"][side]
        return own["side"], own["side_of"]
    return None


def seconds(exercise: Table, change: Table, level: Level) -> float:
    """Give the seconds that the movements last, the words left out; 0 where a number cannot be right."""
    numbers = dose(exercise, change, level)
    names = sides(rule(exercise, change, level)) or ("",)
    pause = change.get("change", exercise.get("change", 4))
    values = {**numbers, "change": pause}
    if not all(isinstance(value, int | float) and 0 <= value <= limits.SECONDS for value in values.values()):
        return 0
    sets, reps = numbers.get("sets", 1), numbers.get("reps", 1)
    each = sum(numbers.get(part, 0) for part in (*MOVING, "rest"))
    turns = (len(names) - 1) * sets
    return float(sets * reps * len(names) * each + (sets - 1) * numbers.get("set_rest", 0) + turns * pause)
