"""Words that do not fit their part: measured by others, told here at the place where they are written."""

import re
from collections.abc import Callable, Iterator

from player.errors import Problem, Value
from player.program.advising import told, whole
from player.program.finding import Finding, Path, Table, table
from player.program.keys import LEVELS
from player.program.resolve import rule, said, sides
from player.program.source import Source
from player.program.values import Misfit

Find = Callable[[str], tuple[str, bytes] | None]
_BRACE = re.compile(r"\{\w+\}")


def unfit(text: bytes, file: str, find: Find, misfit: Misfit) -> tuple[Problem, ...]:
    """Give the advice that words do not fit their part, at the place where they are written.

    That is in this program, or in the file of the exercise; it is empty where either allows it.
    """
    program = whole(text, file)
    if program is None or "does-not-fit" in table(program.table).get("allow", ()):
        return ()
    source, path = _where(program, find, misfit)
    values: dict[str, Value] = {
        "words": misfit.words,
        "part": str(path[-1]) if path and path[-1] != misfit.language else misfit.part,
        "needed": float(misfit.needed),
        "room": float(misfit.room),
    }
    found = Finding(path=path, code="does-not-fit", values=values, severity="advice")
    return told(source, iter((found,)))


def unrecorded(
    text: bytes, file: str, *, language: str, voice: str, missing: int, count: int
) -> tuple[Problem, ...]:
    """Give the advice that a recorded voice lacks sentences, at the program's words in that language."""
    program = whole(text, file)
    if program is None:
        return ()
    values: dict[str, Value] = {
        "voice": voice,
        "missing": str(missing),
        "count": str(count),
        "language": language,
    }
    found = Finding(path=(language,), code="not-recorded", at="key", values=values, severity="advice")
    return told(program, iter((found,)))


def _where(program: Source, find: Find, misfit: Misfit) -> tuple[Source, Path]:
    """Give the file in which these words are written, and their place in it."""
    nearest: tuple[Source, Path] = (program, ())
    for source, held, at in _exercises(program, find):
        spoken = table(held.get(misfit.language))
        if " ".join(spoken.get("name", "").split()) != misfit.exercise:
            continue
        if path := _place(held, spoken, misfit):
            return source, (*at, misfit.language, *path)
        nearest = source, (*at, misfit.language)
    return nearest


def _exercises(program: Source, find: Find) -> Iterator[tuple[Source, Table, Path]]:
    """Give each exercise of a program: the file in which it is written, its table, and where that stands."""
    for index, entry in enumerate(table(program.table).get("exercise", ())):
        if "use" not in entry:
            yield program, entry, ("exercise", index)
        elif (found := find(entry["use"])) and (used := whole(found[1], found[0])):
            yield used, table(used.table), ()


def _place(exercise: Table, spoken: Table, misfit: Misfit) -> Path:
    """Give where the words stand that, with their braces filled, are these; () where they do not."""
    for level in LEVELS:
        for side in (*(sides(rule(exercise, {}, level)) or ()), None):
            written, path = said(spoken, level, side, misfit.part)
            if isinstance(written, str) and _filled(written).fullmatch(misfit.words):
                return path
    return ()


def _filled(written: str) -> re.Pattern[str]:
    pieces = (re.escape(piece) for piece in _BRACE.split(" ".join(written.split())))
    return re.compile(".*".join(pieces) + "[.!?]?", re.IGNORECASE)
