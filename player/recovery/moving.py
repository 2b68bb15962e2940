"""In which phase a person is, and when that changes: by what was done, never by time alone."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from player.program.pathway import Gate, Pathway
from player.recovery.days import again, began, day, exercising, returned, told_since, unbroken, within
from player.recovery.decisions import Reason
from player.recovery.facts import History, Practised
from player.recovery.goals import latest, reached
from player.recovery.lights import careful, light_of, reds
from player.recovery.mornings import worse_since
from player.recovery.trend import judged, means

_WEEK = timedelta(days=6)
"""From the first of seven days to the last."""


def phase_of(pathway: Pathway, history: History, first: int) -> tuple[int, date | None]:
    """Give the phase, and the day on which it began; `first` where none was kept yet.

    After so long away that the intake was done anew, it is `first` again.
    """
    anew = again(pathway, history)
    for kept in reversed(history.kept):
        if anew is not None and day(kept.at) < anew:
            return first, anew
        if kept.kind == "phase" and isinstance(kept.data.get("phase"), int):
            return kept.data["phase"], day(kept.at)
    return first, began(pathway, history)


def kept_phase(history: History) -> int | None:
    """Give the phase that was kept last; None before the first."""
    kept = (each.data.get("phase") for each in reversed(history.kept) if each.kind == "phase")
    return next((phase for phase in kept if isinstance(phase, int)), None)


def move(pathway: Pathway, history: History, today: date, phase: int) -> tuple[int, Reason | None]:
    """Give the phase that holds from today on, and why where it is another one."""
    since = phase_of(pathway, history, phase)[1]
    was = kept_phase(history)
    if was is not None and was > phase:
        return phase, Reason(rule="PR15", key="phase_again", values={"phase": phase})
    own = next((each for each in pathway.phase if each.id == phase), pathway.phase[0])
    red = _red(pathway, within(history.sessions, today, own.back_days), history, since)
    if phase > 1 and red >= own.back_red:
        return phase - 1, Reason(rule="PR7", key="phase_back", values={"count": red, "phase": phase - 1})
    following = next((each for each in pathway.phase if each.id == phase + 1), None)
    if following is None or not following.enter or since is None:
        return phase, None
    if not opens(pathway, following.enter, history, today, since):
        return phase, None
    return following.id, Reason(rule="PG", key="phase_next", values={"phase": following.id})


def opens(pathway: Pathway, gate: Gate, history: History, today: date, since: date) -> bool:
    """Tell whether everything holds that a gate asks for, since the phase before began.

    After so long away that exercises went a level down, it counts from the day of coming back.
    """
    back_since = returned(history, pathway.away.level)
    since = max(since, back_since) if back_since is not None else since
    done = [each for each in history.sessions if exercising(each) and day(each.started) >= since]
    strength = [each for each in done if any(one.kind == "strength" and one.done for one in each.exercises)]
    last = done[-gate.last :]
    need = pathway.step_up.sessions
    back = len([*islice(unbroken(pathway, done, today), need)])
    if (today - since).days < gate.days or len(done) < gate.sessions:
        return False
    # After a while away a step waits for as many sessions as any other.
    if back < need:
        return False
    if len(strength) < gate.strength_sessions or len(last) < gate.last:
        return False
    ceiling = careful(pathway, history)
    # From that much pain only something gentle was offered: nothing follows from it for more.
    most = pathway.pain.very_high_start
    if any(
        light_of(pathway, each, careful=ceiling) != "green" or (each.pain_before or 0) >= most
        for each in last
    ):
        return False
    if gate.no_worse_morning:
        first = date.fromordinal(today.toordinal() - gate.no_worse_morning + 1)
        if worse_since(pathway, history, first, today):
            return False
    return _calm(pathway, gate, history, today)


def _calm(pathway: Pathway, gate: Gate, history: History, today: date) -> bool:
    """Tell whether pain, hindrance and goals are as a gate asks; what nobody told opens none."""
    weeks = means(pathway, history, today)
    told = [mean for mean in weeks if mean is not None]
    # A calendar week that has just begun says less than the last seven days.
    days = [each.mean for each in told_since(history.days, today - _WEEK) if day(each.date) <= today]
    seven = [sum(days) / len(days)] if len(days) >= pathway.trend.entries else told[-1:]
    if gate.week_pain < 10 and (not seven or seven[0] > gate.week_pain):  # noqa: PLR2004 - the scale's end
        return False
    if gate.hindrance < 10:  # noqa: PLR2004 - as above
        hinders = latest(history, "QI3")
        if not isinstance(hinders, int) or hinders > gate.hindrance:
            return False
    if gate.trend_not_worse and judged(pathway, weeks)[0] == "worse":
        return False
    if gate.low_pain_weeks:
        low = told[-gate.low_pain_weeks :]
        if len(low) < gate.low_pain_weeks or max(low) > gate.low_pain:
            return False
    return not gate.goals or reached(pathway, history)


def _red(pathway: Pathway, sessions: Sequence[Practised], history: History, since: date | None) -> int:
    """Count red sessions; those before the phase began, or on its first day, led to it."""
    changed = any(kept.kind == "phase" for kept in history.kept)
    return sum(
        since is None or day(each.started) > since or (not changed and day(each.started) == since)
        for each in reds(pathway, history, sessions)
    )
