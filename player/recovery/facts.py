"""What the rules know of a person: facts from the journal, as frozen values.

Years hold tens of thousands of them and none leads back to itself: `gc=False` spares looking for circles.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct

from player.program import Kind

Occasion = Literal["intake", "safety", "evaluation", "weekly", "condition"]
"""Why questions were asked: first of all, for safety again, at an evaluation, each week, or before an
isometric or box-breathing exercise for the first time."""


class Answers(Struct, frozen=True, kw_only=True):
    """Questions that were answered at one moment."""

    at: str
    """Local time with its offset, ISO 8601."""
    occasion: Occasion
    values: Mapping[str, Any]
    """By id of the question or of its part: `yes`, `no` or `unknown`, a number, a choice; `QI4` holds
    a list of objects `activity`, `score`."""
    pathway: str = ""
    """Digest of the pathway whose questions they were."""


class Clearance(Struct, frozen=True, kw_only=True):
    """A doctor or physiotherapist looked at it and says that exercising is fine."""

    at: str
    """Local time at which it was told, ISO 8601."""
    question: str
    """Id of the question that it lifts, such as `QS1`."""
    date: str
    """Date of the examination, ISO 8601; from there it counts."""


class Morning(Struct, frozen=True, kw_only=True, gc=False):
    """What was answered to the question of the next morning."""

    at: str
    pain: int | None
    """0 to 10; None for no answer."""


class Activity(Struct, frozen=True, kw_only=True, gc=False):
    """Something done besides the exercises: as a person told it, or a walk that was played as a program.

    A walk stands among the sessions too; its minutes count here.
    """

    at: str
    what: Literal["walking", "cycling", "sport"]
    minutes: float


class Exercised(Struct, frozen=True, kw_only=True, gc=False):
    """One exercise of one session: what was planned, and what was done of it."""

    exercise: str
    kind: Kind
    level: str
    sides: int
    """Number of its sides; 1 without sides."""
    sets: int
    reps: int
    """Planned, per side and set."""
    hold: float
    """Seconds."""
    planned: float
    """Active seconds (out, hold and back) of the whole dose."""
    done: float
    """Active seconds that were heard."""
    pain: int | None = None
    """Highest score while it was done, 0 to 10; None where none was given."""
    skipped: str | None = None
    """Why it was left out: `skip`, `hurts`, `stop`, or None."""


class Practised(Struct, frozen=True, kw_only=True, gc=False):
    """One session as the rules see it; rehearsals and talks are none."""

    id: str
    program: str
    digest: str
    phase: int | None
    """Phase of the program, as its file said."""
    started: str
    """Local time with its offset, ISO 8601."""
    state: str
    """As in the journal: `done`, `stopped`, `interrupted`, `left` or `open`."""
    exercises: Sequence[Exercised]
    pain_before: int | None = None
    pain_during: int | None = None
    """Highest score given during the session."""
    pain_after: int | None = None
    effort: int | None = None
    aborted: str | None = None
    """Sign of PR3 that broke it off (such as `dizzy`), or None."""


class Kept(Struct, frozen=True, kw_only=True, gc=False):
    """A decision that was carried out, or something that was said: kept so that it counts later.

    Kinds and their data:

    - `phase`: phase (1 to 3, or 4 for upkeep), rule
    - `dose`: exercise, what (`reps`, `hold`, `sets`, `level`), was, value, rule
    - `override`: what was chosen past a warning: program, rule
    - `tip`, `said`: id of what was told
    - `evaluation`: done (bool), decision (`stay`, `next`, `back`); done is false for a prompt passed over
    - `today`: how the person feels: value (`usual`, `sore`)
    - `sign`: a sign such as dizziness broke a session off: program, answered (how often the
      safety questions had been answered by then)
    - `own`: chair, floor, band (yes or no), as told outside an intake
    """

    at: str
    kind: str
    data: Mapping[str, Any] = {}


class DayOfPain(Struct, frozen=True, kw_only=True, gc=False):
    """All that was said of pain on one day."""

    date: str
    mean: float
    """Mean of that day's morning score and of those before sessions."""
    worst: int
    entries: int


class History(Struct, frozen=True, kw_only=True):
    """Everything the rules look at, oldest first.

    `sessions` and `activities` go back half a year; all else goes back to the beginning.
    """

    sessions: Sequence[Practised] = ()
    answers: Sequence[Answers] = ()
    clearances: Sequence[Clearance] = ()
    mornings: Sequence[Morning] = ()
    activities: Sequence[Activity] = ()
    kept: Sequence[Kept] = ()
    days: Sequence[DayOfPain] = ()
    earlier: Sequence[str] = ()
    """Dates, ISO 8601, of the days with a session before all `sessions`."""
    first: str = ""
    """Date of the first session of all, ISO 8601; empty where there is none."""
    count: int = 0
    """Sessions in all."""
