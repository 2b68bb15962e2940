"""Mistakes in any table, whatever its form: text that cannot be shown, numbers that are none."""

import re
from collections.abc import Iterator
from math import isnan
from typing import Literal

from player.program.finding import Finding, Path, Table
from player.program.keys import LANGUAGES

Written = Literal["line", "table", "tables"]
_UNSEEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Signs that steer a terminal, or turn the direction of what follows."""
_TOLD = ("format", "exercise", "easy", *LANGUAGES)
"""Keys whose absence has a sentence of its own."""


def shapeless(table: Table) -> Iterator[Finding]:
    """Tell of every text that is blank or holds unseen signs, and of every number that is none."""
    waiting: list[tuple[Path, object]] = [((), table)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [((*path, key), held) for key, held in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, index), held) for index, held in enumerate(value)]
        elif isinstance(value, float) and isnan(value):
            yield Finding(path=path, code="not-number", values={"value": "nan"})
        elif isinstance(value, str):
            if _UNSEEN.search(value):
                yield Finding(path=path, code="unseen-sign")
            elif value and not value.strip():
                yield Finding(path=path, code="empty-text")


def missing(path: Path, key: str, written: Written | None = None) -> Finding:
    """Tell that a table lacks a key that it must have; `written` is as what, where that is known."""
    word, code = key, "missing-key"
    if key in _TOLD and not (key in LANGUAGES and written == "line"):
        code = f"missing-{key}"
    elif written in ("table", "tables"):
        word, code = ".".join((*(each for each in path if isinstance(each, str)), key)), f"missing-{written}"
    return Finding(path=(*path, key), code=code, values={"word": word}, at="key", follows=((*path, key),))
