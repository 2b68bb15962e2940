"""Tells in a session what is to be told once, to its end: what a command cut off is told again."""

from typing import Protocol

from player.performing.changing import change_at_next_repetition
from player.performing.editing import Edit
from player.performing.leader import Leader
from player.session import Cue
from player.transport import Change, State


class Teller(Protocol):
    """Whoever has something to tell."""

    def news(self) -> str | None:
        """Give what is to be told once, as a key of `say.live`."""


class News:
    """What is told at the next repetition, one thing at a time."""

    def __init__(self, leader: Leader, teller: Teller) -> None:
        """Take news from `teller`; nothing is told yet."""
        self._leader = leader
        self._teller = teller
        self._key: str | None = None
        self._placed: Cue | None = None

    def tell(self) -> Edit | None:
        """Place what there is to tell, where the session plays; give what that did to the timeline."""
        leader, placed = self._leader, self._placed
        if leader.transport.state is not State.PLAYING:
            return None
        if placed is None or (self._whole(placed) and leader.frame >= placed.end):
            self._key = self._teller.news()
        elif self._whole(placed):
            return None
        if self._key is None:
            self._placed = None
            return None
        edit = change_at_next_repetition(
            leader, Change(what="nothing", effect="next_repetition", say=self._key)
        )
        said = (cue for cue in leader.timeline.cues() if cue.kind == "speech" and cue.at >= edit.at)
        self._placed = next(said, None)
        return edit

    def _whole(self, placed: Cue) -> bool:
        """Tell whether nothing has cut it off: what is cut becomes another cue, or none."""
        return placed in self._leader.timeline.cues()
