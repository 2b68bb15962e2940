"""What the rules decide: frozen values, each with its reasons."""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from player.program import Level
from player.program.pathway import Outcome, Permission, Urgency

Band = Literal["I", "II", "III", "not_estimated"]
Light = Literal["green", "amber", "red"]
Label = Literal["too_early", "better", "steady", "worse"]


class Reason(Struct, frozen=True, kw_only=True):
    """Why: one sentence with its rule's number."""

    rule: str
    """Such as `PR14`, `PH1`, `QS3`."""
    key: str
    """Sentence in phrases, below `recovery.reason`."""
    values: Mapping[str, str | int | float] = {}


class Verdict(Struct, frozen=True, kw_only=True):
    """What follows from the answers of an intake or a safety block."""

    outcome: Outcome
    urgency: Urgency
    allowed: Permission
    level: Level | None = None
    """Level to begin with; None where no exercise is allowed."""
    phase: int | None = None
    """1, 2 or None."""
    grade_band: Band = "not_estimated"
    """An estimate from answers, as education only."""
    advice: Sequence[Reason] = ()
    """When to see a physiotherapist, and what to follow first."""
    reasons: Sequence[Reason] = ()


class Dose(Struct, frozen=True, kw_only=True):
    """One number of one exercise that differs from what its program says, and why."""

    exercise: str
    what: Literal["reps", "hold", "sets", "level"]
    was: float | str
    value: float | str
    level: Level
    """Level that the number belongs to: the one that is done today."""
    reason: Reason
    new: bool = True
    """True the first time that it is proposed: then it is told and kept."""


class Standing(Struct, frozen=True, kw_only=True):
    """Where a person stands at one moment."""

    verdict: Verdict | None
    """Of the answers that count; None before the first intake."""
    allowed: Permission
    phase: int
    """1 to 3, or 4 for upkeep."""
    days: int
    """In this phase, from 0."""
    ask: Sequence[str]
    """What must be asked before anything is played, in order: `intake`, `safety`, `condition`, `morning`,
    `weekly`, `evaluation`."""
    reasons: Sequence[Reason]
    """Why that is allowed, and why something is asked."""
    advice: Sequence[Reason] = ()
    moved: Reason | None = None
    """Why the phase changes now; None where it does not."""
    sore: bool = False
    """True on a day for the gentle version: told so, a flare, or pain of six and more."""


class Proposal(Struct, frozen=True, kw_only=True):
    """What to do today."""

    program: str | None
    """Name in the library; None where nothing is to be played."""
    level: Level | None = None
    """Replaces the level of every exercise, where it is not None."""
    doses: Sequence[Dose] = ()
    reasons: Sequence[Reason] = ()
    others: Sequence[str] = ()
    """What may be chosen instead."""
    planned: int = 0
    """Sessions that this week asks for."""
    done: int = 0
    """Sessions done this week."""


class Objection(Struct, frozen=True, kw_only=True):
    """Why a program should not, or must not, be played now."""

    reasons: Sequence[Reason]
    may_override: bool
    """True where the person may choose it all the same, after a spoken warning."""


class Response(Struct, frozen=True, kw_only=True):
    """What a pain score in a session leads to."""

    light: Light
    action: Literal["go_on", "hold_dose", "leave_exercise", "abort"]
    """On red the exercise is left, and the rest of the session goes to easy, or to breathing."""
    reason: Reason


class Week(Struct, frozen=True, kw_only=True):
    """One calendar week on the line, from Monday."""

    monday: str
    mean: float | None
    """None with fewer than three days of pain told: a gap."""
    low: float | None = None
    """The mean of the lightest day."""
    high: int | None = None
    """The highest score of all."""
    entries: int = 0
    sessions: int = 0
    planned: int = 0
    load: float = 0.0
    """Active seconds times class weight."""
    other_minutes: float = 0.0
    """Walking, cycling and sport."""


class Trend(Struct, frozen=True, kw_only=True):
    """The line over the weeks."""

    label: Label
    weeks: Sequence[Week]
    base: float | None = None
    """Mean of the first two valid weeks that count."""
    recent: float | None = None
    """Mean of the last two."""
    slope: float | None = None
    """Points a week, Theil-Sen over at most six weeks."""


class Adherence(Struct, frozen=True, kw_only=True):
    """How much of what was planned was done; told as "three of four this week"."""

    done: int
    planned: int
    percent: int | None
    """Over fourteen days; None before there was anything planned."""
    offer_short: bool = False
