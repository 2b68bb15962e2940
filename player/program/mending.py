"""Misspelt keys are mended in the text before it is looked at again: what follows from a slip is not told.

A key that is one slip away from a known one hides all that is below it, and seems to miss where it should
be. So the text is read as it was meant, and what is wrong then is told beside the slips.
"""

import re
from collections.abc import Callable, Iterator

from player.errors import Problem
from player.program.finding import Finding, Path
from player.program.placing import placed
from player.program.positions import Positions, positions_of
from player.program.source import Mended, Source, again

Look = Callable[[Source], tuple[Finding, ...]]
"""Finds what is wrong with a text that was read."""

_TIMES = 4
"""How often a text is read anew; each time all misspelt keys that show are mended."""
_MOST = 40
"""Misspelt keys that are mended at a time."""
_SINGLY = 8
"""Keys that are tried one by one, where they cannot all be mended together."""
_HEADER = re.compile(r"^\s*\[")


def meant(source: Source, look: Look) -> tuple[Source, tuple[Problem, ...], tuple[Finding, ...]]:
    """Give the text as it was meant, the slips that are mended in it, and what else is wrong there."""
    told: list[Problem] = []
    paths: set[Path] = set()
    found = look(source)
    for _ in range(_TIMES):
        slips = {each.means: each for each in found if each.code == "misspelt-key" and each.means}
        mendable, following = _mended(source, tuple(slips.values())[:_MOST])
        if following is None:
            break
        told += placed(source, mendable)
        paths |= {slip.means for slip in mendable}
        source, found = following, look(following)
    # Where another word was meant than we think, what stands behind it is not to blame.
    return source, tuple(told), tuple(each for each in found if each.path not in paths)


def _mended(source: Source, slips: tuple[Finding, ...]) -> tuple[tuple[Finding, ...], Source | None]:
    """Mend all slips together, or as many as can be mended; None where there is none."""
    if not slips:
        return (), None
    positions = positions_of(source.text)
    changes = [(slip, tuple(_changes(source, positions, slip))) for slip in slips]
    changes = [(slip, words) for slip, words in changes if words]
    together = again(source, _all(changes))
    if together is not None or len(changes) < 2:  # noqa: PLR2004 - one alone has been tried
        return tuple(slip for slip, _ in changes), together
    kept: list[tuple[Finding, tuple[Mended, ...]]] = []
    for change in changes[:_SINGLY]:
        if (tried := again(source, _all([*kept, change]))) is not None:
            kept.append(change)
            together = tried
    return tuple(slip for slip, _ in kept), together


def _all(changes: list[tuple[Finding, tuple[Mended, ...]]]) -> tuple[Mended, ...]:
    return tuple({word for _, words in changes for word in words})


def _changes(source: Source, positions: Positions, slip: Finding) -> Iterator[Mended]:
    lines = source.text.split("\n")
    line, column = positions.of(slip)
    word, near = str(slip.path[-1]), str(slip.means[-1])
    token = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    if at := token.search(lines[line - 1], max(column - 1, 0)):
        yield Mended(line, at.start() + 1, word, near)
    if not _HEADER.match(lines[line - 1]):
        return
    for number, header in enumerate(lines[line:], line + 1):
        # The same word stands in the headers of the tables below this one.
        if _HEADER.match(header) and (at := token.search(header.partition("]")[0])):
            yield Mended(number, at.start() + 1, word, near)
