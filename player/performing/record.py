"""Keeps in the journal what was done of each exercise, and how a session ended."""

from player.performing.notes import Notes
from player.performing.progress import Progress
from player.program import Program
from player.session import Section
from player.units import Frames, to_seconds


class Record:
    """Writes for one session; knows which exercise is which."""

    def __init__(self, notes: Notes, program: Program, begun: int | None) -> None:
        """Write to `notes`; the exercise `begun` before, if any, is not written as begun again."""
        self._notes = notes
        self._items = program.items
        self._begun = begun

    def begins(self, section: Section) -> None:
        """An exercise begins; when it is drafted anew that is not written twice."""
        if section.index != self._begun:
            self._begun = section.index
            self._notes.section(section)

    def finished(self, index: int, progress: Progress, frame: Frames) -> None:
        """Write each side that has all its repetitions now."""
        if 0 <= index < len(self._items):
            for side in progress.finished(index, self._items[index].exercise):
                self._notes.side(frame, side)

    def left(self, index: int, progress: Progress, frame: Frames) -> None:
        """Write each side that was begun and will not be finished."""
        if 0 <= index < len(self._items):
            for side in progress.left(index, self._items[index].exercise):
                self._notes.side(frame, side)

    def ended(self, state: str, reason: str | None, frame: Frames, sign: str | None) -> None:
        """Write that the session has ended; `sign` where that broke it off."""
        told = {} if sign is None else {"sign": sign}
        self._notes.journal("ended", frame, state=state, reason=reason, seconds=to_seconds(frame), **told)
