"""What to do today: the right program for this person, and why."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from math import ceil

from msgspec import Struct

from player.program import Level
from player.program.pathway import Pathway, Phase
from player.recovery.days import day, exercising, in_week
from player.recovery.decisions import Objection, Proposal, Reason, Standing
from player.recovery.facts import History, Practised
from player.recovery.objecting import objection
from player.recovery.programs import Facts, variant
from player.recovery.standing import answers_of
from player.recovery.trend import adherence

_UPKEEP = 4
"""Number of the phase that is upkeep."""


class Wants(Struct, frozen=True, kw_only=True):
    """What a person asks of today."""

    sore: bool = False
    short: bool = False
    chair: bool = False


def planned(pathway: Pathway, phase: int) -> int:
    """Give how many sessions a week of a phase asks for."""
    own = phase_of(pathway, phase)
    return own.daily_per_week + own.strength_per_week


def propose(
    pathway: Pathway,
    programs: Mapping[str, Facts],
    history: History,
    standing: Standing,
    now: datetime,
    *,
    wants: Wants | None = None,
) -> Proposal:
    """Choose the program of today from `programs`, by name; every choice has its reason."""
    wants = wants or Wants()
    asked = planned(pathway, standing.phase)
    count = adherence(pathway, history, now.date(), asked)
    if standing.allowed == "nothing":
        reasons = standing.reasons or (standing.verdict.reasons if standing.verdict else ())
        return Proposal(program=None, reasons=reasons, planned=asked, done=count.done)
    roles = pathway.programs
    if standing.allowed == "walking_and_breathing":
        return Proposal(
            program=roles.breathing,
            reasons=(Reason(rule="QS", key="only_calm"),),
            others=(roles.walking,),
            planned=asked,
            done=count.done,
        )
    lacking = lacks(history, wants)
    level: Level | None = "easy" if standing.sore or wants.sore else None
    names = [variant(pathway, name, lacking) for name in _names(pathway, standing.phase)]
    others = (*names, roles.short, roles.evening, roles.breathing, roles.walking)
    if level is not None:
        why = [reason for reason in standing.reasons if reason.key in ("told_sore", "flare", "much_pain")]
        against = objection(pathway, history, standing, programs[roles.sore], now)
        program, reasons = _light(against, roles.sore, pathway), why or [Reason(rule="PR13", key="told_sore")]
    else:
        program, reasons = next(_chosen(pathway, programs, history, standing, now, lacking=lacking))
        if count.done >= asked and reasons[-1].key == "walk":
            reasons = [Reason(rule="PR13", key="done_week")]
        if wants.short:
            against = objection(pathway, history, standing, programs[roles.short], now)
            program, reasons = _light(against, roles.short, pathway), [Reason(rule="PR24", key="short")]
        elif count.offer_short:
            reasons = [*reasons, Reason(rule="PR23", key="short_is_fine")]
    return Proposal(
        program=program,
        level=level,
        reasons=tuple(reasons),
        others=tuple(dict.fromkeys(name for name in others if name != program)),
        planned=asked,
        done=count.done,
    )


def _light(against: Objection | None, name: str, pathway: Pathway) -> str:
    """Give a light program by name; breathing where even that is more than this week may hold."""
    return name if against is None else pathway.programs.breathing


def _chosen(
    pathway: Pathway,
    programs: Mapping[str, Facts],
    history: History,
    standing: Standing,
    now: datetime,
    *,
    lacking: Mapping[str, bool],
) -> Iterator[tuple[str, list[Reason]]]:
    """Give what may be done today, the best first: strength where it is due, else daily, else a walk."""
    phase = phase_of(pathway, standing.phase)
    today = now.date()
    done_today = [each for each in history.sessions if exercising(each) and day(each.started) == today]
    against: list[Reason] = []
    for strength in (True, False) if not done_today else ():
        for name in in_turn(phase.strength if strength else phase.daily, history, lacking, pathway):
            if strength and not _strength_due(pathway, phase, history, now):
                against.append(Reason(rule="PR14", key="rest_day"))
                break
            if not strength and _enough(phase, history, now):
                break
            facts = programs.get(name)
            if facts is None:
                continue
            found = objection(pathway, history, standing, facts, now)
            if found is None:
                key = _why(phase, strength=strength)
                yield name, [*against[-1:], Reason(rule="PF", key=key, values={"phase": phase.id})]
            else:
                against += [_heavier(each) for each in found.reasons]
    key = "done_today" if done_today else "walk"
    yield pathway.programs.walking, [*against[-1:], Reason(rule="PR14", key=key)]


def _why(phase: Phase, *, strength: bool) -> str:
    """Give the key of why a program is for today; upkeep has no number that anybody knows it by."""
    if phase.id == _UPKEEP:
        return "strength_upkeep" if strength else "daily_upkeep"
    return "strength" if strength else "daily" if phase.id == 1 else "daily_on"


def _heavier(against: Reason) -> Reason:
    """Give why something heavier is not proposed, as it is said of what is proposed instead."""
    if against.rule != "PR10" or against.key == "cap":
        return against
    key = {"much": "heavier", "too_much": "heavier_much"}.get(against.key, "heavier_plenty")
    return Reason(rule=against.rule, key=key, values=against.values)


def _enough(phase: Phase, history: History, now: datetime) -> bool:
    """Tell whether what a week asks for besides strength was done, on as many days: PR13."""
    done = [each for each in in_week(history.sessions, now.date()) if exercising(each) and not strong(each)]
    return len({day(each.started) for each in done}) >= phase.daily_per_week


def _strength_due(pathway: Pathway, phase: Phase, history: History, now: datetime) -> bool:
    """Tell whether this is a day for strength: not yesterday's, and one is left for this week."""
    lifted = [each for each in history.sessions if strong(each)]
    days = {day(each.started) for each in in_week(lifted, now.date())}
    if len(days) >= min(phase.strength_per_week, 7 - pathway.rhythm.rest_days):
        return False
    # Every other day, whatever the hour.
    apart = ceil(pathway.rhythm.strength_hours / 24)
    return not any((now.date() - day(each.started)).days < apart for each in lifted)


def in_turn(
    names: Sequence[str], history: History, lacking: Mapping[str, bool], pathway: Pathway
) -> Iterator[str]:
    """Give the programs of a rotation, beginning after the one that was done last."""
    forms = [variant(pathway, name, lacking) for name in names]
    family = [{name, form} for name, form in zip(names, forms, strict=True)]
    last = -1
    for session in reversed(history.sessions):
        found = [number for number, both in enumerate(family) if session.program in both]
        if found:
            last = found[0]
            break
    for step in range(1, len(forms) + 1):
        yield forms[(last + step) % len(forms)]


def lacks(history: History, wants: Wants) -> dict[str, bool]:
    """Tell what is not there; where a person does not know, it is taken as not there."""
    values = answers_of(history)
    no = ("no", "unknown")
    return {"floor": wants.chair or values.get("QE1") in no, "band": values.get("QE2") in no}


def _names(pathway: Pathway, phase: int) -> tuple[str, ...]:
    own = phase_of(pathway, phase)
    return (*own.strength, *own.daily)


def phase_of(pathway: Pathway, phase: int) -> Phase:
    """Give a phase by its number; the first where there is none of it."""
    return next((each for each in pathway.phase if each.id == phase), pathway.phase[0])


def strong(session: Practised) -> bool:
    """Tell whether something of strength was done in a session."""
    return any(each.kind == "strength" and each.done > 0 for each in session.exercises)
