"""Advice: what could be better in a file without an error; each kind can be switched off with `allow`."""

from collections.abc import Callable, Iterator
from pathlib import PurePath

import msgspec

from player.errors import Problem
from player.program.finding import Finding, Path, Table, table, tables
from player.program.keys import LANGUAGES
from player.program.mirrored import Lone, lone, unmirrored
from player.program.model import Exercise, ProgramFile
from player.program.ordering import crowded, restless
from player.program.placing import placed
from player.program.source import Source, parse
from player.program.spoken import hard, saying, wordy
from player.program.talking import is_talk

Find = Callable[[str], tuple[str, bytes] | None]
_FRAME = ("opening", "closing")
_NEEDED = {"kind", "position", *LANGUAGES}
"""Keys without which no exercise can be written in a program."""
_WRITTEN_HERE = ""
"""Stands for the name of an exercise that is written in the program."""


def advice(text: bytes, file: str, find: Find) -> tuple[Problem, ...]:
    """Give what is advised of a file and of the exercises beside it; nothing of a file with errors in it."""
    source = whole(text, file)
    if source is None:
        return ()
    held = source.table or {}
    if is_talk(held):
        return told(source, _talk(held))
    if "exercise" not in held:
        return told(source, _exercise(held))
    used: dict[str, Source | None] = {}
    for entry in held["exercise"]:
        if "use" in entry and entry["use"] not in used:
            found = find(entry["use"])
            used[entry["use"]] = whole(found[1], found[0]) if found else None
    beside = [each for each in used.values() if each and _beside(each.file, file)]
    own = told(source, _program(held, used))
    return (*own, *(problem for each in beside for problem in told(each, _exercise(each.table or {}))))


def whole(text: bytes, file: str) -> Source | None:
    """Read a file of which every key is right; None for another one."""
    source = parse(text, file)
    if source.problems or source.table is None:
        return None
    try:
        program = "exercise" in source.table or is_talk(source.table)
        msgspec.convert(source.table, ProgramFile if program else Exercise, strict=True)
    except msgspec.ValidationError:
        return None
    entries = tables(source.table.get("exercise"))
    return source if all("use" in entry or entry.keys() >= _NEEDED for entry in entries) else None


def told(source: Source, findings: Iterator[Finding]) -> tuple[Problem, ...]:
    """Give as problems what the file does not allow."""
    allowed = (source.table or {}).get("allow", ())
    return placed(source, (found for found in findings if found.code not in allowed))


def _beside(file: str, program: str) -> bool:
    return PurePath(file).parent == PurePath(program).parent


def _exercise(held: Table) -> Iterator[Finding]:
    yield from _reviewed(held)
    yield from saying(held, {}, ())
    yield from _stopping(held, ())
    yield from unmirrored([(_WRITTEN_HERE, each) for each in lone(held, {}, ())])


def _talk(held: Table) -> Iterator[Finding]:
    yield from _reviewed(held)
    for language in LANGUAGES:
        words = held[language]
        for index, text in enumerate(words["say"]):
            yield from wordy(text, (language, "say", index))
        yield from hard(words["say"], language, (language, "say"))


def _program(held: Table, used: dict[str, Source | None]) -> Iterator[Finding]:
    yield from _reviewed(held)
    for language in LANGUAGES:
        words = held[language]
        for key in _FRAME:
            yield from wordy(words.get(key, ""), (language, key))
        yield from hard((words[key] for key in _FRAME if key in words), language, (language,))
    alone: list[tuple[str, Lone]] = []
    exercises: list[Table | None] = []
    for index, entry in enumerate(held["exercise"]):
        at: Path = ("exercise", index)
        if "use" in entry:
            found = used[entry["use"]]
            exercises.append(found.table if found and "exercise" not in (found.table or {}) else None)
            if "sides" in entry and exercises[-1]:
                alone += [(entry["use"], each) for each in lone(exercises[-1], entry, at)]
            continue
        exercises.append(entry)
        yield from saying(entry, entry, at)
        yield from _stopping(entry, at)
        alone += [(_WRITTEN_HERE, each) for each in lone(entry, entry, at)]
    yield from unmirrored(alone)
    yield from crowded(held)
    yield from restless(exercises, held)


def _reviewed(held: Table) -> Iterator[Finding]:
    if not held.get("reviewed_by", "").strip():
        yield Finding(path=("reviewed_by",), code="not-reviewed", at="key", severity="advice")


def _stopping(exercise: Table, at: Path) -> Iterator[Finding]:
    """Tell of an exercise that does not say when to stop, unless it is only to rest or to look."""
    if exercise["kind"] == "relaxation" and not _moves(exercise):
        return
    for language in LANGUAGES:
        if not exercise[language].get("stop_if"):
            path = (*at, language)
            yield Finding(path=path, code="no-stop-rule", at="key", severity="advice")


def _moves(exercise: Table) -> bool:
    places = (exercise, *(table(exercise.get(level)) for level in ("easy", "normal", "hard")))
    return any(place.get(part) for place in places for part in ("out", "back"))
