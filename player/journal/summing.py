"""From a session's entry and events to what the rules of recovery see of it: a pure walk."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from player.journal.correcting import standing
from player.journal.derive import derive
from player.journal.taking import grade, number, text, whole
from player.program import Kind
from player.recovery import Exercised, Practised
from player.session import Entry, Event, SideDone

KINDS: Mapping[str, Kind] = {kind: kind for kind in get_args(Kind)}


def practised(entry_id: str, events: Sequence[Event]) -> Practised | None:
    """Give the session that these events were; None for a rehearsal, and for a talk: it has no exercises."""
    entry = derive(entry_id, events)
    if entry.rehearsal or not (entry.planned or entry.sides):
        return None
    told = standing(events)
    pains = _pains(told)
    plans = len(entry.planned)
    extra = {side.section for side in entry.sides if side.section >= plans}
    exercises = [
        _exercised(entry, told, index, pains.get(index)) for index in [*range(plans), *sorted(extra)]
    ]
    return Practised(
        id=entry.id,
        program=entry.program,
        digest=entry.digest,
        phase=entry.phase,
        started=entry.started,
        state=entry.state,
        exercises=exercises,
        pain_before=entry.pain_before,
        pain_during=max(entry.pain_during, default=None),
        pain_after=entry.pain_after,
        effort=entry.effort,
        aborted=entry.sign,
    )


def worst(session: Practised) -> int | None:
    """Give the highest score of the session; None where none was given."""
    scores = (session.pain_before, session.pain_during, session.pain_after)
    return max((score for score in scores if score is not None), default=None)


def _pains(told: Sequence[Event]) -> dict[int, int]:
    """Give the highest score during each exercise: the one it names, else the one that was going on."""
    highest: dict[int, int] = {}
    going_on = 0
    for event in told:
        if event.kind == "section":
            going_on = whole(event.data.get("section"))
        score = grade(event.data) if event.kind == "pain" and event.data.get("when") == "during" else None
        if score is not None:
            section = whole(event.data.get("section"), going_on)
            highest[section] = max(score, highest.get(section, 0))
    return highest


def _exercised(entry: Entry, told: Sequence[Event], index: int, pain: int | None) -> Exercised:
    plan = entry.planned[index] if index < len(entry.planned) else {}
    done = [side for side in entry.sides if side.section == index]
    sides, sets, reps = _dose(plan, done)
    complete = len({(side.set, side.side) for side in done if side.done}) >= sides * sets
    heard = sum((side.seconds for side in done), 0.0)
    return Exercised(
        exercise=text(plan, "exercise") or (done[0].exercise if done else ""),
        kind=KINDS.get(text(plan, "kind"), "mobility"),
        level=text(plan, "level") or (done[0].level if done else ""),
        sides=sides,
        sets=sets,
        reps=reps,
        hold=number(plan.get("hold"), 0.0),
        planned=number(plan.get("seconds"), _guessed(done, sides * sets * reps)),
        done=round(heard, 3),
        pain=pain,
        skipped=None if complete else _skipped(entry, told, index),
    )


def _dose(plan: Mapping[str, Any], done: Sequence[SideDone]) -> tuple[int, int, int]:
    """Give sides, sets and repetitions, as planned; where no plan was kept, as done."""
    named = plan.get("sides")
    sides = len(named) if isinstance(named, list | tuple) else len({side.side for side in done})
    sets = whole(plan.get("sets")) or max((side.set for side in done), default=1)
    reps = whole(plan.get("reps")) or max((side.of for side in done), default=1)
    return max(1, sides), sets, reps


def _guessed(done: Sequence[SideDone], turns: int) -> float:
    """Give the seconds of a dose whose length was not kept, from the repetitions that were done of it."""
    reps = sum(side.reps for side in done)
    return round(sum(side.seconds for side in done) / reps * turns, 3) if reps > 0 else 0.0


def _skipped(entry: Entry, told: Sequence[Event], index: int) -> str | None:
    """Tell why an exercise was left out, the newest reason; None where it simply was not finished."""
    reason = None
    for event in told:
        if event.data.get("section") != index:
            continue
        if event.kind == "change" and event.data.get("what") == "next":
            reason = "skip"
        elif event.kind == "hurts" and event.data.get("choice") in ("next", "stop"):
            reason = "hurts"
    last = entry.section if entry.section is not None else -1
    return "stop" if reason is None and entry.state == "stopped" and index >= last else reason
