"""Takes up a session that was interrupted, from what the journal says of it."""

from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from player.performing.onset import Onset
from player.program import LEVELS, Movement, Program
from player.session import PACES, TALKS, Entry, Preferences, course
from player.units import Frames

LONG_AGO = timedelta(days=1)
"""After this a person is offered to start over."""


def planned(program: Program, wishes: Preferences) -> list[dict[str, Any]]:
    """Give what the journal keeps of a program at its start: one object an exercise."""
    made = []
    for item in program.items:
        level = wishes.level_of(item.level)
        movement = item.levels[level]
        made.append(
            {
                "exercise": item.exercise,
                "name": movement.words[wishes.language].name,
                "kind": item.kind,
                "level": level,
                "digest": item.digest,
                "sides": list(movement.sides),
                "sets": movement.dose.sets,
                "reps": movement.dose.reps,
                "hold": movement.dose.hold,
                "seconds": _active(movement, wishes.pace),
            }
        )
    return made


def _active(movement: Movement, pace: float) -> float:
    """Give the seconds of out, hold and back of the whole dose, at `pace`."""
    dose = movement.dose
    turns = dose.sets * dose.reps * max(1, len(movement.sides))
    return round(turns * ((dose.out + dose.back) / pace + dose.hold), 3)


def wishes_of(entry: Entry, wishes: Preferences) -> Preferences:
    """Give the wishes with which an entry was left: language, level, pace, talk and changes."""
    return replace(
        wishes,
        language="nl" if entry.language == "nl" else "en",
        level=next((level for level in LEVELS if level == entry.level), None),
        shift=entry.level_shift,
        pace=entry.pace if entry.pace in PACES else 1.0,
        talk=next((talk for talk in TALKS if talk == entry.talk), "auto"),
    )


def as_begun(program: Program, entry: Entry) -> Program:
    """Give a program with the levels at which its exercises were to be done when `entry` began."""
    items = list(program.items)
    for index, (item, was) in enumerate(zip(program.items, entry.planned, strict=False)):
        level = next((level for level in LEVELS if level == was.get("level")), item.level)
        if was.get("digest") == item.digest and level in item.levels:
            items[index] = replace(item, level=level)
    return replace(program, items=tuple(items))


def onset(program: Program, entry: Entry, wishes: Preferences) -> Onset:
    """Tell where `entry` goes on: at the side that was left; an exercise that changed begins anew."""
    frame = Frames(entry.heard)
    section = entry.section
    if section is None:
        return Onset(frame=frame)
    if section >= len(program.items):
        return Onset(0, {}, resumed=True, frame=frame)
    item = program.items[section]
    was = entry.planned[section] if section < len(entry.planned) else {}
    if was.get("digest") != item.digest:
        return Onset(section, {}, resumed=True, frame=frame)
    movement = item.levels[wishes.level_of(item.level)]
    sides = movement.sides or (None,)
    done = {(side.set, side.side): side.reps for side in entry.here if side.done}
    if movement.alternate:
        full = {number for number, _ in done if all((number, side) in done for side in sides)}
        done = {key: reps for key, reps in done.items() if key[0] in full}
    if course(movement, done):
        return Onset(section, done, resumed=True, frame=frame)
    return Onset(section + 1, {}, resumed=True, frame=frame)


def long_ago(entry: Entry, now: datetime) -> bool:
    """Tell whether the entry was left more than a day ago."""
    return now - datetime.fromisoformat(entry.last or entry.started) > LONG_AGO
