"""Where a person stands at one moment: what is allowed, what must be asked, which phase, which advice."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from player.program.pathway import Pathway, Permission
from player.recovery import evaluation, mornings
from player.recovery.answering import any_holds
from player.recovery.days import away, day, real
from player.recovery.decisions import Reason, Standing, Verdict
from player.recovery.facts import Answers, History
from player.recovery.flare import flare
from player.recovery.lights import reds
from player.recovery.moving import move, phase_of
from player.recovery.stops import Held, held, safety_sets
from player.recovery.verdict import verdict

SIGN_OPEN = Reason(rule="PR3", key="sign_open")
"""A session was broken off by a sign such as dizziness, and the safety questions were not answered since."""


def standing(pathway: Pathway, history: History, now: datetime) -> Standing:
    """Judge everything that is known of a person by the rules."""
    today = now.date()
    found = held(pathway, history, today)
    judged = _verdict(pathway, history, found, today)
    first = judged.phase if judged is not None and judged.phase else 1
    was, since = phase_of(pathway, history, first)
    broken_off = sign_open(pathway, history)
    allowed: Permission = judged.allowed if judged is not None else "everything"
    if broken_off:
        allowed = "nothing"
    sore = _sore(pathway, history, today)
    phase, moved = (was, None) if allowed != "everything" else move(pathway, history, today, was)
    if sore is not None and moved is not None and moved.rule == "PG":
        # Nobody goes on to more on a day for less.
        phase, moved = was, None
    asks = tuple(
        each
        for each in _asks(pathway, history, found, now, phase=phase)
        # Who may not exercise looks back once they may.
        if each[0] != "evaluation" or allowed == "everything"
    )
    return Standing(
        verdict=judged,
        allowed=allowed,
        phase=phase,
        days=0 if since is None or moved else (today - since).days,
        ask=tuple(dict.fromkeys(name for name, _ in asks)),
        reasons=(
            *((SIGN_OPEN,) if broken_off else ()),
            *(_stop(each) for each in found),
            *(reason for _, reason in asks),
            *((sore,) if sore else ()),
        ),
        advice=tuple(_advice(pathway, history, today)),
        moved=moved,
        sore=sore is not None,
    )


def sign_open(pathway: Pathway, history: History) -> bool:
    """Tell whether a sign broke a session off after the safety questions were answered last."""
    sets = safety_sets(pathway, history)
    broken_off = any(
        session.aborted and (not sets or session.started > sets[-1].at) for session in history.sessions
    )
    # Counted, not timed: what was answered in the same second may be older than the sign.
    return broken_off or any(
        kept.kind == "sign" and len(sets) <= kept.data.get("answered", 0) for kept in history.kept
    )


def answers_of(history: History) -> dict[str, Any]:
    """Give the newest answer to every question."""
    merged: dict[str, Any] = {}
    for answers in history.answers:
        merged.update(answers.values)
    return merged


def _verdict(pathway: Pathway, history: History, found: tuple[Held, ...], today: date) -> Verdict | None:
    """Give the verdict of the newest answers, by the alarms that still count; None before any intake."""
    if not safety_sets(pathway, history):
        return None
    alarms = tuple(each.alarm for each in found)
    values = answers_of(history)
    weeks = evaluation.weeks_of_pain(pathway, history, today)
    if weeks is not None:
        # As long as it has lasted by now, not by then.
        values["QD1"] = weeks
    return verdict(pathway, values, history.clearances, today.isoformat(), found=alarms)


def _stop(each: Held) -> Reason:
    question = each.alarm.question
    values: dict[str, str | int | float] = {
        "question": question.id,
        "date": each.since.isoformat(),
        "days": question.wait,
    }
    return Reason(rule=question.id, key="held_days" if question.wait else "held", values=values)


def _asks(
    pathway: Pathway, history: History, found: tuple[Held, ...], now: datetime, *, phase: int
) -> Iterator[tuple[str, Reason]]:
    today = now.date()
    sets = safety_sets(pathway, history)
    gone = away(history, today)
    signed = sign_open(pathway, history)
    if signed:
        yield "safety", SIGN_OPEN
    if not sets:
        if not signed:
            yield "intake", Reason(rule="QS", key="no_intake")
        return
    last = max(day(each.at) for each in sets)
    if gone is not None and gone >= pathway.away.intake and (today - last).days >= pathway.away.intake:
        yield "intake", Reason(rule="PR15", key="long_away", values={"days": gone})
        return
    again = _safety(pathway, history, found, today, sets)
    if again is not None:
        yield "safety", again
    if mornings.due(history, now):
        yield "morning", Reason(rule="PR4", key="morning")
    others = ("condition", "safety")
    weekly = [day(each.at) for each in history.answers if each.occasion not in others]
    if (
        weekly
        and (today - max(weekly)).days >= pathway.evaluation.weekly
        and any(real(each) for each in history.sessions)
    ):
        yield "weekly", Reason(rule="PH", key="weekly")
    reason = evaluation.due(pathway, history, today, phase)
    if reason is not None:
        yield "evaluation", reason


def _safety(
    pathway: Pathway, history: History, found: tuple[Held, ...], today: date, sets: Sequence[Answers]
) -> Reason | None:
    """Say why the safety questions are due; None where they are not."""
    last = max(day(each.at) for each in sets)
    if found and all(each.since < today for each in found):
        return Reason(rule="QS", key="answer_again")
    if (today - last).days >= pathway.safety.again:
        return Reason(rule="QS", key="safety_again", values={"days": (today - last).days})
    # What was answered in the same second was answered before it.
    since = [each for each in history.sessions if each.started >= sets[-1].at]
    if reds(pathway, history, since):
        return Reason(rule="PR3", key="safety_red")
    shown = flare(pathway, history, today)
    return Reason(rule="PR22", key="safety_flare") if shown is not None and last < shown else None


def _sore(pathway: Pathway, history: History, today: date) -> Reason | None:
    """Say why this is a day for the gentle version."""
    for kept in reversed(history.kept):
        if kept.kind == "today" and day(kept.at) == today:
            return Reason(rule="PR13", key="told_sore") if kept.data.get("value") == "sore" else None
    if flare(pathway, history, today) is not None:
        return Reason(rule="PR22", key="flare")
    pain = [each.mean for each in history.days if day(each.date) == today]
    if pain and pain[-1] >= pathway.pain.very_high_start:
        return Reason(rule="PR2b", key="much_pain")
    return None


def _advice(pathway: Pathway, history: History, today: date) -> Iterator[Reason]:
    """Give the reasons to see a physiotherapist that hold now."""
    values = answers_of(history)
    weeks = evaluation.weeks_of_pain(pathway, history, today)
    if weeks is None:
        values.pop("QD1", None)
    else:
        values["QD1"] = weeks
    yield from evaluation.course(pathway, history, today)
    for each in pathway.advice:
        if any_holds(each.when, values, pathway):
            yield Reason(rule=each.id, key="advice", values={"weeks": weeks or 0})
