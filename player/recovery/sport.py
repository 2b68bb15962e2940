"""Coming back to sport, one step a week."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from player.program.pathway import Pathway
from player.recovery.days import day, exercising, monday
from player.recovery.facts import History
from player.recovery.lights import reds
from player.recovery.mornings import word
from player.recovery.stops import held
from player.recovery.trend import label_of

_USUAL = "QF11"
"""The question how many minutes a week somebody does sport."""


class Rung(Struct, frozen=True, kw_only=True):
    """How much sport this week may hold."""

    minutes: int
    usual: int
    """Minutes a week as told at the intake."""
    percent: int
    done: int
    """Minutes told of this week."""


def rung(pathway: Pathway, history: History, today: date) -> Rung | None:
    """Give the step of this week; None for who does no sport, or is back at their usual time.

    It begins at a share of the usual time; each whole week adds a step while no morning was above the
    mean and the line is not worse, and a week with a red session, or in which exercising had to wait, takes
    one back.
    """
    told = next(
        (each for each in history.answers if _minutes(each.values) > 0 and each.occasion == "intake"), None
    )
    if told is None:
        return None
    usual, share = _minutes(told.values), pathway.sport.start
    week = monday(day(told.at))
    while week < monday(today):
        share = _after(pathway, history, week, share)
        week += timedelta(7)
    if share >= 1:
        return None
    done = sum(
        each.minutes for each in history.activities if each.what == "sport" and day(each.at) >= monday(today)
    )
    return Rung(minutes=round(usual * share), usual=usual, percent=round(100 * share), done=round(done))


def _after(pathway: Pathway, history: History, week: date, share: float) -> float:
    """Give the share after a week, by how that went."""
    rules, end = pathway.sport, week + timedelta(7)
    here = [each for each in history.sessions if week <= day(each.started) < end]
    if reds(pathway, history, here) or _waits(pathway, history, end):
        return max(rules.start, share - rules.step)
    # What nobody exercised or told in a week leaves it as it was.
    done = any(exercising(each) for each in here)
    mornings = [each for each in history.mornings if week <= day(each.at) < end and each.pain is not None]
    if not done or not mornings or label_of(pathway, history, end - timedelta(1)) == "worse":
        return share
    if any(word(pathway, history, each, fine=rules.morning) != "fine" for each in mornings):
        return share
    return min(1.0, share + rules.step)


def _waits(pathway: Pathway, history: History, end: date) -> bool:
    """Tell whether exercising had to wait as a week ended, by what was known then."""
    answers = tuple(each for each in history.answers if day(each.at) < end)
    cleared = tuple(each for each in history.clearances if day(each.at) < end)
    then = replace(history, answers=answers, clearances=cleared)
    return bool(held(pathway, then, end - timedelta(1)))


def _minutes(values: Mapping[str, Any]) -> int:
    value = values.get(_USUAL)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
