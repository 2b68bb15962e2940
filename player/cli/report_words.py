"""Dates, numbers and doses as the page for a therapist shows them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from player.phrases import Phrases


def shown(at: str) -> str:
    """Give the date of a moment as both languages write it: day, month, year."""
    return f"{date.fromisoformat(at[:10]):%d-%m-%Y}"


def plain(value: object) -> object:
    """Give a whole number where a decimal says no more."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def capital(text: str) -> str:
    """Give a text that may begin a sentence."""
    return text[:1].upper() + text[1:]


def dose(plan: Mapping[str, Any], book: Phrases) -> str:
    """Give sets and repetitions, and the seconds of a hold; of one repetition only the hold."""
    hold = float(plan.get("hold") or 0)
    sets, reps = plan.get("sets", 1), plan.get("reps", 1)
    if not hold:
        return f"{sets} x {reps}"
    times = f"{sets} x" if reps == 1 else f"{sets} x {reps},"
    return f"{times} {hold:g} s".replace(".", book.say("caption.point"))
