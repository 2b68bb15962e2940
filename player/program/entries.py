"""What the exercises of a program mean together: used ones, those written here, and the time they take."""

import re
from collections.abc import Callable, Collection, Iterator

from player.program import limits
from player.program.finding import Finding, Path, Table, table, tables
from player.program.fitting import changing, minutes
from player.program.keys import LANGUAGES, LEVELS, SLUG
from player.program.meaning import meaning, wrong_parts
from player.program.nearest import nearest, shown
from player.program.resolve import NUMBERS, seconds
from player.program.shapeless import missing
from player.program.talking import talking
from player.program.wording import wording

Known = Callable[[str], Table | None]
"""Gives the table of an exercise that can be used; an empty one if it cannot be read."""

_OWN = ("kind", "position", *LANGUAGES, *LEVELS)
"""Keys with which an exercise is written inside a program."""


def entries(program: Table, known: Known, names: Collection[str]) -> Iterator[Finding]:
    """Tell what is wrong with a program as a whole, and with each of its exercises."""
    for language in LANGUAGES:
        for key in ("name", "opening", "closing"):
            if isinstance(text := table(program.get(language)).get(key), str):
                yield from wording(text, (language, key), language, (), turning=False)
    yield from talking(program)
    total, alone = dict.fromkeys(LEVELS, 0.0), False
    for index, entry in enumerate(tables(program.get("exercise"))):
        at: Path = ("exercise", index)
        exercise = entry
        if "use" in entry:
            found = _found(entry["use"], known)
            yield from _using(entry, found, at, names)
            exercise = found or {}
        else:
            yield from _written(entry, at)
        for level in LEVELS:
            long = seconds(exercise, entry, level)
            total[level] += long
            if long > limits.SECONDS and not alone:
                alone = True
                yield _too_long(long, at)
    if max(total.values()) > limits.SECONDS and not alone:
        yield _too_long(max(total.values()), ("exercise",))


def _too_long(long: float, path: Path) -> Finding:
    causes = tuple((*path, key) for key in ("use", *NUMBERS)) if len(path) > 1 else ()
    return Finding(path=path, code="too-much-time", values=minutes(long), at="key", follows=causes)


def _found(use: object, known: Known) -> Table | None:
    # Only a plain name is ever looked for: no path from a file reaches the file system.
    return known(use) if isinstance(use, str) and re.search(SLUG, use) else {}


def _using(entry: Table, exercise: Table | None, at: Path, names: Collection[str]) -> Iterator[Finding]:
    use = entry["use"]
    for key in (key for key in _OWN if key in entry):
        yield Finding(path=(*at, key), code="use-and-own", values={"word": key, "name": shown(use)}, at="key")
    if exercise is None:
        values = {"name": shown(use)}
        path, slug = (*at, "use"), ((*at, "use"),)
        if near := nearest(use, names):
            yield Finding(path=path, code="misspelt-exercise", values={**values, "near": near}, follows=slug)
        else:
            yield Finding(path=path, code="unknown-exercise", values=values, follows=slug)
    elif "exercise" in exercise:
        yield Finding(path=(*at, "use"), code="use-of-program", values={"name": shown(use)})
    elif exercise:
        change = {key: entry[key] for key in (*NUMBERS, "sides", "level") if key in entry}
        breathing = exercise.get("kind") == "breathing"
        yield from wrong_parts(change, at, breathing=breathing, kind=(*at, "use"))
        yield from changing(exercise, change, at)


def _written(entry: Table, at: Path) -> Iterator[Finding]:
    if not any(key in entry for key in _OWN):
        causes = tuple((*at, key) for key in ("use", *_OWN))
        yield Finding(path=at, code="no-exercise", at="key", follows=causes)
        return
    for key in ("kind", "position", *LANGUAGES):
        if key not in entry:
            yield missing(at, key)
    yield from meaning(entry, at)
