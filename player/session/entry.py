"""What was really done: the events of one sitting, and the entry that follows from them."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct


class Event(Struct, frozen=True, kw_only=True):
    """One fact of a session, never changed once it is written.

    Kinds and their data (frames are counted from the start of what is heard, pauses left out; after
    `resumed` they go on from that event's own frame, be it 0 or the last one):

    - `opened`: program, title, digest, phase (or null), language, level (or null), pace, talk, rehearsal
      (bool), planned: one object an exercise with exercise, name, kind, level, digest, sides, sets, reps,
      hold (seconds), seconds (active: out, hold and back of all sides and sets, at this pace)
    - `resumed`: the entry is taken up again; pace, level_shift, talk
    - `section`: section, exercise: it began
    - `side`: section, exercise, side (or null), set, reps, of (planned reps), seconds (active, heard),
      done (bool), level
    - `pause`; `continue`: meant (only where the press that paused became another command: `again`, `hurts`)
    - `change`: what (level, pace, talk, volume, skip, back, repeat, again, ready ...), value, section;
      the value is what holds from then on, as the pace and the talk; of a level also level_shift, the
      steps easier or harder in all
    - `pain`: when (before, after, during), value 0-10 or null, section (of during)
    - `effort`: value 0-10 or null
    - `hurts`: section, side, set, rep, choice (or null)
    - `ended`: state (done, stopped, interrupted, left), reason, sign (what broke it off, such as `dizzy`)
    - `corrected`: event (number of the one that it replaces, from 1: a pain, effort or side), data (what
      holds instead; null where it was withdrawn)
    """

    kind: str
    frame: int = 0
    data: Mapping[str, Any] = {}
    at: str = ""
    """Local time with its offset, ISO 8601; the journal fills it in. For showing, never for counting."""


class SideDone(Struct, frozen=True, kw_only=True):
    """One side of one set, done or left."""

    section: int
    exercise: str
    side: str | None
    set: int
    reps: int
    of: int
    seconds: float
    done: bool
    level: str


class Entry(Struct, frozen=True, kw_only=True):
    """One session as it was: derived from its events, never stored."""

    id: str
    program: str
    title: str
    digest: str
    language: str
    level: str | None
    rehearsal: bool
    started: str
    """Local time with its offset, ISO 8601."""
    ended: str | None
    state: str
    """`open`, `done`, `stopped`, `interrupted` or `left`."""
    reason: str | None
    seconds: float
    """Heard, from frames; pauses left out."""
    pace: float
    level_shift: int
    talk: str
    planned: Sequence[Mapping[str, Any]]
    sides: Sequence[SideDone]
    pauses: int
    changes: Sequence[Mapping[str, Any]]
    pain_before: int | None
    pain_after: int | None
    effort: int | None
    heard: int = 0
    """Frame of the last event."""
    hurts: Sequence[Mapping[str, Any]] = ()
    """Each time "it hurts" was said: the data of its event, with its frame."""
    pain_during: Sequence[int] = ()
    section: int | None = None
    """The exercise that was begun last, from 0; None before the first."""
    here: Sequence[SideDone] = ()
    """The sides of that exercise, since it was begun last."""
    last: str = ""
    """Local time of the last event, ISO 8601."""
    phase: int | None = None
    """Recovery phase of the program, as its file said."""
    sign: str | None = None
    """What broke it off, such as `dizzy`; None where nothing did."""


class Practice(Struct, frozen=True):
    """How well a person knows an exercise."""

    times: int
    """Sessions in which at least one side of it was done."""
    last: str
    """Date of the last one, ISO 8601."""
