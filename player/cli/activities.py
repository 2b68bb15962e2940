"""What a person did besides exercising, from the words that they type in either language."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Literal

from msgspec import Struct

from player.cli.parsing import number
from player.errors import UserError

What = Literal["walking", "cycling", "sport"]

WORDS: Mapping[What, tuple[str, ...]] = {
    "walking": ("walk", "walking", "walked", "wandelen", "wandeling", "gewandeld", "lopen", "gelopen"),
    "cycling": ("cycle", "cycling", "cycled", "bike", "biking", "fiets", "fietsen", "gefietst"),
    "sport": (
        "sport",
        "sports",
        "sporten",
        "gesport",
        "run",
        "running",
        "hardlopen",
        "swim",
        "swimming",
        "zwemmen",
        "fitness",
        "gym",
    ),
}
_ADDING = ("add", "noteer")
_UNITS = {
    1: ("", "m", "min", "mins", "minute", "minutes", "minuut", "minuten"),
    60: ("h", "hour", "hours", "u", "uur", "uren"),
}
_MOST = 24 * 60
_EARLIEST = date(2000, 1, 1)
_NOON = time(12)


class Done(Struct, frozen=True):
    """What was done, and for how long."""

    what: What
    minutes: float


def read(words: Sequence[str]) -> Done:
    """Read `walk 20`, `add fietsen 1,5 uur` or `wandelen 20min`; raise UserError for anything else."""
    told = [word.casefold() for word in words]
    if told and told[0] in _ADDING:
        told = told[1:]
    name, amount = (told[0] if told else ""), "".join(told[1:])
    what = next((kind for kind, known in WORDS.items() if name in known), None)
    minutes = _minutes(amount)
    if what is None:
        from difflib import get_close_matches  # noqa: PLC0415 - only needed for a mistake

        near = get_close_matches(name, [word for known in WORDS.values() for word in known], n=1)
        raise UserError(
            "activity.error.near" if near else "activity.error.unknown", name=name, near="".join(near)
        )
    if minutes is None:
        key = "activity.error.amount" if amount else "activity.error.minutes"
        raise UserError(key, what=name, amount=" ".join(told[1:]))
    if not 0 < minutes <= _MOST:
        raise UserError("activity.error.range", value=amount)
    return Done(what, minutes)


def moment(text: str | None, now: datetime) -> datetime:
    """Give the moment of something done on the day `text`, or now; raise UserError for no such day."""
    if text is None:
        return now
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise UserError("activity.error.day", value=text) from error
    if not _EARLIEST <= day <= now.date():
        raise UserError("activity.error.future" if day > now.date() else "activity.error.day", value=text)
    return now if day == now.date() else datetime.combine(day, _NOON).astimezone()


def _minutes(amount: str) -> float | None:
    digits = amount.rstrip("abcdefghijklmnopqrstuvwxyz. ")
    unit = amount[len(digits) :].strip(". ")
    value = number(digits) if digits[:1].isdecimal() else None
    factor = next((many for many, names in _UNITS.items() if unit in names), None)
    return None if value is None or factor is None else round(value * factor, 2)
