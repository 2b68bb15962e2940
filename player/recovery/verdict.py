"""What follows from the answers of an intake or a safety block."""

from collections.abc import Sequence
from datetime import date, timedelta

from player.program.pathway import Pathway, Route
from player.recovery.answering import Alarm, Values, alarms, any_holds
from player.recovery.decisions import Band, Reason, Verdict
from player.recovery.facts import Clearance

_URGENT = ("none", "soon", "week", "today", "now")
_OTHER_NERVES = "QN"
"""Questions whose alarms are signs of a nerve; those of the others leave no grade to estimate."""


def verdict(
    pathway: Pathway,
    values: Values,
    clearances: Sequence[Clearance] = (),
    today: str = "",
    *,
    found: Sequence[Alarm] | None = None,
) -> Verdict:
    """Route answers by the pathway: the first route that matches counts.

    `found` are the alarms that count, where others decided that; else those of `values`, of which a
    clearance lifts what it may on `today`, a date.
    """
    every = alarms(pathway, values)
    counting = tuple(every) if found is None else tuple(found)
    if found is None:
        counting = tuple(
            alarm
            for alarm in every
            if not any(lifts(pathway, one, alarm, today, today) for one in clearances)
        )
    advised = [each for each in pathway.advice if any_holds(each.when, values, pathway)]
    gently = any(each.gently for each in advised)
    matching = [route for route in pathway.route if _matches(route, counting, values, pathway, gently=gently)]
    route = matching[0]
    urgent = max((each.urgency for each in matching), key=_URGENT.index)
    everything = route.allowed == "everything"
    reasons = [
        Reason(rule=alarm.question.id, key="answer", values={"question": alarm.question.id})
        for alarm in counting
    ]
    return Verdict(
        outcome=route.outcome,
        urgency=urgent,
        allowed=route.allowed,
        level=route.level or None if everything else None,
        phase=1 if everything else None,
        grade_band=_band(pathway, every, values),
        advice=tuple(
            Reason(rule=each.id, key="advice", values={"weeks": _weeks(values)}) for each in advised
        ),
        reasons=_unique(reasons) or (_ordinary(route, values, pathway, gently=gently),),
    )


def lifts(pathway: Pathway, clearance: Clearance, alarm: Alarm, on: str, today: str) -> bool:
    """Tell whether a clearance lifts an alarm of the day `on`; of what does not last it must be younger."""
    question = alarm.question
    if clearance.question != question.id or not question.clearable or not today:
        return False
    age = date.fromisoformat(today[:10]) - date.fromisoformat(clearance.date[:10])
    young = timedelta(0) <= age <= timedelta(days=pathway.safety.clearance)
    return young and (question.lasting or clearance.date[:10] >= on[:10])


def _matches(
    route: Route, counting: Sequence[Alarm], values: Values, pathway: Pathway, *, gently: bool
) -> bool:
    led = any(alarm.part.outcome == route.outcome for alarm in counting)
    kept = gently and route.outcome == "start_gently"
    return led or kept or route.otherwise or any_holds(route.when, values, pathway)


def _band(pathway: Pathway, every: Sequence[Alarm], values: Values) -> Band:
    hinders = values.get("QI3")
    if any(not alarm.question.id.startswith(_OTHER_NERVES) for alarm in every):
        return "not_estimated"
    if every:
        return "III"
    if not isinstance(hinders, int):
        return "not_estimated"
    return "II" if hinders >= pathway.safety.grade_two else "I"


def _weeks(values: Values) -> int:
    weeks = values.get("QD1")
    return weeks if isinstance(weeks, int) else 0


def _ordinary(route: Route, values: Values, pathway: Pathway, *, gently: bool) -> Reason:
    """Say why a route without alarms was taken."""
    if route.outcome == "not_for_you":
        return Reason(rule="QA0", key="age")
    pain = any_holds(route.when, values, pathway)
    key = "pain_or_hindrance" if pain else "gently" if gently else "nothing_against"
    return Reason(rule="QI1", key=key)


def _unique(reasons: list[Reason]) -> tuple[Reason, ...]:
    return tuple({reason.rule: reason for reason in reasons}.values())
