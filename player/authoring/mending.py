"""Mends the slips that have only one right answer; every other sign of the file stays as it was.

Each change is made in the text itself, at the place that `check` tells, so that comments, order, line
endings and spaces are never written anew. A change that does not take its problem away is not made.
"""

import re
from collections.abc import Callable

from msgspec import Struct

from player.authoring.answers import answer
from player.errors import Problem

Check = Callable[[bytes], tuple[Problem, ...]]
"""Gives the problems of a text."""

_MARK = b"\xef\xbb\xbf"
_MOST = 500
"""Changes that are made to one file."""
_SCHEMA = re.compile(r"#:schema\b")
_WORDS = frozenset({"misspelt-brace", "side-glued", "side-of-wanted"})
"""Codes of slips inside a sentence."""


class Change(Struct, frozen=True):
    """One thing that was mended: what stood at a place, and what stands there now."""

    line: int
    """Line in the mended file, from 1."""
    column: int
    """Column at the moment of the change, from 1."""
    was: str
    now: str


class Mended(Struct, frozen=True):
    """A file as it is after mending, and what was changed, in that order."""

    text: bytes
    changes: tuple[Change, ...] = ()


def mend(data: bytes, file: str, check: Check) -> Mended:
    """Mend what is safe in the text of `file`; a file without such slips is given back as it is."""
    found = check(data)
    mark = _MARK if data.startswith(_MARK) else b""
    try:
        text = data[len(mark) :].decode()
    except UnicodeDecodeError:
        return Mended(data)
    changes: list[Change] = []
    refused: set[tuple[str, int, str]] = set()
    while len(changes) < _MOST:
        # The line with the format comes first, so that all lines that are told are those of the new file.
        mine = sorted(
            (each for each in found if each.file == file), key=lambda each: each.code != "missing-format"
        )
        for problem in mine:
            change = None if _name(problem) in refused else _change(problem, text)
            if change is None:
                continue
            tried = _with(text, change)
            left = check(mark + tried.encode())
            if _better(problem, found, left):
                text, found = tried, left
                changes.append(change)
                break
            refused.add(_name(problem))
        else:
            break
    return Mended(mark + text.encode() if changes else data, tuple(changes))


def _name(problem: Problem) -> tuple[str, int, str]:
    return problem.code, problem.line, str(sorted(problem.values.items()))


def _better(problem: Problem, before: tuple[Problem, ...], after: tuple[Problem, ...]) -> bool:
    """Tell whether a change took its problem away; in a sentence, without another in its place."""
    if problem.code in _WORDS:
        return len(after) < len(before)
    names = [_name(each) for each in before]
    return [_name(each) for each in after].count(_name(problem)) < names.count(_name(problem))


def _with(text: str, change: Change) -> str:
    lines = text.split("\n")
    line, start = lines[change.line - 1], change.column - 1
    lines[change.line - 1] = line[:start] + change.now + line[start + len(change.was) :]
    return "\n".join(lines)


def _change(problem: Problem, text: str) -> Change | None:
    """Give the change that mends a problem, where there is only one."""
    lines = text.split("\n")
    if problem.code == "missing-format":
        first = 2 if len(lines) > 1 and _SCHEMA.match(lines[0]) else 1
        ending = "\r\n" if lines[0].endswith("\r") else "\n"
        return Change(first, 1, "", f"format = 1{ending}")
    given = answer(problem, lines[problem.line - 1])
    return Change(problem.line, given[0] + 1, *given[1:]) if given else None
