"""When to look back: PR16, and when a physiotherapist should: PH1 to PH5, PR7, PR16."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, takewhile

from msgspec.structs import replace

from player.program.pathway import Pathway
from player.recovery.days import again, began, day, told_since, within
from player.recovery.decisions import Label, Reason
from player.recovery.facts import History
from player.recovery.goals import latest, reached
from player.recovery.lights import reds
from player.recovery.moving import phase_of
from player.recovery.trend import judged, label_of, means

_WEEK = timedelta(days=6)
"""From the first of seven days to the last."""


def due(pathway: Pathway, history: History, today: date, phase: int) -> Reason | None:
    """Say why an evaluation is due; None where none is. One that was passed over stays due."""
    start = began(pathway, history)
    return None if start is None else next(_why(pathway, history, today, phase, start), None)


def _why(pathway: Pathway, history: History, today: date, phase: int, start: date) -> Iterator[Reason]:
    """Give each reason to look back; what the last evaluation looked at is none any more."""
    rules = pathway.evaluation
    evaluated = max((day(kept.at) for kept in history.kept if _done(kept.kind, kept.data)), default=None)
    last = _looked(history, evaluated)
    age = (today - start).days
    if passed_over(history) >= rules.prompts:
        yield Reason(rule="PR16", key="evaluation_open")
    watched = rules.activity <= age < rules.course and _before(last, start + timedelta(days=rules.activity))
    if watched and not _rose(history, start, rules.activity):
        yield Reason(rule="PR16", key="evaluation_activity", values={"days": rules.activity})
    moment = max(takewhile(lambda each: each <= age, moments(pathway)), default=None)
    if moment is not None and _before(last, start + timedelta(days=moment)):
        yield Reason(rule="PR16", key="evaluation_day", values={"days": age})
    since = phase_of(pathway, history, phase)[1]
    own = next((each for each in pathway.phase if each.id == phase), None)
    if own is not None and since is not None:
        limit = since + timedelta(days=own.evaluate_after)
        if today > limit and _before(last, limit - timedelta(days=pathway.evaluation.recent)):
            yield Reason(rule="PR16", key="evaluation_phase", values={"phase": phase})
    if label_of(pathway, history, today) == "worse" and (
        last is None or (today - last).days >= rules.then or _label_then(pathway, history, last) != "worse"
    ):
        yield Reason(rule="PR16", key="evaluation_worse")
    if _reached(pathway, history, evaluated):
        yield Reason(rule="PR16", key="evaluation_goals")


def _label_then(pathway: Pathway, history: History, on: date) -> Label:
    """Give what could be said of the line on an earlier day."""
    known = tuple(each for each in history.days if each.date <= on.isoformat())
    return label_of(pathway, replace(history, days=known), on)


def _looked(history: History, evaluated: date | None) -> date | None:
    """Give the day of the last evaluation, or of an intake, which asks all of it; None before any."""
    asked = [day(each.at) for each in history.answers if each.occasion == "intake"]
    return max([*asked, *([evaluated] if evaluated is not None else [])], default=None)


def _before(last: date | None, moment: date) -> bool:
    return last is None or last < moment


def passed_over(history: History) -> int:
    """Count the prompts for an evaluation that were passed over since the last one."""
    count = 0
    for kept in reversed(history.kept):
        if kept.kind == "evaluation":
            if kept.data.get("done") is True:
                break
            count += 1
    return count


def course(pathway: Pathway, history: History, today: date) -> tuple[Reason, ...]:
    """Say where the course asks for a physiotherapist: a worse line, red too often, nothing lower in time."""
    found = []
    recent = within(history.sessions, today, pathway.reduce.physio_days)
    red = len(reds(pathway, history, recent))
    worse = label_of(pathway, history, today) == "worse"
    if worse:
        found.append(Reason(rule="PR19", key="line_worse"))
    if red >= pathway.reduce.physio_red:
        found.append(Reason(rule="PR7", key="red_often", values={"count": red}))
    days = pathway.evaluation.course
    if not worse and _deviates(pathway, history, today, days):
        found.append(Reason(rule="PR16", key="course", values={"days": days}))
    return tuple(found)


def _deviates(pathway: Pathway, history: History, today: date, days: int) -> bool:
    """Tell whether after so many days neither pain nor hindrance is lower than at the start: K3."""
    anew, start = again(pathway, history), began(pathway, history)
    if start is None or (today - start).days < days:
        return False
    answers = [each for each in history.answers if anew is None or day(each.at) >= anew]
    known = False
    for id_ in ("QI1", "QI3"):
        told = [each.values[id_] for each in answers if isinstance(each.values.get(id_), int)]
        if len(told) > 1 and told[0] > 0:
            known = True
            if told[-1] < told[0]:
                return False
    _, base, recent, _ = judged(pathway, means(pathway, history, today))
    return known and not (base is not None and recent is not None and base - recent >= pathway.trend.better)


def weeks_of_pain(pathway: Pathway, history: History, today: date) -> int | None:
    """Give how many weeks the pain has lasted by now, from what was told at an intake.

    None after a week of nothing but zeros, or as many weeks of little as upkeep asks for: nobody hears
    that a pain lasts which they hardly have.
    """
    newest = [each for each in told_since(history.days, today - _WEEK) if day(each.date) <= today]
    if len(newest) >= pathway.trend.entries and not any(each.worst for each in newest):
        return None
    told = [mean for mean in means(pathway, history, today) if mean is not None]
    for gate in (each.enter for each in pathway.phase if each.enter):
        low = told[-gate.low_pain_weeks :] if gate.low_pain_weeks else []
        if low and len(low) == gate.low_pain_weeks and max(low) <= gate.low_pain:
            return None
    for answers in reversed(history.answers):
        weeks = answers.values.get("QD1")
        if isinstance(weeks, int):
            return weeks + (today - day(answers.at)).days // 7
    return None


def hindrance(history: History) -> int | None:
    """Give the newest score of hindrance."""
    value = latest(history, "QI3")
    return value if isinstance(value, int) else None


def _reached(pathway: Pathway, history: History, last: date | None) -> bool:
    """Tell whether all goals came near enough, by answers that no evaluation has looked at yet."""
    told = [each for each in history.answers if each.values.get("QI4")]
    if not told or told[-1].occasion == "evaluation" or not reached(pathway, history):
        return False
    return _before(last, day(told[-1].at))


def _rose(history: History, start: date, days: int) -> bool:
    """Tell whether any later week of the first `days` days held more minutes than the first: K9."""
    minutes = [0.0] * max(2, days // 7)
    moved = [(day(each.at), each.minutes) for each in history.activities]
    # A walk that was played stands among the activities.
    moved += [
        (day(each.started), sum(part.done for part in each.exercises if part.kind != "walking") / 60)
        for each in history.sessions
    ]
    for on, long in moved:
        week = (on - start).days // 7
        if 0 <= week < len(minutes):
            minutes[week] += long
    return max(minutes[1:]) > minutes[0]


def moments(pathway: Pathway) -> Iterator[int]:
    """Give, without end, after how many days it is time to look back."""
    rules = pathway.evaluation
    yield from rules.days
    yield from count(rules.days[-1] + rules.then, rules.then)


def _done(kind: str, data: object) -> bool:
    return kind == "evaluation" and isinstance(data, dict) and data.get("done") is True
