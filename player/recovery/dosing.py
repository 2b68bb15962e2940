"""What of a program's doses differs for this person, and why: PR4, PR6, PR8, PR9, PR15."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import floor
from typing import Literal

from player.program import LEVELS, Item, Movement, Program
from player.program.pathway import Pathway
from player.recovery.days import away, day
from player.recovery.decisions import Dose, Reason
from player.recovery.facts import Exercised, History, Kept, Practised
from player.recovery.lights import careful, light_in
from player.recovery.mornings import word as morning_word
from player.recovery.mornings import worse_since

_STEPS: tuple[Literal["reps", "hold", "sets"], ...] = ("reps", "hold", "sets")


def doses(pathway: Pathway, history: History, program: Program, today: date) -> tuple[Dose, ...]:
    """Give every number of `program` that is another for this person today, new ones with their reason."""
    found: list[Dose] = []
    stepped = _stepped(history, today)
    for item in program.items:
        if item.kind in ("breathing", "relaxation", "walking"):
            continue
        kept = _kept(history, item)
        fresh = _fresh(pathway, history, item, kept, today, room=pathway.step_up.per_week - stepped)
        if fresh is not None and fresh.reason.rule == "PR8":
            stepped += 1
        found += [dose for what, dose in kept.items() if fresh is None or what != fresh.what]
        found += [] if fresh is None else [fresh]
    found += _lower(pathway, history, program, today)
    return tuple(found)


def _kept(history: History, item: Item) -> dict[str, Dose]:
    """Give what was decided before and still holds; a number that the program has by now is left out."""
    found: dict[str, Dose] = {}
    for kept in history.kept:
        data = kept.data
        if kept.kind != "dose" or data.get("exercise") != item.exercise or data.get("what") not in _STEPS:
            continue
        if data.get("level", item.level) != item.level:
            continue
        what, value = data["what"], data.get("value")
        if isinstance(value, int | float) and not isinstance(value, bool):
            reason = Reason(rule=str(data.get("rule", "")), key="kept")
            was = getattr(item.levels[item.level].dose, what)
            found[what] = Dose(
                exercise=item.exercise, what=what, was=was, value=value, reason=reason, new=False
            )
    return {what: dose for what, dose in found.items() if dose.value != dose.was}


def _fresh(
    pathway: Pathway, history: History, item: Item, kept: dict[str, Dose], today: date, *, room: int
) -> Dose | None:
    """Give what changes now for one exercise: less after red, or one step more."""
    ceiling = careful(pathway, history)
    done = [
        (session, each)
        for session in history.sessions
        for each in session.exercises
        if each.exercise == item.exercise and each.done > 0
    ]
    if not done:
        return None
    changed = _changed(history, item.exercise)
    since = [pair for pair in done if changed is None or pair[0].started > changed.at]
    if not since:
        return None
    session, exercised = since[-1]
    if light_in(pathway, session, exercised, careful=ceiling) == "red":
        return _less(pathway, item, kept)
    if room <= 0 or not _earned(pathway, history, since, today, changed, ceiling=ceiling):
        return None
    return _more(pathway, item, kept)


def _earned(
    pathway: Pathway,
    history: History,
    since: Sequence[tuple[Practised, Exercised]],
    today: date,
    changed: Kept | None,
    *,
    ceiling: bool,
) -> bool:
    """Tell whether the last sessions were good enough, and enough of them, over enough days."""
    rules = pathway.step_up
    need = rules.sessions
    if changed is not None and changed.data.get("rule") == "PR6":
        need = max(need, pathway.reduce.sessions + 1)
    last: list[tuple[Practised, Exercised]] = []
    for session, each in reversed(since):
        good = light_in(pathway, session, each, careful=ceiling) == "green"
        if not good or each.skipped or each.done < rules.done * each.planned:
            break
        last.insert(0, (session, each))
    if len(last) < need or (day(last[-1][0].started) - day(last[0][0].started)).days < rules.days:
        return False
    # No more of them than it takes: what was long ago has no say in it.
    while len(last) > need and (day(last[-1][0].started) - day(last[1][0].started)).days >= rules.days:
        last.pop(0)
    if worse_since(pathway, history, day(last[0][0].started), today):
        return False
    # A morning that was not answered, or in between, holds.
    given = [each for each in history.mornings if day(each.at) > day(last[-1][0].started)]
    return not given or morning_word(pathway, history, given[-1]) == "fine"


def _less(pathway: Pathway, item: Item, kept: dict[str, Dose]) -> Dose | None:
    """Take a fifth off the repetitions or, where few are left, off the hold."""
    rules, dose = pathway.reduce, item.levels[item.level].dose
    reason = Reason(rule="PR6", key="less")
    reps = _now("reps", item, kept)
    fewer = max(rules.least_reps, floor(reps * (1 - rules.share)))
    if fewer < reps:
        return Dose(exercise=item.exercise, what="reps", was=reps, value=fewer, reason=reason)
    hold = _now("hold", item, kept)
    shorter = max(dose.hold * rules.least_hold, float(floor(hold * (1 - rules.share))))
    if 0 < shorter < hold:
        return Dose(exercise=item.exercise, what="hold", was=hold, value=shorter, reason=reason)
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
        return Dose(exercise=item.exercise, what=what, was=now, value=value, reason=reason)
    return None


def _lower(pathway: Pathway, history: History, program: Program, today: date) -> Iterator[Dose]:
    """Give one level down, for today alone, after a worse morning or two weeks away."""
    gone = away(history, today)
    morning = [each for each in history.mornings if day(each.at) == today]
    if morning and morning_word(pathway, history, morning[-1]) == "worse":
        reason = Reason(rule="PR4", key="worse_morning")
    elif gone is not None and gone >= pathway.away.level:
        reason = Reason(rule="PR15", key="away_level", values={"days": gone})
    else:
        return
    for item in program.items:
        at = LEVELS.index(item.level)
        if at > 0 and item.kind not in ("breathing", "relaxation", "walking"):
            yield Dose(
                exercise=item.exercise, what="level", was=item.level, value=LEVELS[at - 1], reason=reason
            )


def _now(what: str, item: Item, kept: dict[str, Dose]) -> float:
    value = kept[what].value if what in kept else getattr(item.levels[item.level].dose, what)
    return float(value) if what == "hold" else int(value)


def _changed(history: History, exercise: str) -> Kept | None:
    """Give the last change of one exercise."""
    changes = (each for each in reversed(history.kept) if each.kind == "dose")
    return next((each for each in changes if each.data.get("exercise") == exercise), None)


def _stepped(history: History, today: date) -> int:
    """Count the steps up of the last seven days."""
    first = today - timedelta(days=6)
    return sum(
        kept.kind == "dose" and kept.data.get("rule") == "PR8" and day(kept.at) >= first
        for kept in history.kept
    )
