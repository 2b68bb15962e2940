"""From the events of one session to its entry: a pure walk, which takes whatever was written."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from player.journal.correcting import standing
from player.journal.taking import grade, number, text, whole
from player.session import Entry, Event, SideDone
from player.units import to_seconds

FINAL = ("done", "stopped", "left")
"""States of a session that is over; every other one can be resumed."""

_BEGINNINGS = ("opened", "resumed")


def derive(entry_id: str, events: Iterable[Event]) -> Entry:
    """Give the entry that follows from `events`, in the order they were written; corrections hold."""
    told = standing(events)
    first = told[0] if told else Event(kind="opened")
    opened = _last(told, "opened").data
    state, ended, reason = _ending(told)
    section, here = _place(told)
    pains = [(event.data.get("when"), grade(event.data)) for event in told if event.kind == "pain"]
    return Entry(
        id=entry_id,
        program=text(opened, "program"),
        title=text(opened, "title"),
        digest=text(opened, "digest"),
        language=text(opened, "language"),
        level=text(opened, "level") or None,
        rehearsal=opened.get("rehearsal") is True,
        started=first.at,
        ended=ended,
        state=state,
        reason=reason,
        seconds=to_seconds(_heard(told)),
        pace=_pace(told),
        level_shift=_level_shift(told),
        talk=_talk(told),
        planned=plans(opened),
        sides=tuple(_side(event.data) for event in told if event.kind == "side"),
        pauses=_pauses(told),
        changes=tuple({**event.data, "frame": event.frame} for event in told if event.kind == "change"),
        pain_before=_latest(score for when, score in pains if when == "before"),
        pain_after=_latest(score for when, score in pains if when == "after"),
        effort=_latest(grade(event.data) for event in told if event.kind == "effort"),
        heard=told[-1].frame if told else 0,
        hurts=tuple({**event.data, "frame": event.frame} for event in told if event.kind == "hurts"),
        pain_during=tuple(score for when, score in pains if when == "during" and score is not None),
        section=section,
        here=here,
        last=told[-1].at if told else "",
        phase=_phase(opened),
        sign=_sign(told),
    )


def _last(told: Sequence[Event], kind: str) -> Event:
    return next((event for event in reversed(told) if event.kind == kind), Event(kind=kind))


def _heard(told: Sequence[Event]) -> int:
    """Add up the frames of each sitting: from where it was taken up to the furthest frame in it."""
    total = start = furthest = 0
    for index, event in enumerate(told):
        if index == 0 or event.kind == "resumed":
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
            state = text(event.data, "state")
            return state if state in FINAL else "interrupted", event.at, text(event.data, "reason") or None
    return "open", None, None


def _pauses(told: Sequence[Event]) -> int:
    """Count the pauses that were meant: a press may begin as one, and become something else."""
    begun = sum(event.kind == "pause" for event in told)
    return max(0, begun - sum(event.kind == "continue" and "meant" in event.data for event in told))


def _sign(told: Sequence[Event]) -> str | None:
    """Give what broke the session off; None where nothing did, or where it was resumed since."""
    last = next((event for event in reversed(told) if event.kind in ("ended", "resumed")), None)
    return (text(last.data, "sign") or None) if last is not None else None


def _phase(opened: Mapping[str, Any]) -> int | None:
    return whole(opened.get("phase")) or None


def _place(told: Sequence[Event]) -> tuple[int | None, tuple[SideDone, ...]]:
    """Give the exercise that was begun last and its sides since then; to resume it is no new beginning."""
    section: int | None = None
    here: list[SideDone] = []
    taken_up = False
    for event in told:
        if event.kind == "section":
            begun = whole(event.data.get("section"))
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
            pace = number(event.data.get("pace"), pace)
        elif event.kind == "change" and event.data.get("what") == "pace":
            pace = number(event.data.get("value"), pace)
    return pace


def _level_shift(told: Sequence[Event]) -> int:
    shift = 0
    for event in told:
        if event.kind in _BEGINNINGS or (event.kind == "change" and event.data.get("what") == "level"):
            shift = whole(event.data.get("level_shift"), shift)
    return shift


def _talk(told: Sequence[Event]) -> str:
    talk = "full"
    for event in told:
        if event.kind in _BEGINNINGS:
            talk = text(event.data, "talk") or talk
        elif event.kind == "change" and event.data.get("what") == "talk":
            talk = text(event.data, "value") or talk
    return talk


def _side(data: Mapping[str, Any]) -> SideDone:
    side = data.get("side")
    return SideDone(
        section=whole(data.get("section")),
        exercise=text(data, "exercise"),
        side=side if isinstance(side, str) else None,
        set=whole(data.get("set"), 1),
        reps=whole(data.get("reps")),
        of=whole(data.get("of")),
        seconds=number(data.get("seconds"), 0.0),
        done=data.get("done") is True,
        level=text(data, "level"),
    )


def plans(opened: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """Give the exercises as they were planned."""
    planned = opened.get("planned")
    if not isinstance(planned, list | tuple):
        return ()
    return tuple(one for one in planned if isinstance(one, Mapping))


def _latest(grades: Iterable[int | None]) -> int | None:
    given = [grade for grade in grades if grade is not None]
    return given[-1] if given else None
