"""Misspelt keys are mended in the text before it is looked at again: what follows from a slip is not told.

A key that is one slip away from a known one hides all that is below it, and seems to miss where it should
be. So the text is read as it was meant, and what is wrong then is told beside the slips.
"""

import re
from collections.abc import Callable, Iterator

from player.errors import Problem
from player.program.finding import Finding, Path
from player.program.placing import placed
from player.program.positions import Positions
from player.program.source import Mended, Source, again

Look = Callable[[Source], tuple[Finding, ...]]
"""Finds what is wrong with a text that was read."""

_TIMES = 8
"""How often a text is read anew; each time all misspelt keys that show are mended."""
_HEADER = re.compile(r"^\s*\[")


def meant(source: Source, look: Look) -> tuple[Source, tuple[Problem, ...], tuple[Finding, ...]]:
    """Give the text as it was meant, the slips that are mended in it, and what else is wrong there."""
    told: list[Problem] = []
    paths: set[Path] = set()
    found = look(source)
    for _ in range(_TIMES):
        slips = {each.means: each for each in found if each.code == "misspelt-key" and each.means}
        following = source
        for path, slip in slips.items():
            tried = again(following, tuple(_changes(following, slip)))
            if tried is not None:
                told += placed(following, (slip,))
                paths.add(path)
                following = tried
        if following is source:
            break
        source, found = following, look(following)
    # Where another word was meant than we think, what stands behind it is not to blame.
    return source, tuple(told), tuple(each for each in found if each.path not in paths)


def _changes(source: Source, slip: Finding) -> Iterator[Mended]:
    lines = source.text.split("\n")
    line, column = Positions(source.text).of(slip)
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
