"""One slip in a shipped file is one problem, on the line of the slip, whatever follows from it.

`make test` takes a few slips of each file; SOEPEL_NIGHTLY=1 takes all of them.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from player.errors import Problem
from player.library import Library
from player.program import problems
from player.program.pathway import misnamed, read_pathway
from tests.program.slips import SHIPPED, Slip, misspelt, mistyped, removed, shipped

NIGHT = bool(os.environ.get("SOEPEL_NIGHTLY"))
SOME = 3
MANY = 200
NAMES = tuple(file.stem for file in SHIPPED if file.parent.name == "exercises")
PHASES = Library().phases()
Spoil = Callable[[Path], Iterator[Slip]]


def shares() -> Iterator[object]:
    """Give each file with each way to spoil it: all slips in shares at night, a few of them by day."""
    for number, file in enumerate(SHIPPED):
        for spoil in (misspelt, mistyped, removed):
            name = f"{file.parent.name}-{file.stem}-{spoil.__name__}"
            if not NIGHT:
                yield pytest.param(file, spoil, _by_day(number), id=name)
                continue
            for start in range(0, sum(1 for _ in spoil(file)), MANY):
                yield pytest.param(file, spoil, _share(start), id=f"{name}-{start}")


def _share(start: int) -> Callable[[list[Slip]], list[Slip]]:
    return lambda slips: slips[start : start + MANY]


def _by_day(number: int) -> Callable[[list[Slip]], list[Slip]]:
    """Choose other slips for each file."""

    def choose(slips: list[Slip]) -> list[Slip]:
        step = max(len(slips) // SOME, 1)
        return slips[number % step :: step]

    return choose


def _misnamed(slip: Slip, file: Path) -> tuple[Problem, ...]:
    """Tell of programs that are not there, as a pathway alone names them."""
    if file.stem != "pathway":
        return ()
    text = slip.text.encode()
    return misnamed(read_pathway(text, file.name), text, file.name, PHASES, NAMES)


@pytest.mark.parametrize(("file", "spoil", "choose"), list(shares()))
def test_one_slip_is_one_problem(file: Path, spoil: Spoil, choose: Callable[[list[Slip]], list[Slip]]):
    """What follows from a slip is not told beside it."""
    slips = list(spoil(file))
    assert slips
    wrong = {}
    for slip in choose(slips):
        told = problems(slip.text.encode(), file.name, None, shipped, NAMES) or _misnamed(slip, file)
        if [(problem.file, problem.line) for problem in told] != [(file.name, slip.line)]:
            wrong[slip.name] = slip.line, [(p.line, p.code, dict(p.values)) for p in told]
    assert wrong == {}
