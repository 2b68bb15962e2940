"""What one exercise says, where a schema cannot see it: texts, names of sides, parts of a breath."""

from collections.abc import Iterator
from itertools import islice
from typing import get_args

from player.program import limits
from player.program.finding import Finding, Path, Table, table
from player.program.fitting import fitting
from player.program.keys import LANGUAGES, LEVELS, Kind, Language
from player.program.nearest import listed, nearest, shown
from player.program.resolve import BREATHS, LEFT_RIGHT, rule, sides
from player.program.wording import KNOWN, PARTS, SIDE_FORMS, wording

_KINDS = get_args(Kind)
_SIDED = ("explain", *PARTS, *BREATHS, "switch")
_FREE = ("close", "stop_if")
_PLAIN = ("name", "effort", "side", "side_of")


def meaning(exercise: Table, at: Path) -> Iterator[Finding]:
    """Tell what is wrong with an exercise whose table stands at `at`: () for a file of its own."""
    for language in LANGUAGES:
        yield from _texts(exercise, language, at)
        yield from _unknown_sides(exercise, language, at)
    yield from _breaths(exercise, at)
    yield from fitting(exercise, at)


def wrong_parts(part: Table, at: Path, *, breathing: bool, kind: Path) -> Iterator[Finding]:
    """Tell of `inhale` outside breathing and of `out` in it; `kind` is where that was decided."""
    for breath, plain in BREATHS.items():
        key, instead = (plain, breath) if breathing else (breath, plain)
        if key in part:
            code = "breath-part" if breathing else "not-a-breath"
            values = {"word": key, "near": instead}
            yield Finding(path=(*at, key), code=code, values=values, at="key", follows=(kind,))


def _texts(exercise: Table, language: Language, at: Path) -> Iterator[Finding]:
    every = [sides(rule(exercise, {}, level)) or () for level in LEVELS]
    turning = any(side in LEFT_RIGHT for names in every for side in names)
    # Where the kind is not known, nobody can say whether these are breaths.
    kind = exercise.get("kind")
    breathing = kind == "breathing" or kind not in _KINDS
    sided = tuple(name for name in KNOWN if breathing or name not in BREATHS)
    free = tuple(name for name in sided if name not in SIDE_FORMS)
    for key, text, path in texts(table(exercise.get(language)), (*at, language)):
        allowed = sided if key in _SIDED else free if key in _FREE else ()
        yield from wording(text, path, language, allowed, turning=turning)


def texts(words: Table, at: Path) -> Iterator[tuple[str, str, Path]]:
    """Give every text of a table of words: its key, what it says, and where it stands."""
    for key in (*_SIDED, *_FREE, *_PLAIN):
        written = words.get(key)
        if isinstance(written, str):
            yield key, written, (*at, key)
        elif isinstance(written, list):
            yield from (
                (key, one, (*at, key, index)) for index, one in enumerate(written) if isinstance(one, str)
            )
    if at[-1] not in LANGUAGES:
        return
    for side, own in islice(table(words.get("sides")).items(), limits.SIDES):
        path = (*at, "sides", side)
        if isinstance(own, str):
            yield "side", own, path
        yield from texts(table(own), path)
    for level in LEVELS:
        yield from texts(table(words.get(level)), (*at, level))


def _unknown_sides(exercise: Table, language: Language, at: Path) -> Iterator[Finding]:
    known: set[str] = set()
    if not all(isinstance(exercise.get(level, {}), dict) for level in LEVELS):
        return
    for level in LEVELS:
        names = sides(rule(exercise, {}, level))
        if names is None:
            return
        known.update(names)
    written = table(table(exercise.get(language)).get("sides"))
    for side in islice((side for side in written if side not in known), limits.SIDES):
        path = (*at, language, "sides", side)
        follows = (path,) if "sides" in exercise else (path, (*at, "sides"))
        near = nearest(side, sorted(known - written.keys()))
        values = {"side": shown(side), "choices": listed(sorted(known)) or "-", "near": near or ""}
        means = (*at, language, "sides", near) if near else ()
        code = "misspelt-side" if near else "unknown-side"
        yield Finding(path=path, code=code, values=values, at="key", means=means, follows=follows)


def _breaths(exercise: Table, at: Path) -> Iterator[Finding]:
    kind = exercise.get("kind")
    if not isinstance(kind, str):
        return
    places: list[tuple[object, Path]] = [(exercise, at)]
    places += [(exercise.get(level), (*at, level)) for level in LEVELS]
    for language in LANGUAGES:
        words, path = table(exercise.get(language)), (*at, language)
        places.append((words, path))
        own_words = islice(table(words.get("sides")).items(), limits.SIDES)
        places += [(own, (*path, "sides", side)) for side, own in own_words]
        places += [(words.get(level), (*path, level)) for level in LEVELS]
    for place, path in places:
        yield from wrong_parts(table(place), path, breathing=kind == "breathing", kind=(*at, "kind"))
