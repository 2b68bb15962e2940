"""One mistake in a table, told by its place in the table; lines and columns come later."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, Literal

from msgspec import Struct

from player.errors import Severity, Value
from player.program import limits

Path = tuple[str | int, ...]
"""Keys and indexes from the top of a file down."""
Table = Mapping[str, Any]
"""A table as tomllib gives it; nothing in it can be trusted yet."""


_HOLLOW = frozenset({"not-table", "missing-easy", "missing-nl", "missing-en"})
"""Codes of tables of which nothing can be read."""


class Finding(Struct, frozen=True, kw_only=True):
    """What is wrong at one place of a table."""

    path: Path
    code: str
    values: Mapping[str, Value] = {}
    at: Literal["key", "value"] = "value"
    needle: str = ""
    """Text inside the value to point at."""
    means: Path = ()
    """Path of the key that a misspelt one was meant to be."""
    follows: tuple[Path, ...] = ()
    """Paths whose own mistakes explain this one away."""
    severity: Severity = "error"


def settle(findings: Iterable[Finding], hidden: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """Leave out what is told twice and what merely follows; `hidden` are keys that could not be read."""
    first = islice(findings, limits.PROBLEMS * 4)
    unique = tuple({(found.path, found.code, found.needle): found for found in first}.values())
    return tuple(found for found in unique if not _merely_follows(found, unique, hidden))


def _merely_follows(found: Finding, others: tuple[Finding, ...], hidden: frozenset[str]) -> bool:
    if any(cause and cause[-1] in hidden for cause in found.follows):
        return True
    for other in others:
        if other is found:
            continue
        if other.code == "too-many-items" and _inside(found.path, other.path):
            return True
        if any(_inside(other.path, cause) or _inside(other.means, cause) for cause in found.follows):
            return True
        if other.code in _HOLLOW and any(_inside(cause, other.path) for cause in found.follows):
            return True
    return False


def _inside(path: Path, around: Path) -> bool:
    return path[: len(around)] == around


def table(value: object) -> Table:
    """Give `value` if it is a table, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def tables(value: object) -> list[Table]:
    """Give `value` if it is a list, with an empty table for whatever in it is none."""
    return [table(item) for item in value] if isinstance(value, list) else []
