"""How far somebody has come: what was done, the line, the goals, and what comes next."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from player.program.pathway import Pathway
from player.recovery import evaluation
from player.recovery.days import began, in_week
from player.recovery.decisions import Adherence, Reason, Standing, Trend
from player.recovery.facts import History
from player.recovery.goals import GoalScore, goals, improved
from player.recovery.proposing import planned
from player.recovery.trend import adherence, trend


class Change(Struct, frozen=True, kw_only=True):
    """A phase that began: the day, and its number."""

    date: str
    phase: int


class Progress(Struct, frozen=True, kw_only=True):
    """Everything that is told, drawn and reported of a course."""

    adherence: Adherence
    minutes: float
    """Exercised this week, active: out, hold and back; walks count below."""
    other_minutes: float
    """Walked, cycled and done of sport this week."""
    line: Trend
    goals: Sequence[GoalScore]
    phases: Sequence[Change]
    next_look: str | None
    """Date of the next evaluation, ISO 8601; None before the first session."""
    look_due: Reason | None
    """Why an evaluation is due now; None where none is."""
    advice: Sequence[Reason]
    """Reasons to see a physiotherapist that hold now."""


def progress(pathway: Pathway, history: History, standing: Standing, today: date) -> Progress:
    """Look at everything once."""
    asked = planned(pathway, standing.phase)
    line = trend(pathway, history, today, asked)
    parts = (each for session in in_week(history.sessions, today) for each in session.exercises)
    exercised = sum(each.done for each in parts if each.kind != "walking")
    return Progress(
        adherence=adherence(pathway, history, today, asked),
        minutes=round(exercised / 60, 1),
        other_minutes=line.weeks[-1].other_minutes if line.weeks else 0.0,
        line=line,
        goals=goals(history),
        phases=tuple(
            Change(date=kept.at[:10], phase=kept.data["phase"])
            for kept in history.kept
            if kept.kind == "phase" and isinstance(kept.data.get("phase"), int)
        ),
        next_look=_next_look(pathway, history, today),
        look_due=evaluation.due(pathway, history, today, standing.phase),
        advice=tuple(standing.advice),
    )


def sentences(pathway: Pathway, found: Progress) -> tuple[Reason, ...]:
    """Give what is said of it: five sentences, each with its rule."""
    # The last two say what matters most: a physiotherapist, a look back, a goal, and else what was moved.
    # That the line is worse is said of the line.
    advice = [each for each in found.advice if each.key != "line_worse"]
    last = [_moved(found), *_goal(pathway, found), *_due(found), *advice[:1]]
    if len(last) == 1:
        last.append(_ahead(found))
    return (_done(found), _line(pathway, found), _weeks(found), *last[-2:])


def _done(found: Progress) -> Reason:
    """Say what was done of what this week asks for; never how much was not."""
    done, asked = found.adherence.done, found.adherence.planned
    key = "none" if not done else "all" if done >= asked else "some"
    return Reason(rule="PR23", key=f"done_{key}", values={"done": done, "planned": asked})


def _line(pathway: Pathway, found: Progress) -> Reason:
    line = found.line
    values = {"a": round(line.base or 0, 1), "b": round(line.recent or 0, 1)}
    late = line.label == "too_early" and len(line.weeks) > pathway.trend.weeks
    if late:
        return Reason(rule="PR18", key="too_few", values={"count": pathway.trend.entries})
    return Reason(rule="PR19", key=line.label, values=values)


def _weeks(found: Progress) -> Reason:
    """Say this week's mean beside that of two weeks ago, or of the newest week that has one."""
    means = [week.mean for week in found.line.weeks]
    this = means[-1] if means else None
    before = means[-3] if len(means) > 2 else None  # noqa: PLR2004 - two weeks ago
    if this is None:
        return Reason(rule="PR18", key="week_open")
    # Who is told to see somebody is not told in the same breath that ups and downs are part of it.
    plain = "_plain" if found.line.label == "worse" else ""
    if before is None:
        return Reason(rule="PR21", key=f"week_alone{plain}", values={"a": round(this, 1)})
    return Reason(rule="PR21", key=f"week_two{plain}", values={"a": round(this, 1), "b": round(before, 1)})


def _moved(found: Progress) -> Reason:
    values = {"minutes": round(found.minutes), "other": round(found.other_minutes)}
    keys = {(True, True): "both", (True, False): "only", (False, True): "other", (False, False): "little"}
    key = keys[values["minutes"] > 0, values["other"] > 0]
    return Reason(rule="PR23", key=f"moved_{key}", values=values)


def _goal(pathway: Pathway, found: Progress) -> Iterator[Reason]:
    """Give the goal that came nearer most; none beside a line that got worse."""
    nearer = [each for each in found.goals if improved(pathway, each)]
    if nearer and found.line.label != "worse":
        best = max(nearer, key=lambda each: each.first - each.now)
        values: dict[str, str | int | float] = {"activity": best.activity, "a": best.first, "b": best.now}
        yield Reason(rule="PR17", key="goal", values=values)


def _due(found: Progress) -> Iterator[Reason]:
    if found.look_due is not None:
        yield found.look_due


def _ahead(found: Progress) -> Reason:
    if found.next_look is not None:
        return Reason(rule="PR16", key="look", values={"date": found.next_look})
    return Reason(rule="PR16", key="begin")


def _next_look(pathway: Pathway, history: History, today: date) -> str | None:
    """Give the first day to look back that is still to come."""
    start = began(pathway, history)
    if start is None:
        return None
    ahead = (start + timedelta(days=each) for each in evaluation.moments(pathway))
    return next(on for on in ahead if on > today).isoformat()
