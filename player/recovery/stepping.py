"""How many exercises may step up now: PR8 to PR10, and never in a session that comes too soon."""

from datetime import date, timedelta
from math import ceil

from player.program import Program
from player.program.pathway import Pathway
from player.recovery.days import day, exercising
from player.recovery.facts import History
from player.recovery.lights import careful, light_of
from player.recovery.load import guard, week_load
from player.recovery.moving import phase_of
from player.recovery.trend import trend


def per_week(pathway: Pathway, history: History) -> int:
    """Give how many exercises may step up in a week of the phase that holds."""
    now = phase_of(pathway, history, 1)[0]
    own = next((each.steps_per_week for each in pathway.phase if each.id == now), 0)
    return own or pathway.step_up.per_week


def room(pathway: Pathway, history: History, program: Program, today: date) -> int:
    """Give how many steps up are left for a program today."""
    if not _steady(pathway, history, today) or _soon(pathway, history, program, today):
        return 0
    return per_week(pathway, history) - _stepped(pathway, history, today)


def _soon(pathway: Pathway, history: History, program: Program, today: date) -> bool:
    """Tell whether a program's strength was done so lately that this is a day to rest from it."""
    strength = {item.exercise for item in program.items if item.kind == "strength"}
    first = today - timedelta(days=ceil(pathway.rhythm.strength_hours / 24) - 1)
    return any(
        day(session.started) >= first
        and any(each.exercise in strength and each.done for each in session.exercises)
        for session in history.sessions[-20:]
    )


def _steady(pathway: Pathway, history: History, today: date) -> bool:
    """Tell whether anything may go up now: not after red or a while away, past the cap or on a worse line."""
    last = next((each for each in reversed(history.sessions) if exercising(each)), None)
    if last is None or (today - day(last.started)).days >= pathway.away.lighter:
        return False
    if week_load(pathway, history.sessions, today) > guard(pathway, history.sessions, today).cap:
        return False
    if trend(pathway, history, today).label == "worse":
        return False
    return light_of(pathway, last, careful=careful(pathway, history)) != "red"


def _stepped(pathway: Pathway, history: History, today: date) -> int:
    """Count the steps up of the last days."""
    first = today - timedelta(days=pathway.step_up.per_days - 1)
    return sum(
        kept.kind == "dose" and kept.data.get("rule") == "PR8" and day(kept.at) >= first
        for kept in history.kept
    )
