"""The slow road: every problem of a file at once, each with its line and column."""

from collections.abc import Callable, Collection, Iterator

from player.errors import Problem
from player.program import limits
from player.program.entries import entries
from player.program.finding import Finding, Table, settle, table
from player.program.keys import LANGUAGES, LEVELS
from player.program.meaning import meaning
from player.program.mending import meant
from player.program.nearest import nearest
from player.program.pathway.sound import contradictions
from player.program.placing import placed
from player.program.positions import Positions
from player.program.schema import FileKind
from player.program.shape import shape
from player.program.shapeless import shapeless
from player.program.source import Source, parse, too_many_exercises

Find = Callable[[str], tuple[str, bytes] | None]
_PATHWAY = frozenset({"phase", "question", "route", "variant", "tip", "message"})
"""Tables of a pathway, of which no program has more than one: a phase."""
_EXERCISE_KEYS = ("kind", "position", "sides", "change", "phases", *LEVELS)


def problems(
    text: bytes, file: str, kind: FileKind | None, find: Find, names: Collection[str] = ()
) -> tuple[Problem, ...]:
    """Give every problem of a file, then those of the exercise files it uses.

    Without a `kind` it is guessed; `names` are what `find` knows, for "did you mean".
    """
    source = parse(text, file)
    if source.table is None:
        return source.problems
    held = _guess(source.table)
    if "pathway" in (kind, held):
        return _told(source, _pathway)
    if misplaced := _misplaced(source, held, kind):
        return (*source.problems, misplaced)
    if "exercise" in (kind, held):
        return _told(source, _exercise)
    kitchen = _Kitchen(find)

    def look(table: Table) -> Iterator[Finding]:
        yield from shape(table, "program")
        yield from shapeless(table)
        yield from entries(table, kitchen.known, names)

    return (*_told(source, look), *kitchen.problems())


def _misplaced(source: Source, held: FileKind, kind: FileKind | None) -> Problem | None:
    """Tell that a file is of the other kind, or holds too much to be looked at."""
    table = source.table or {}
    if kind == "program" and held == "exercise":
        return Problem(file=source.file, code="exercise-not-program")
    written = table.get("exercise")
    if kind == "exercise" and held == "program" and written is not None:
        return Problem(file=source.file, code="program-not-exercise")
    if held == "program" and isinstance(written, list) and len(written) > limits.EXERCISES:
        line, _ = Positions(source.text).of(Finding(path=("exercise", limits.EXERCISES), code="", at="key"))
        return too_many_exercises(len(written), source.file, line)
    return None


class _Kitchen:
    """The exercise files that a program uses, each read and checked once."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self._sources: dict[str, Source | None] = {}

    def known(self, use: str) -> Table | None:
        if use not in self._sources:
            found = self._find(use)
            self._sources[use] = parse(found[1], found[0]) if found else None
        source = self._sources[use]
        return None if source is None else source.table or {}

    def problems(self) -> Iterator[Problem]:
        for source in self._sources.values():
            if source is None:
                continue
            if source.table is None:
                yield from source.problems
            elif "exercise" not in source.table:
                yield from _told(source, _exercise)


def _guess(held: Table) -> FileKind:
    if len(_PATHWAY & held.keys()) > 1:
        return "pathway"
    if any(nearest(key, ("exercise",)) for key in held):
        return "program"
    told = any("explain" in table(held.get(language)) for language in LANGUAGES)
    return "exercise" if told or any(key in held for key in _EXERCISE_KEYS) else "program"


def _pathway(held: Table) -> Iterator[Finding]:
    yield from shape(held, "pathway")
    yield from shapeless(held)
    yield from contradictions(held)


def _exercise(held: Table) -> Iterator[Finding]:
    yield from shape(held, "exercise")
    yield from shapeless(held)
    yield from meaning(held, ())


def _told(source: Source, look: Callable[[Table], Iterator[Finding]]) -> tuple[Problem, ...]:
    def settled(read: Source) -> tuple[Finding, ...]:
        return settle(look(read.table or {}), read.hidden)

    read, slips, found = meant(source, settled)
    told = [*source.problems, *slips, *placed(read, found)]
    told.sort(key=lambda problem: (problem.line, problem.column))
    return tuple(told[: limits.PROBLEMS])
