"""When to look back: PR16, and when a physiotherapist should: PH1 to PH5, PR7, PR16."""

from datetime import date, timedelta

from player.program.pathway import Pathway
from player.recovery.days import day, within
from player.recovery.decisions import Label, Reason
from player.recovery.facts import History
from player.recovery.goals import latest
from player.recovery.lights import light_of
from player.recovery.moving import phase_of


def due(pathway: Pathway, history: History, today: date, phase: int, label: Label) -> Reason | None:
    """Say why an evaluation is due; None where none is. One that was passed over stays due."""
    if not history.first:
        return None
    began, rules = day(history.first), pathway.evaluation
    last = max((day(kept.at) for kept in history.kept if _done(kept.kind, kept.data)), default=None)
    age = (today - began).days
    moment = max((each for each in _moments(pathway, age) if each <= age), default=None)
    if moment is not None and (last is None or last < began + timedelta(days=moment)):
        return Reason(rule="PR16", key="evaluation_day", values={"days": moment})
    since = phase_of(history, phase)[1]
    own = next((each for each in pathway.phase if each.id == phase), None)
    if own is not None and since is not None:
        limit = since + timedelta(days=own.evaluate_after)
        if today > limit and (last is None or last < limit):
            return Reason(rule="PR16", key="evaluation_phase", values={"phase": phase})
    if label == "worse" and (last is None or (today - last).days >= rules.then):
        return Reason(rule="PR16", key="evaluation_worse")
    return None


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
    """Say where the course asks for a physiotherapist: pain not lower in time, or red too often."""
    found = []
    rules = pathway.evaluation
    if history.first and (today - day(history.first)).days >= rules.course:
        for id_ in ("QI1", "QI3"):
            told = [each.values[id_] for each in history.answers if isinstance(each.values.get(id_), int)]
            if len(told) > 1 and told[-1] >= told[0] > 0:
                found.append(Reason(rule="PR16", key="course", values={"days": rules.course}))
                break
    recent = within(history.sessions, today, pathway.reduce.physio_days)
    red = sum(light_of(pathway, each) == "red" for each in recent)
    if red >= pathway.reduce.physio_red:
        found.append(Reason(rule="PR7", key="red_often", values={"count": red}))
    return tuple(found)


def weeks_of_pain(history: History, today: date) -> int | None:
    """Give how many weeks the pain has lasted by now, from what was told at an intake."""
    for answers in reversed(history.answers):
        weeks = answers.values.get("QD1")
        if isinstance(weeks, int):
            return weeks + (today - day(answers.at)).days // 7
    return None


def hindrance(history: History) -> int | None:
    """Give the newest score of hindrance."""
    value = latest(history, "QI3")
    return value if isinstance(value, int) else None


def _moments(pathway: Pathway, age: int) -> list[int]:
    moments = list(pathway.evaluation.days)
    while moments[-1] <= age:
        moments.append(moments[-1] + pathway.evaluation.then)
    return moments


def _done(kind: str, data: object) -> bool:
    return kind == "evaluation" and isinstance(data, dict) and data.get("done") is True
