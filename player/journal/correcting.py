"""Corrections: new lines that say what they replace; the old line stays."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from player.session import Event

CORRECTABLE = ("pain", "effort", "side")
"""Kinds of events that a person may put right: what they said and what they did."""


def standing(events: Iterable[Event]) -> tuple[Event, ...]:
    """Give the events as they hold: the newest correction of each counts, what was withdrawn is left out."""
    told = tuple(events)
    changed = newest(told)
    held = []
    for number, event in enumerate(told, 1):
        data = changed.get(number, event.data) if event.kind in CORRECTABLE else event.data
        if event.kind != "corrected" and data is not None:
            held.append(event if data is event.data else replace(event, data=data))
    return tuple(held)


def newest(told: Iterable[Event]) -> dict[int, Mapping[str, Any] | None]:
    """Give by its number what holds instead of each event that was corrected; None: withdrawn."""
    changed: dict[int, Mapping[str, Any] | None] = {}
    for event in told:
        if event.kind == "corrected":
            number, data = event.data.get("event"), event.data.get("data")
            if isinstance(number, int) and (data is None or isinstance(data, Mapping)):
                changed[number] = data
    return changed
