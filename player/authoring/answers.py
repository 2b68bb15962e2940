"""The one right answer to a slip, where there is one: what stands in the line, and what should."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from player.authoring.spelling import keys_beside, sure
from player.errors import Problem
from player.program.wording import KNOWN

Answer = tuple[int, str, str]
"""Index in the line, what stands there, and what should."""
_Values = Mapping[str, str]

_WHOLE = re.compile(r"""(["'])\s*0*(\d{1,6})\s*\1""")
_NUMBER = re.compile(r"""(["'])\s*0*(\d{1,6}(?:[.,]\d{1,6})?)\s*\1""")
_SWITCH = re.compile(r"""(["'])(true|false)\1""", re.IGNORECASE)


def answer(problem: Problem, line: str) -> Answer | None:
    """Give what mends a problem in its line; None where an author has to choose."""
    if problem.code not in _ANSWERS:
        return None
    values = {name: str(value) for name, value in problem.values.items()}
    return _ANSWERS[problem.code](values, line, max(problem.column - 1, 0))


def _key(values: _Values, line: str, start: int) -> Answer | None:
    word, near = values["word"], values["near"]
    return _renamed(line, start, word, near) if sure(word, near, keys_beside(near)) else None


def _side(values: _Values, line: str, start: int) -> Answer | None:
    word, near = values["side"], values["near"]
    return _renamed(line, start, word, near) if sure(word, near, values["choices"].split(", ")) else None


def _renamed(line: str, start: int, word: str, near: str) -> Answer | None:
    """Find a key where it is written: before its equals sign, or between the brackets of a header."""
    token = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    ends = [at for sign in "=]" if (at := line.find(sign, start)) >= 0]
    found = token.search(line, start, min(ends)) if ends else None
    return (found.start(), word, near) if found else None


def _choice(values: _Values, line: str, start: int) -> Answer | None:
    word, near = values["value"], values["near"]
    if not sure(word, near, values["choices"].split(", ")):
        return None
    for quote in ('"', "'"):
        if line.startswith(was := f"{quote}{word}{quote}", start):
            return start, was, f"{quote}{near}{quote}"
    return None


def _unquoted(value: re.Pattern[str], _: _Values, line: str, start: int) -> Answer | None:
    found = value.match(line, start)
    return (start, found[0], found[2].replace(",", ".").lower()) if found else None


def _brace(values: _Values, line: str, start: int) -> Answer | None:
    brace, near = values["brace"], values["near"]
    right = line.startswith(brace, start) and sure(brace[1:-1], near[1:-1], KNOWN)
    return (start, brace, near) if right else None


def _noun(values: _Values, line: str, start: int) -> Answer | None:
    found = re.compile(rf"{re.escape(values['brace'])}(\w+)").search(line, start)
    return (found.start(), found[0], values["near"] + found[1]) if found else None


def _apart(values: _Values, line: str, start: int) -> Answer | None:
    # The place that is told is that of the first such brace of the sentence; the glued one may follow.
    brace = re.escape(values["brace"])
    for glued in (rf"(?P<one>\w+)(?P<other>{brace})", rf"(?P<one>{brace})(?P<other>\w+)"):
        # A word that ends at the brace begins before it.
        for found in re.finditer(glued, line):
            if found.end() > start:
                return found.start(), found[0], f"{found['one']} {found['other']}"
    return None


_ANSWERS: Mapping[str, Callable[[_Values, str, int], Answer | None]] = {
    "misspelt-key": _key,
    "misspelt-side": _side,
    "misspelt-choice": _choice,
    "not-whole": partial(_unquoted, _WHOLE),
    "not-number": partial(_unquoted, _NUMBER),
    "not-yes-or-no": partial(_unquoted, _SWITCH),
    "misspelt-brace": _brace,
    "side-of-wanted": _noun,
    "side-glued": _apart,
}
"""By the code of the problem."""
