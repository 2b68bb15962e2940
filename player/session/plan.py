"""What is asked of a section: one exercise, for one person, from where they are."""

from typing import Literal

from msgspec import Struct

from player.program import Item, Language, Level, Position
from player.session.course import Turn
from player.session.places import nearest
from player.session.steps import Done
from player.session.values import Talk

Start = Literal["fresh", "onward", "resumed"]


class Plan(Struct, frozen=True, kw_only=True):
    """One exercise of a session, at its level, for this person, from where they are."""

    language: Language
    index: int
    """Number of the exercise in the program, from 0."""
    item: Item
    level: Level
    pace: float = 1.0
    talk: Talk = "full"
    listens: bool = False
    """Leave silences in which somebody who leads by voice is heard."""
    before: Position | None = None
    """Position of the exercise before; None at the start."""
    place: Literal["first", "next", "last", "break"] = "next"
    minutes: int | None = None
    """Minutes left in the session, to be said; None says nothing."""
    done: Done = {}
    running: str | None = None
    """The side being worked on when the rest is drafted anew."""
    previous: Turn | None = None
    """The repetition heard last, when what lies between it and the next is still to be said."""
    start: Start = "fresh"
    """`fresh` with all its words, `resumed` with a shorter way in, `onward` at once."""

    @property
    def position(self) -> Position:
        """Where the person is while doing it."""
        return nearest(self.item.positions, self.before)
