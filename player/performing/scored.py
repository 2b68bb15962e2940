"""A score that was given amid exercising, while it is read back and can be given anew."""

from msgspec import Struct

from player.performing.notes import Notes
from player.units import Frames

THINK, SAY = 2.0, 3.5
"""Seconds after an answer was read back in which it can be given anew: by hand, or by a word."""


class Scored(Struct, frozen=True):
    """A score, and what follows from it once it stands."""

    score: int
    """0 to 10."""
    section: int | None
    """Number of the exercise it belongs to; None in the opening and the closing."""
    choice: str
    """`go_on`, `easier` or `next`."""
    red: bool

    def write(self, notes: Notes, frame: Frames) -> None:
        """Keep it in the journal."""
        where = {} if self.section is None else {"section": self.section}
        notes.journal("pain", frame, when="during", value=self.score, **where)
