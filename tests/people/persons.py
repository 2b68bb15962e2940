"""Twelve made people over twelve weeks: what they answer, when they exercise, and what happens to them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from player.program import Language

WEEKS = 12
Days = Callable[[int], bool]
Score = Callable[[int], float]


def _every(_: int) -> bool:
    return True


class Person(Struct, frozen=True, kw_only=True):
    """One made person; a day counts from 0, a Monday."""

    about: str
    language: Language
    pain: Score
    """Pain on a day, before any chance."""
    days: Days = _every
    """Whether they exercise on a day."""
    answers: Mapping[str, Any] = {}
    later: Mapping[int, Mapping[str, Any]] = {}
    """Answers that hold from a day on."""
    keys: Mapping[int, int] = {}
    """What they tell on a day on which it hurts in the session: a score, or -1 for a sign."""
    extra: Mapping[int, Sequence[Sequence[str]]] = {}
    """What they type on a day besides `soepel today`."""
    times: Callable[[int], int] = lambda _: 1
    """How often they do it on a day."""
    strength_only: bool = False
    """Whether they play strength whatever is proposed."""


def _flare(day: int) -> float:
    return 8.5 if 30 <= day < 33 else max(1.0, 4 - 0.04 * day)


PERSONS: dict[str, Person] = {
    "smooth": Person(
        about="Het gaat gestaag beter, en er wordt elke dag geoefend.",
        language="nl",
        pain=lambda day: max(0.5, 4.5 - 0.06 * day),
        answers={"QI1": 4, "QI3": 4, "effort_of_activity": 6},
        later={21: {"QI3": 3, "effort_of_activity": 4}, 42: {"QI3": 2, "effort_of_activity": 3}},
    ),
    "fluctuating": Person(
        about="Up and down, on a line that goes down.",
        language="en",
        pain=lambda day: max(0.5, 4.5 - 0.04 * day + (1.8 if day % 9 in (4, 5) else -0.6)),
        answers={"QI1": 4, "QI3": 4},
        later={42: {"QI3": 3}},
    ),
    "flare": Person(
        about="Een opvlamming van drie dagen in week vijf.",
        language="nl",
        pain=_flare,
        answers={"QI1": 4, "QI3": 3},
        later={30: {"QI3": 6}, 40: {"QI3": 3}, 49: {"QI3": 2}},
    ),
    "worsening": Person(
        about="Pain goes up week after week.",
        language="en",
        pain=lambda day: min(8.0, 2 + 0.07 * day),
        answers={"QI1": 2, "QI3": 3},
        later={42: {"QI3": 6}},
        keys={50: 7, 57: 7, 60: 8},
    ),
    "signs": Person(
        about="In week twee een teken in de sessie, en daarna klachten van een zenuw.",
        language="nl",
        pain=lambda _: 4.0,
        answers={"QI1": 4, "QI3": 4},
        keys={9: -1},
        later={9: {"QN1a": "yes", "QN1b": "yes"}, 20: {"changed": "yes"}, 21: {"changed": "no"}},
        extra={23: [["intake", "--clearance", "QN1", "--date", "2026-03-25"]]},
    ),
    "holiday": Person(
        about="Two weeks away, from week five.",
        language="en",
        pain=lambda day: max(1.0, 4 - 0.04 * day),
        days=lambda day: not 29 <= day < 44,
        answers={"QI1": 4, "QI3": 3},
        later={56: {"QI3": 2}},
    ),
    "eager": Person(
        about="Wil te veel: soms vier keer op een dag, en zware kracht wanneer het niet hoort.",
        language="nl",
        pain=lambda day: max(1.0, 3 - 0.02 * day),
        times=lambda day: 4 if day % 7 in (0, 3) else 1,
        answers={"QI1": 3, "QI3": 2, "override": "yes"},
        extra={day: [["play", "neck/phase-3-a", "--level", "hard"]] for day in (3, 4, 40, 41)},
    ),
    "irregular": Person(
        about="Exercises now and then, without a pattern.",
        language="en",
        pain=lambda _: 3.5,
        days=lambda day: (day * 7) % 11 in (0, 3, 4),
        answers={"QI1": 3, "QI3": 3},
    ),
    "high": Person(
        about="Veel pijn in rust: zes en meer.",
        language="nl",
        pain=lambda day: 6.6 - 0.02 * day,
        answers={"QI1": 7, "QI2": 9, "QI3": 6, "QI5": 3},
        later={42: {"QI3": 5}},
    ),
    "chair": Person(
        about="Cannot lie down, has no band.",
        language="en",
        pain=lambda day: max(1.0, 3.5 - 0.03 * day),
        answers={"QI1": 3, "QI3": 3, "QE1": "no", "QE2": "no"},
        later={21: {"QI3": 2}},
    ),
    "weekends": Person(
        about="Alleen kracht, en alleen in het weekend.",
        language="nl",
        pain=lambda _: 2.5,
        days=lambda day: day % 7 in (5, 6),
        answers={"QI1": 2, "QI3": 2, "override": "yes"},
        strength_only=True,
    ),
    "returns": Person(
        about="Quits after three weeks, returns after six.",
        language="en",
        pain=lambda day: 4.0 if day < 21 else max(1.5, 5 - 0.05 * (day - 63)),
        days=lambda day: day < 21 or day >= 64,
        answers={"QI1": 4, "QI3": 4},
    ),
}
