"""Sides that are never mirrored: left without right, or right without left."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from player.phrases import phrases
from player.program.finding import Finding, Path, Table, table
from player.program.keys import LANGUAGES, LEVELS, Language, Level
from player.program.meaning import texts
from player.program.resolve import LEFT_RIGHT, ladder, rule, sides

_SIDED = ("explain", "out", "inhale", "hold", "back", "exhale", "rest", "switch", "close")
_OTHER = {"left": "right", "right": "left"}


class Lone(Struct, frozen=True):
    """One side that stands alone."""

    side: str
    path: Path
    word: str
    """As the author wrote it."""

    def finding(self) -> Finding:
        """Give it as advice."""
        values = {"word": self.word, "brace": "{side}"}
        return Finding(path=self.path, code="one-sided", values=values, needle=self.word, severity="advice")


def lone(exercise: Table, change: Table, at: Path) -> Iterator[Lone]:
    """Give the sides that an exercise at `at` has or names without the other one; each once."""
    every: set[str] = set()
    for level in LEVELS:
        names = sides(rule(exercise, change, level)) or ()
        every |= set(names)
        one = {side for name in names if (side := _side_of(name))}
        if len(one) == 1:
            written = next(name for name in names if _side_of(name))
            yield Lone(one.pop(), _where(exercise, change, level, at), written)
            return
    if "use" in change:
        return
    for language in LANGUAGES:
        found = [
            (each, path)
            for key, text, path in texts(table(exercise.get(language)), (*at, language))
            if key in _SIDED and not _own(path, every)
            for each in _named(language).finditer(text)
        ]
        if len({each.lastgroup for each, _ in found}) == 1:
            word, path = found[0]
            yield Lone(str(word.lastgroup), path, word.group())


def unmirrored(alone: list[tuple[str, Lone]]) -> Iterator[Finding]:
    """Leave out what another exercise of the program mirrors: of the same name, or written there too."""
    have = {(name, one.side) for name, one in alone}
    yield from (one.finding() for name, one in alone if (name, _OTHER[one.side]) not in have)


def _where(exercise: Table, change: Table, level: Level, at: Path) -> Path:
    if "sides" in change:
        return (*at, "sides")
    below = [step for step in ladder(level) if "sides" in table(exercise.get(step))]
    return (*at, below[-1], "sides") if below else (*at, "sides")


def _side_of(name: str) -> str | None:
    """Give `left` or `right` where the name of a side says so: `left`, `left-arm`, `rechts`."""
    for part in re.split(r"[-_]", name):
        for language in LANGUAGES:
            if found := _named(language).fullmatch(part):
                return found.lastgroup
    return None


def _own(path: Path, names: set[str]) -> bool:
    """Tell whether words belong to left or right alone, of which the other one has its own."""
    return "sides" in path and set(LEFT_RIGHT) <= names


@cache
def _named(language: Language) -> re.Pattern[str]:
    told: dict[str, str] = phrases(language).table["program"]["sided"]
    return re.compile("|".join(rf"(?P<{side}>\b(?:{told[side]})\b)" for side in LEFT_RIGHT), re.IGNORECASE)
