"""Takes texts and numbers out of data, whatever was written there."""

from collections.abc import Mapping
from typing import Any

_SENSIBLE = 1e12
_WORST = 10


def text(data: Mapping[str, Any], name: str) -> str:
    """Give a text; empty where there is none."""
    value = data.get(name)
    return value if isinstance(value, str) else ""


def number(value: object, default: float) -> float:
    """Give a number of a sensible size, or the default."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _SENSIBLE:
        return default
    return float(value)


def whole(value: object, default: int = 0) -> int:
    """Give a whole number of a sensible size, or the default."""
    if isinstance(value, bool) or not isinstance(value, int) or not abs(value) < _SENSIBLE:
        return default
    return value


def grade(data: Mapping[str, Any]) -> int | None:
    """Give an answer of 0 to 10, or None where none was given."""
    value = data.get("value")
    known = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _WORST
    return value if known else None
