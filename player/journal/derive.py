"""From the events of one session to its entry: a pure walk, which takes whatever was written."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from player.session import Entry, Event, SideDone
from player.units import to_seconds

FINAL = ("done", "stopped", "left")
"""States of a session that is over; every other one can be resumed."""

_BEGINNINGS = ("opened", "resumed")
_SENSIBLE = 1e12


def derive(entry_id: str, events: Iterable[Event]) -> Entry:
    """Give the entry that follows from `events`, taken in the order in which they were written."""
    told = tuple(events)
    first = told[0] if told else Event(kind="opened")
    opened = _last(told, "opened").data
    state, ended, reason = _ending(told)
    section, here = _place(told)
    pains = [(event.data.get("when"), _grade(event.data)) for event in told if event.kind == "pain"]
    return Entry(
        id=entry_id,
        program=_text(opened, "program"),
        title=_text(opened, "title"),
        digest=_text(opened, "digest"),
        language=_text(opened, "language"),
        level=_text(opened, "level") or None,
        rehearsal=opened.get("rehearsal") is True,
        started=first.at,
        ended=ended,
        state=state,
        reason=reason,
        seconds=to_seconds(_heard(told)),
        pace=_pace(told),
        level_shift=_level_shift(told),
        talk=_talk(told),
        planned=_planned(opened),
        sides=tuple(_side(event.data) for event in told if event.kind == "side"),
        pauses=sum(event.kind == "pause" for event in told),
        changes=tuple({**event.data, "frame": event.frame} for event in told if event.kind == "change"),
        pain_before=_latest(grade for when, grade in pains if when == "before"),
        pain_after=_latest(grade for when, grade in pains if when == "after"),
        effort=_latest(_grade(event.data) for event in told if event.kind == "effort"),
        heard=told[-1].frame if told else 0,
        hurts=tuple({**event.data, "frame": event.frame} for event in told if event.kind == "hurts"),
        pain_during=tuple(grade for when, grade in pains if when == "during" and grade is not None),
        section=section,
        here=here,
        last=told[-1].at if told else "",
    )


def _last(told: Sequence[Event], kind: str) -> Event:
    return next((event for event in reversed(told) if event.kind == kind), Event(kind=kind))


def _heard(told: Sequence[Event]) -> int:
    """Add up the frames of each sitting: from where it was taken up to the furthest frame in it."""
    total = start = furthest = 0
    for number, event in enumerate(told):
        if number == 0 or event.kind == "resumed":
            total += furthest - start
            start = furthest = event.frame if event.kind == "resumed" else 0
        furthest = max(furthest, event.frame)
    return total + furthest - start


def _ending(told: Sequence[Event]) -> tuple[str, str | None, str | None]:
    """Give state, wall time and reason of the end; what is resumed is open again."""
    for event in reversed(told):
        if event.kind == "resumed":
            break
        if event.kind == "ended":
            state = _text(event.data, "state")
            return state if state in FINAL else "interrupted", event.at, _text(event.data, "reason") or None
    return "open", None, None


def _place(told: Sequence[Event]) -> tuple[int | None, tuple[SideDone, ...]]:
    """Give the exercise that was begun last and its sides since then; to resume it is no new beginning."""
    section: int | None = None
    here: list[SideDone] = []
    taken_up = False
    for event in told:
        if event.kind == "section":
            begun = _whole(event.data.get("section"))
            if not (taken_up and begun == section):
                here = []
            section, taken_up = begun, False
        elif event.kind == "side":
            here.append(_side(event.data))
        taken_up = taken_up or event.kind == "resumed"
    return section, tuple(here)


def _pace(told: Sequence[Event]) -> float:
    """Give the pace that holds at the end: begun with, resumed with, or changed to since."""
    pace = 1.0
    for event in told:
        if event.kind in _BEGINNINGS:
            pace = _number(event.data.get("pace"), pace)
        elif event.kind == "change" and event.data.get("what") == "pace":
            pace = _number(event.data.get("value"), pace)
    return pace


def _level_shift(told: Sequence[Event]) -> int:
    shift = 0
    for event in told:
        if event.kind in _BEGINNINGS or (event.kind == "change" and event.data.get("what") == "level"):
            shift = _whole(event.data.get("level_shift"), shift)
    return shift


def _talk(told: Sequence[Event]) -> str:
    talk = "full"
    for event in told:
        if event.kind in _BEGINNINGS:
            talk = _text(event.data, "talk") or talk
        elif event.kind == "change" and event.data.get("what") == "talk":
            talk = _text(event.data, "value") or talk
    return talk


def _side(data: Mapping[str, Any]) -> SideDone:
    side = data.get("side")
    return SideDone(
        section=_whole(data.get("section")),
        exercise=_text(data, "exercise"),
        side=side if isinstance(side, str) else None,
        set=_whole(data.get("set"), 1),
        reps=_whole(data.get("reps")),
        of=_whole(data.get("of")),
        seconds=_number(data.get("seconds"), 0.0),
        done=data.get("done") is True,
        level=_text(data, "level"),
    )


def _planned(opened: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    planned = opened.get("planned")
    if not isinstance(planned, list | tuple):
        return ()
    return tuple(one for one in planned if isinstance(one, Mapping))


def _grade(data: Mapping[str, Any]) -> int | None:
    """Give an answer of 0 to 10, or None where none was given."""
    value = data.get("value")
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _latest(grades: Iterable[int | None]) -> int | None:
    given = [grade for grade in grades if grade is not None]
    return given[-1] if given else None


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _number(value: object, default: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _SENSIBLE:
        return default
    return float(value)


def _whole(value: object, default: int = 0) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else default
