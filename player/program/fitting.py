"""Whether the sides, the words and the dose of an exercise fit each other at every level."""

from collections.abc import Iterator

from player.program import limits
from player.program.finding import Finding, Path, Table, table
from player.program.keys import LANGUAGES, LEVELS, Language, Level
from player.program.nearest import shown
from player.program.resolve import BREATHS, MOVING, NUMBERS, dose, forms, ladder, rule, said, seconds, sides
from player.program.wording import PARTS, SIDE_FORMS, braces

_NOUN_FORMS = {"side_of": "side-of", "other_of": "side-of"}
_SAID = ("explain", *PARTS, "switch", "close", "stop_if")


def fitting(exercise: Table, at: Path) -> Iterator[Finding]:
    """Tell what does not fit in an exercise whose table stands at `at`: () for a file of its own."""
    # An exercise that is written inside a program may give its numbers right there.
    own = exercise if at else {}
    if isinstance(exercise.get("sides"), list):
        yield from _nameless(exercise, exercise["sides"], (*at, "sides"))
    for level in LEVELS:
        if isinstance(special := table(exercise.get(level)).get("sides"), list):
            yield from _nameless(exercise, special, (*at, level, "sides"))
        yield from _still(exercise, own, level, at)
        if not at:
            yield from _lasting(exercise, level)
        for language in LANGUAGES:
            yield from _needs(exercise, own, level, language, at)


def changing(exercise: Table, change: Table, at: Path) -> Iterator[Finding]:
    """Tell what a program's entry at `at` makes wrong in an exercise that is right by itself."""
    if "sides" in change:
        path = (*at, "sides")
        if isinstance(change["sides"], list):
            yield from _nameless(exercise, change["sides"], path)
        for language in LANGUAGES:
            for found in _needs(exercise, change, change.get("level", "easy"), language, ()):
                if found.code == "no-sides":
                    yield Finding(path=path, code="no-sides-left", values=found.values)
    for level in LEVELS:
        moves = any(dose(exercise, {}, level).get(part, 0) for part in MOVING)
        if moves and not any(dose(exercise, change, level).get(part, 0) for part in MOVING):
            causes = tuple((*at, part) for part in (*MOVING, *BREATHS))
            yield Finding(path=at, code="no-movement", at="key", follows=causes)
            return


def minutes(seconds_long: float) -> dict[str, str]:
    """Give what is told of something that lasts too long."""
    return {"minutes": str(round(seconds_long / 60)), "most": str(limits.SECONDS // 60)}


def _lasting(exercise: Table, level: Level) -> Iterator[Finding]:
    long = seconds(exercise, {}, level)
    if long > limits.SECONDS and level in exercise:
        causes = tuple((level, key) for key in NUMBERS)
        yield Finding(path=(level,), code="too-much-time", values=minutes(long), at="key", follows=causes)


def _nameless(exercise: Table, written: list[object], path: Path) -> Iterator[Finding]:
    """Tell of named sides that are there twice, or that a language has no words for."""
    names = sides(written) or ()
    for index, name in enumerate(names):
        if name in names[:index]:
            yield Finding(path=(*path, index), code="side-twice", values={"side": shown(name)})
            continue
        around = path[: -2 if path[-2:-1] and path[-2] in LEVELS else -1]
        for language in LANGUAGES:
            words = exercise.get(language)
            if isinstance(words, dict) and forms(words, name, language) is None:
                table_of_sides = (*around, language, "sides")
                causes = [(*table_of_sides, name)]
                if not isinstance(words.get("sides"), dict):
                    causes.append(table_of_sides)
                yield Finding(
                    path=(*path, index),
                    code=f"side-without-words-{language}",
                    values={"side": shown(name)},
                    follows=tuple(causes),
                )


def _still(exercise: Table, own: Table, level: Level, at: Path) -> Iterator[Finding]:
    """Tell of a level without any movement, once: at the easiest level that has none."""
    written = isinstance(exercise.get(level), dict)
    if level != LEVELS[0] and not written:
        return
    if any(dose(exercise, own, level).get(part, 0) for part in MOVING):
        return
    path = (*at, level) if written else at
    causes = [(*at, level), *((*at, below) for below in ladder(level)[:-1])]
    causes += [(*at, part) for part in (*MOVING, *BREATHS)]
    if path == (*at, level):
        causes[0:1] = [(*path, part) for part in (*MOVING, *BREATHS)]
    yield Finding(path=path, code="no-movement", at="key", follows=tuple(causes))


def _has_noun_form(words: Table, side: str, language: Language) -> bool:
    found = forms(words, side, language)
    return found is None or bool(found[1])


def _needs(exercise: Table, own: Table, level: Level, language: Language, at: Path) -> Iterator[Finding]:
    """Tell of braces that have nothing to say at this level."""
    names = sides(rule(exercise, own, level))
    if names is None:
        return
    words = table(exercise.get(language))
    lacks = {
        **({} if names else dict.fromkeys(SIDE_FORMS, "sides")),
        **({} if "weight" in dose(exercise, own, level) else {"weight": "weight"}),
        **({} if all(_has_noun_form(words, name, language) for name in names) else _NOUN_FORMS),
        **({"effort": "effort"} if said(words, level, None, "effort")[0] is None else {}),
    }
    for key in _SAID:
        for side in names or (None,):
            written, inside = said(words, level, side, key)
            path = (*at, language, *inside)
            texts = written if isinstance(written, list) else [written]
            for index, text in enumerate(texts):
                for name in braces(text) if isinstance(text, str) else ():
                    if lack := lacks.get(name):
                        causes = [(*at, lack), (*at, language, lack)]
                        causes += [(*at, step, lack) for step in ladder(level)]
                        causes.append((*at, language, level, lack))
                        yield Finding(
                            path=(*path, index) if isinstance(written, list) else path,
                            code=f"no-{lack}",
                            values={"brace": f"{{{name}}}", "level": level, "side": "{side}"},
                            needle=f"{{{name}}}",
                            follows=tuple(causes),
                        )
