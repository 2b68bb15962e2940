"""Mends the slips that have only one right answer; every other sign of the file stays as it was.

Each change is made in the text itself, at the place that `check` tells, so that comments, order, line
endings and spaces are never written anew. A change that does not take its problem away is not made.
"""

import re
from collections import Counter
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
_FORMAT = "missing-format"


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
    mark = _MARK if data.startswith(_MARK) else b""
    try:
        text = data[len(mark) :].decode()
    except UnicodeDecodeError:
        return Mended(data)
    bench = _Bench(file, mark, text, check)
    while len(bench.changes) < _MOST and bench.round():
        pass
    return Mended(mark + bench.text.encode() if bench.changes else data, tuple(bench.changes))


_Name = tuple[str, int, int, str]
_Try = tuple[Problem, Change]


class _Bench:
    """A text that is being mended, many lines at a time, for every look at it takes a while."""

    def __init__(self, file: str, mark: bytes, text: str, check: Check) -> None:
        self.text = text
        self.changes: list[Change] = []
        self._file = file
        self._look: Callable[[str], tuple[Problem, ...]] = lambda tried: check(mark + tried.encode())
        self._found = self._look(text)
        self._refused: set[_Name] = set()

    def round(self) -> bool:
        """Mend at most one thing in each line; False where nothing is left to try."""
        batch: dict[int, _Try] = {}
        for problem in self._found:
            if problem.file != self._file or _name(problem) in self._refused:
                continue
            change = _change(problem, self.text)
            if change and problem.code == _FORMAT:
                # Alone, and before the others, so that all lines that are told are those of the new file.
                batch = {change.line: (problem, change)}
                break
            if change:
                batch.setdefault(change.line, (problem, change))
        self._mend([*batch.values()])
        return bool(batch)

    def _mend(self, batch: list[_Try]) -> None:
        """Make the changes if that mends what it should, else try each half of them."""
        if not batch:
            return
        tried = self.text
        for _, change in batch:
            tried = _with(tried, change)
        left = self._look(tried)
        if _better([problem for problem, _ in batch], self._found, left):
            self.text, self._found = tried, left
            self.changes += [change for _, change in batch]
        elif len(batch) == 1:
            self._refused.add(_name(batch[0][0]))
        else:
            half = len(batch) // 2
            self._mend(batch[:half])
            self._mend(batch[half:])


def _name(problem: Problem) -> _Name:
    return problem.code, problem.line, problem.column, str(sorted(problem.values.items()))


def _better(mended: list[Problem], before: tuple[Problem, ...], after: tuple[Problem, ...]) -> bool:
    """Tell whether changes took their problems away; in a sentence, without others in their place."""
    if {_name(each) for each in mended} & {_name(each) for each in after}:
        return False
    if not any(each.code in _WORDS for each in mended):
        return True
    counted = Counter(each.code for each in before)
    # One such slip of a sentence is told at a time, so that the next one may only show now.
    left = Counter(each.code for each in after if each.code not in _WORDS)
    return all(count <= counted[code] for code, count in left.items())


def _with(text: str, change: Change) -> str:
    lines = text.split("\n")
    line, start = lines[change.line - 1], change.column - 1
    lines[change.line - 1] = line[:start] + change.now + line[start + len(change.was) :]
    return "\n".join(lines)


def _change(problem: Problem, text: str) -> Change | None:
    """Give the change that mends a problem, where there is only one."""
    lines = text.split("\n")
    if problem.code == _FORMAT:
        first = 2 if len(lines) > 1 and _SCHEMA.match(lines[0]) else 1
        ending = "\r\n" if lines[0].endswith("\r") else "\n"
        return Change(first, 1, "", f"format = 1{ending}")
    given = answer(problem, lines[problem.line - 1])
    return Change(problem.line, given[0] + 1, *given[1:]) if given else None
