"""Which known word a slip can only have meant."""

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from player.program import schema

_SHORT = 4
"""Letters of a word in which no more than one slip is mended."""


def sure(word: str, near: str, pool: Collection[str]) -> bool:
    """Tell whether `word` is a slip of `near`, and further from every other word of the pool."""
    wanted = _plain(word)
    slips = distance(wanted, _plain(near))
    if slips > (1 if len(near) <= _SHORT else 2):
        return False
    return all(distance(wanted, _plain(other)) > slips for other in pool if other != near)


def keys_beside(near: str) -> frozenset[str]:
    """Give the keys that may stand in a table where `near` may stand."""
    return frozenset(key for keys in _tables() if near in keys for key in keys)


def distance(one: str, other: str) -> int:
    """Count the letters left out, added, changed or turned that make `one` into `other`."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        earlier, before, row = before, row, [at]
        for to, wanted in enumerate(other, 1):
            steps = min(before[to] + 1, row[-1] + 1, before[to - 1] + (letter != wanted))
            turned = at > 1 and to > 1 and letter == other[to - 2] and wanted == one[at - 2]
            row.append(min(steps, earlier[to - 2] + 1) if turned else steps)
    return row[-1]


def _plain(word: str) -> str:
    return word.strip().lower().replace("_", "-").replace(" ", "-")


@cache
def _tables() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(keys) for kind in ("exercise", "program") for keys in _properties(schema(kind)))


def _properties(law: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (shape["properties"] for shape in law["$defs"].values() if "properties" in shape)
