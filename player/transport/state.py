"""Playing, paused, asking or stopped, where, and how: one frozen value."""

from enum import StrEnum

from msgspec import Struct

from player.program import Level
from player.session import Part, Question, Talk
from player.units import Frames

VOLUMES = (-18, -15, -12, -9, -6, -3, 0, 3, 6)
"""Steps of the volume, in decibels."""


class State(StrEnum):
    """What a session is doing."""

    PLAYING = "playing"
    PAUSED = "paused"
    ASKING = "asking"
    STOPPED = "stopped"


class Position(Struct, frozen=True, kw_only=True):
    """Where a session is."""

    frame: Frames = Frames(0)
    section: int | None = None
    side: str | None = None
    set: int | None = None
    rep: int | None = None
    part: Part | None = None
    waiting: bool = False
    """True in a silence that "ready" ends."""


class Transport(Struct, frozen=True, kw_only=True):
    """The state of a session that is being played."""

    state: State = State.PLAYING
    position: Position = Position()
    exercises: int = 1
    """How many there are."""
    level: Level = "easy"
    """Of the running exercise."""
    shift: int = 0
    """Levels up or down from what the program chose, for what is to come."""
    pace: float = 1.0
    talk: Talk = "full"
    volume: int = 0
    """In decibels."""
    asked: Question | None = None
    """While asking: the question that is open."""
