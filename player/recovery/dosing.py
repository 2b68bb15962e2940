"""What of a program's doses differs for this person, and why: PR4, PR6, PR8, PR9, PR15."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice, takewhile
from math import ceil, floor
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from player.program import LEVELS, Item, Level, Movement, Program
from player.program.pathway import Pathway
from player.recovery.days import again, day, exercised_on, returned, unbroken
from player.recovery.decisions import Dose, Reason
from player.recovery.facts import Exercised, History, Kept, Practised
from player.recovery.lights import careful, light_in
from player.recovery.mornings import word as morning_word
from player.recovery.mornings import worse_since
from player.recovery.stepping import per_week, room

CALM = ("breathing", "relaxation", "walking")
"""Kinds whose doses stay as they are."""
_STEPS: tuple[Literal["reps", "hold", "sets"], ...] = ("reps", "hold", "sets")


def doses(
    pathway: Pathway, history: History, program: Program, today: date, level: Level | None = None
) -> tuple[Dose, ...]:
    """Give every number of `program` that is another for this person today, new ones with their reason.

    `level` replaces the level of every exercise, where it is not None.
    """
    found: list[Dose] = []
    left = room(pathway, history, program, today)
    # Of the person, not of an exercise: looked for once.
    back = returned(history, pathway.away.level)
    whole = per_week(pathway, history)
    for item in program.items:
        if item.kind in CALM:
            continue
        planned = item if level is None else replace(item, level=level)
        pain = _pain(pathway, history, item.exercise)
        lower = _lower(pathway, history, planned, pain, today, back=back)
        own = planned if lower is None else replace(planned, level=str(lower.value))
        kept = _kept(pathway, history, own)
        if pain is not None and not _lessened(history, own, pain):
            fresh = _less(pathway, own, kept)
        elif lower is None and left > 0 and _earned(pathway, history, own, today):
            fresh = _more(pathway, own, kept)
            # A whole set is so large a step that it is the only one of a week.
            costs = whole if fresh is not None and fresh.what == "sets" else int(fresh is not None)
            fresh, left = (fresh, left - costs) if costs <= left else (None, left)
        else:
            fresh = None
        found += [dose for what, dose in kept.items() if fresh is None or what != fresh.what]
        found += [each for each in (fresh, lower) if each is not None]
    return tuple(found)


class _Pain(Struct, frozen=True):
    """The newest red of an exercise, while it still counts."""

    session: Practised
    exercised: Exercised


def _done(sessions: Iterable[Practised], exercise: str) -> Iterator[tuple[Practised, Exercised]]:
    """Give every time that an exercise was begun, newest first where the sessions are."""
    for session in sessions:
        for each in session.exercises:
            if each.exercise == exercise and (each.done > 0 or each.pain is not None):
                yield session, each


def _pain(pathway: Pathway, history: History, exercise: str) -> _Pain | None:
    """Give the newest red of an exercise in the sessions for which it is less; None where there was none."""
    ceiling = careful(pathway, history)
    for session, each in islice(_done(reversed(history.sessions), exercise), pathway.reduce.sessions):
        if light_in(pathway, session, each, careful=ceiling) == "red":
            return _Pain(session, each)
    return None


def _lessened(history: History, item: Item, pain: _Pain) -> bool:
    """Tell whether a dose was made less since it was red, at the level that is done now."""
    changes = _changes(history, item.exercise, item.level)
    return any(kept.data.get("rule") == "PR6" and kept.at > pain.session.started for kept in changes)


def _kept(pathway: Pathway, history: History, item: Item) -> dict[str, Dose]:
    """Give what was decided before and still holds; a number that the program has by now is left out."""
    found: dict[str, Dose] = {}
    anew = again(pathway, history)
    for kept in _changes(history, item.exercise, item.level):
        what, value = kept.data.get("what"), kept.data.get("value")
        if what in _STEPS and isinstance(value, int | float) and not isinstance(value, bool):
            rule, was = str(kept.data.get("rule", "")), getattr(item.levels[item.level].dose, what)
            if anew is not None and day(kept.at) < anew and (rule == "PR8" or value > was):
                # So long away that it all begins anew: what went up then does not count.
                continue
            reason = Reason(rule=rule, key="kept")
            found[what] = Dose(
                exercise=item.exercise,
                what=what,
                was=was,
                value=value,
                level=item.level,
                reason=reason,
                new=False,
            )
    return {what: dose for what, dose in found.items() if dose.value != dose.was}


def _earned(pathway: Pathway, history: History, item: Item, today: date) -> bool:
    """Tell whether the last sessions were good enough, and enough of them, over enough days."""
    rules, ceiling = pathway.step_up, careful(pathway, history)
    changes = _changes(history, item.exercise)
    changed = changes[-1] if changes else None
    need = rules.sessions
    if changed is not None and changed.data.get("rule") == "PR6":
        need = max(need, pathway.reduce.sessions + 1)
    # A change is kept just before the session that is the first with it, often in the same second.
    since = "" if changed is None else changed.at
    run = takewhile(lambda each: each.started >= since, unbroken(pathway, history.sessions, today))
    last: list[Practised] = []
    for session, each in _done(run, item.exercise):
        good = light_in(pathway, session, each, careful=ceiling) == "green"
        if not good or each.skipped or each.done < rules.done * each.planned:
            return False
        if LEVELS.index(item.level) <= _level(each):
            last.append(session)
        if len(last) >= need and (day(last[0].started) - day(last[-1].started)).days >= rules.days:
            # No more of them than it takes: what was long ago has no say in it.
            break
    else:
        return False
    if worse_since(pathway, history, day(last[-1].started), today):
        return False
    # A morning that was not answered, or in between, holds.
    newest = history.mornings[-1] if history.mornings else None
    if newest is None or day(newest.at) <= day(last[0].started):
        return True
    return morning_word(pathway, history, newest) == "fine"


def _less(pathway: Pathway, item: Item, kept: dict[str, Dose]) -> Dose | None:
    """Take a fifth off the repetitions or, where few are left, off the hold."""
    rules, dose = pathway.reduce, item.levels[item.level].dose
    reason = Reason(rule="PR6", key="less")
    reps = _now("reps", item, kept)
    fewer = max(rules.least_reps, floor(reps * (1 - rules.share)))
    if fewer < reps:
        return Dose(
            exercise=item.exercise, what="reps", was=reps, value=fewer, level=item.level, reason=reason
        )
    hold = _now("hold", item, kept)
    # Whole seconds, as they are counted.
    shorter = float(max(ceil(dose.hold * rules.least_hold), floor(hold * (1 - rules.share))))
    if 0 < shorter < hold:
        return Dose(
            exercise=item.exercise, what="hold", was=hold, value=shorter, level=item.level, reason=reason
        )
    return None


def _more(pathway: Pathway, item: Item, kept: dict[str, Dose]) -> Dose | None:
    """Take one step, of one number, towards the next level: repetitions first, then hold, then sets."""
    at = LEVELS.index(item.level)
    goal: Movement = item.levels[LEVELS[min(at + 1, len(LEVELS) - 1)]]
    reason = Reason(rule="PR8", key="more")
    for what in _STEPS:
        now, aim = _now(what, item, kept), getattr(goal.dose, what)
        if now >= aim:
            continue
        rules = pathway.step_up
        step = 1 if what == "sets" else rules.small if now < rules.few else rules.large
        value = min(aim, now + step)
        return Dose(exercise=item.exercise, what=what, was=now, value=value, level=item.level, reason=reason)
    return None


def _lower(
    pathway: Pathway, history: History, item: Item, pain: _Pain | None, today: date, *, back: date | None
) -> Dose | None:
    """Give a lower level for today alone: after a worse morning, two weeks away, or red at a lower one."""
    gone = _gone(pathway, history, item.exercise, today, back=back)
    newest = history.mornings[-1] if history.mornings else None
    at = LEVELS.index(item.level)
    told = None if newest is None or day(newest.at) != today else newest
    if told is not None and morning_word(pathway, history, told) == "worse":
        reason, to = Reason(rule="PR4", key="worse_morning"), at - 1
    elif gone is not None:
        key, values = ("away_level", {"days": gone}) if gone else ("away_again", {})
        reason, to = Reason(rule="PR15", key=key, values=values), at - 1
    else:
        reason, to = Reason(rule="PR6", key="less"), at
    if pain is not None and _level(pain.exercised) < to:
        reason, to = Reason(rule="PR6", key="less"), _level(pain.exercised)
    if to < 0 or to >= at:
        return None
    lower = LEVELS[to]
    return Dose(exercise=item.exercise, what="level", was=item.level, value=lower, level=lower, reason=reason)


def _gone(pathway: Pathway, history: History, exercise: str, today: date, *, back: date | None) -> int | None:
    """Give how many days without exercises have a level go down today; None where none have.

    0 where somebody came back before today: it stays down for as many sessions with that exercise as a
    dose that was too much.
    """
    least = pathway.away.level
    last = next(exercised_on(history), None)
    if last is not None and (today - last).days >= least:
        return (today - last).days
    if back is None:
        return None
    done = [day(session.started) for session, _ in _done(history.sessions, exercise)]
    since = sum(on >= back for on in done)
    # What sessions held that are so old that nobody looks at them any more is not known.
    known = since < len(done) or day(history.sessions[0].started) >= back
    return 0 if known and since < pathway.reduce.sessions else None


def _level(exercised: Exercised) -> int:
    """Give the place of a level that was done, from the easiest; of an unknown one, the easiest."""
    return LEVELS.index(exercised.level) if exercised.level in LEVELS else 0


def _now(what: str, item: Item, kept: dict[str, Dose]) -> float:
    value = kept[what].value if what in kept else getattr(item.levels[item.level].dose, what)
    return float(value) if what == "hold" else int(value)


def _changes(history: History, exercise: str, level: str | None = None) -> list[Kept]:
    """Give the changes of one exercise, at one level or at all, oldest first."""
    return [
        kept
        for kept in history.kept
        if kept.kind == "dose"
        and kept.data.get("exercise") == exercise
        and (level is None or kept.data.get("level", level) == level)
    ]
