"""From findings to problems: each gets its line and column in the text."""

from collections.abc import Iterable

from player.errors import Problem
from player.program import limits
from player.program.finding import Finding
from player.program.positions import positions_of
from player.program.source import Source


def placed(source: Source, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """Give what was found in the text of `source` as problems, in the order of the text."""
    listed = tuple(findings)
    if not listed:
        return ()
    positions = positions_of(source.text)
    told = []
    for found in listed:
        line, column = positions.of(found)
        told.append(
            Problem(
                file=source.file,
                code=found.code,
                values=found.values,
                line=line,
                column=source.column(line, column),
                severity=found.severity,
            )
        )
    told.sort(key=lambda problem: (problem.line, problem.column))
    return tuple(told[: limits.PROBLEMS])
