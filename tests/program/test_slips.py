"""One slip in a shipped file is one problem, on the line of the slip, whatever follows from it.

`make test` takes a few slips of each file; SOEPEL_NIGHTLY=1 takes all of them.
"""

import os
from itertools import islice
from pathlib import Path

import pytest

from player.program import problems
from tests.program.slips import SHIPPED, Slip, misspelt, mistyped, removed, shipped

SOME = 3
NAMES = tuple(file.stem for file in SHIPPED if file.parent.name == "exercises")


def chosen(slips: list[Slip], file: Path) -> list[Slip]:
    """Give all slips at night, and a few by day: other ones for each file."""
    if os.environ.get("SOEPEL_NIGHTLY") or len(slips) <= SOME:
        return slips
    step = len(slips) // SOME
    return list(islice(slips, SHIPPED.index(file) % step, None, step))


@pytest.mark.parametrize("spoil", [misspelt, mistyped, removed])
@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_one_slip_is_one_problem(file, spoil):
    """What follows from a slip is not told beside it."""
    slips = list(spoil(file))
    assert slips
    wrong = {}
    for slip in chosen(slips, file):
        told = problems(slip.text.encode(), file.name, None, shipped, NAMES)
        if [(problem.file, problem.line) for problem in told] != [(file.name, slip.line)]:
            wrong[slip.name] = slip.line, [(p.line, p.code, dict(p.values)) for p in told]
    assert wrong == {}
