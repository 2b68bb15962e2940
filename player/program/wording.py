"""Braces and grammar of the words that an author writes, text by text."""

import re
from collections.abc import Iterator

from player.program.finding import Finding, Path
from player.program.keys import Language
from player.program.nearest import nearest, shown

PARTS = ("out", "hold", "back", "rest")
SIDE_FORMS = ("side", "side_of", "other", "other_of")
NUMBERED = ("reps", "sets", "hold", "inhale", "exhale", "minutes", "seconds")
KNOWN = (*NUMBERED, "next", "name", "effort", "weight", *SIDE_FORMS)
"""Every name that may stand in braces."""

_BRACE = re.compile(r"\{([^{}]*)\}")
_FORM = r"\{(?:side|side_of|other|other_of)\}"
_ADVERB = r"\{(?:side|other)\}"
_GLUED = {
    "nl": re.compile(rf"(?<=\w){_FORM}"),
    "en": re.compile(rf"(?:(?<=\w){_FORM}|{_FORM}(?=\w))"),
}
_NOUN = re.compile(rf"{_ADVERB}(?=\w)")
_OWNED = re.compile(rf"(?i)\b(je|jouw|uw|mijn|de|het|een|deze|die)\s+({_ADVERB})")
_ALONE = re.compile(r"(?i)\bnaar\s+(\{(?:side|other)_of\})(?!\w|\s+\w)")


_RIGHT = {"side": "{side}", "side_of": "{side_of}"}
"""How a remedy shows the forms that it advises."""


def braces(text: str) -> tuple[str, ...]:
    """Give the names in braces in `text`."""
    return tuple(found.group(1) for found in _BRACE.finditer(text))


def wording(
    text: str, path: Path, language: Language, allowed: tuple[str, ...], *, turning: bool
) -> Iterator[Finding]:
    """Tell what in `text` cannot be said; `turning` where the sides are left and right."""
    if "{" in (rest := _BRACE.sub("", text)) or "}" in rest:
        needle = "{" if "{" in rest else "}"
        yield Finding(path=path, code="stray-brace", values={"brace": needle}, needle=needle)
    for name in braces(text):
        if name not in allowed:
            yield _unknown(name, path, allowed)
    if glued := _GLUED[language].search(text):
        brace = glued.group()
        yield Finding(path=path, code="side-glued", values={"brace": brace}, needle=brace)
    elif language == "nl" and (noun := _NOUN.search(text)):
        brace = noun.group()
        values = {"brace": brace, "near": brace.replace("}", "_of}")}
        yield Finding(path=path, code="side-of-wanted", values=values, needle=brace)
    elif language == "nl" and turning and (owned := _OWNED.search(text)):
        word, brace = owned.groups()
        yield Finding(
            path=path, code="side-before-noun", values={"brace": brace, "word": word, **_RIGHT}, needle=brace
        )
    if language == "nl" and (alone := _ALONE.search(text)):
        brace = alone.group(1)
        yield Finding(path=path, code="side-of-alone", values={"brace": brace, **_RIGHT}, needle=brace)


def _unknown(name: str, path: Path, allowed: tuple[str, ...]) -> Finding:
    needle = f"{{{name}}}"
    values = {"brace": shown(needle)}
    if name in KNOWN:
        return Finding(path=path, code="brace-not-here", values=values, needle=needle)
    if near := nearest(name, allowed):
        values["near"] = f"{{{near}}}"
        return Finding(path=path, code="misspelt-brace", values=values, needle=needle)
    values["choices"] = " ".join(f"{{{one}}}" for one in allowed) or "-"
    return Finding(path=path, code="unknown-brace", values=values, needle=needle)
