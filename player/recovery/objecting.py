"""Why a program should not, or must not, be played now."""

from collections.abc import Iterator
from datetime import datetime

from player.program.pathway import Pathway
from player.recovery.days import day, hours_between, monday, real
from player.recovery.decisions import Objection, Reason, Standing
from player.recovery.facts import History, Practised
from player.recovery.load import guard, week_load
from player.recovery.programs import Facts, program_load


def refusal(standing: Standing, facts: Facts) -> Objection | None:
    """Give the stop that forbids a program; walking and breathing stay where the answers allow them."""
    if not facts.exercises or standing.allowed == "everything":
        return None
    if standing.allowed == "walking_and_breathing" and facts.calm:
        return None
    stops = tuple(reason for reason in standing.reasons if reason.key in ("sign_open", "held", "held_days"))
    told = standing.verdict.reasons if standing.verdict is not None else ()
    return Objection(reasons=stops or told, may_override=False)


def objection(
    pathway: Pathway, history: History, standing: Standing, facts: Facts, now: datetime
) -> Objection | None:
    """Give everything against a program now; None where nothing is."""
    stopped = refusal(standing, facts)
    if stopped is not None or facts.calm or facts.is_break:
        return stopped
    found = tuple(_against(pathway, history, facts, now))
    if not found:
        return None
    return Objection(reasons=tuple(reason for reason, _ in found), may_override=all(may for _, may in found))


def _against(
    pathway: Pathway, history: History, facts: Facts, now: datetime
) -> Iterator[tuple[Reason, bool]]:
    today, rhythm = now.date(), pathway.rhythm
    strength = facts.strength
    lifted = next((each for each in reversed(history.sessions) if _lifted(each, strength)), None)
    if lifted is not None and (hours := hours_between(lifted.started, now)) < rhythm.strength_hours:
        yield Reason(rule="PR14", key="strength_soon", values={"hours": round(hours)}), True
    if not strength:
        done = [each for each in history.sessions if real(each) and day(each.started) == today]
        moving = [each for each in done if any(one.kind == "mobility" for one in each.exercises)]
        if len(moving) >= rhythm.mobility_per_day:
            yield Reason(rule="PR14", key="enough_today", values={"count": len(moving)}), True
    yield from _heavy(pathway, history, facts, now)


def _lifted(session: Practised, strength: frozenset[str]) -> bool:
    """Tell whether any of these exercises was done in a session."""
    return any(each.exercise in strength and each.done > 0 for each in session.exercises)


def _heavy(pathway: Pathway, history: History, facts: Facts, now: datetime) -> Iterator[tuple[Reason, bool]]:
    """Weigh the week with this program against what it may hold."""
    today = now.date()
    limits = guard(pathway, history.sessions, today)
    held = week_load(pathway, history.sessions, today)
    week = held + program_load(pathway, facts)
    # From the cap to the hard one is one small step: who has taken it has a short session left.
    small = held <= limits.cap or facts.name in (pathway.programs.short, pathway.programs.sore)
    # The first week has nothing to be measured by: then all three are the floor.
    if week <= limits.hard and small:
        return
    past = week if week > limits.hard else held
    percent = round(100 * (past / limits.reference - 1)) if limits.reference else 0
    overridden = any(
        kept.kind == "override" and kept.data.get("rule") == "PR10" and day(kept.at) >= monday(today)
        for kept in history.kept
    )
    never = limits.reference > 0 and week > limits.never
    if not limits.reference:
        key = "first_week"
    elif limits.hard <= pathway.load.floor:
        key = "plenty"
    else:
        key = "too_much" if never else "much" if week > limits.hard else "cap"
    yield Reason(rule="PR10", key=key, values={"percent": percent}), not (never or overridden)
