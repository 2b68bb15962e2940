"""What a person answered, question by question: whole or in parts, and which answers alarm."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from player.program.pathway import Condition, Part, Pathway, Question
from player.recovery.facts import Occasion

Values = Mapping[str, Any]
"""Answers by id of the question or of its part."""

_BLOCKS: Mapping[Occasion, tuple[str, ...]] = {
    "intake": ("safety", "person", "course", "week", "background", "means"),
    "safety": ("safety",),
    "evaluation": ("safety",),
    "weekly": (),
    "condition": ("condition",),
}


class Asked(Struct, frozen=True):
    """A question, or the part of it, that is asked next."""

    question: Question
    part: Part | None = None

    @property
    def id(self) -> str:
        """Under which the answer is kept."""
        return self.part.id if self.part is not None else self.question.id


class Alarm(Struct, frozen=True):
    """An answer that leads somewhere."""

    question: Question
    part: Part


def said(question: Question, part: Part, values: Values) -> str | None:
    """Give the answer to a part: its own, or what the whole question's answer means for it."""
    own = values.get(part.id)
    if own is None and part.id != question.id and (whole := values.get(question.id)) is not None:
        alarming = whole != "no" and not part.emergency
        return "yes" if alarming is not part.reverse else "no"
    return None if own is None else str(own)


def alarming(part: Part, answer: str | None) -> bool:
    """Tell whether an answer alarms: "unknown" does, and so does none, but for emergencies."""
    if answer is None:
        return not part.emergency
    return answer != "yes" if part.reverse else answer != "no"


def reached(question: Question, part: Part, values: Values) -> bool:
    """Tell whether a part is asked at all: without `after`, or where one of those was answered with yes."""
    before = {each.id: each for each in question.part}
    return not part.after or any(
        reached(question, before[name], values)
        and alarming(before[name], said(question, before[name], values))
        for name in part.after
    )


def alarms(pathway: Pathway, values: Values, *, complete: bool = True) -> tuple[Alarm, ...]:
    """Give every safety answer that leads somewhere; what is missing counts where all were `complete`.

    Behind an answer that ended the questions nothing was asked, so nothing is missing there.
    """
    found = []
    counts = complete
    for question in pathway.question:
        for part in question.part if question.block == "safety" else ():
            answer = said(question, part, values)
            if answer is None and not counts:
                continue
            if part.outcome and reached(question, part, values) and alarming(part, answer):
                found.append(Alarm(question, part))
                counts = counts and (answer is None or part.outcome != "call_112")
        counts = counts and not _ends(pathway, question, values)
    return tuple(found)


def _ends(pathway: Pathway, question: Question, values: Values) -> bool:
    """Tell whether an answer shows that the program is not for this person: then nothing more is asked."""
    return any(
        condition.question == question.id and holds(condition, values, pathway)
        for route in pathway.route
        if route.outcome == "not_for_you"
        for condition in route.when
    )


def holds(condition: Condition, values: Values, pathway: Pathway) -> bool:
    """Tell whether an answer is as a condition says; one that was not given is not."""
    value = values.get(condition.question)
    if value is None:
        for question in pathway.question:
            for part in question.part:
                if part.id == condition.question:
                    value = said(question, part, values)
    if condition.equals:
        return value == condition.equals
    if isinstance(value, list | tuple):
        scores = [goal.get("score") for goal in value if isinstance(goal, Mapping)]
        value = max((score for score in scores if isinstance(score, int)), default=None)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return condition.at_least <= value <= condition.at_most


def any_holds(conditions: tuple[Condition, ...], values: Values, pathway: Pathway) -> bool:
    """Tell whether one of several conditions holds."""
    return any(holds(condition, values, pathway) for condition in conditions)


def following(pathway: Pathway, occasion: Occasion, values: Values) -> Asked | None:
    """Give what is asked next, in the order of the pathway; None when all is known.

    A call for 112 ends it at once, an age too low once the emergencies were asked, and a stop when the
    safety block is complete.
    """
    first = next(_open(pathway, occasion, values), None)
    if any(alarm.part.outcome == "call_112" for alarm in alarms(pathway, values, complete=False)):
        return None
    if first is None or occasion not in ("intake", "evaluation"):
        return first
    too_young = any(_ends(pathway, question, values) for question in pathway.question)
    if too_young or (first.question.block != "safety" and _stops(pathway, values)):
        return None
    return first


def _open(pathway: Pathway, occasion: Occasion, values: Values) -> Iterator[Asked]:
    for question in pathway.question:
        if not _belongs(question, occasion):
            continue
        if not question.part and values.get(question.id) is None:
            yield Asked(question)
        for part in question.part:
            if said(question, part, values) is None and reached(question, part, values):
                yield Asked(question, part)


def _belongs(question: Question, occasion: Occasion) -> bool:
    if question.block in _BLOCKS[occasion]:
        return occasion == "intake" or bool(question.part)
    return (occasion == "evaluation" and question.again) or (occasion == "weekly" and question.weekly)


def _stops(pathway: Pathway, values: Values) -> bool:
    allowed = {route.outcome: route.allowed for route in pathway.route}
    found = alarms(pathway, values, complete=False)
    return any(alarm.part.outcome and allowed[alarm.part.outcome] != "everything" for alarm in found)
