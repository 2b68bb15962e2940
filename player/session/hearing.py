"""Room for whoever leads by voice: silences in our own speech in which a microphone hears them."""

from player.units import Frames, to_frames

ROOM = to_frames(2.6)
"""A silence with two seconds of listening in it: a microphone is deaf just before and after our voice."""
_TALK = to_frames(6.0)
"""After so much explanation the next silence between two sentences is one of these."""
_LED = to_frames(8.0)
"""After so much of a movement its smaller words give way, until there has been one."""


class Hearing:
    """Follows what is said in a section, and tells when somebody has waited long to be heard."""

    def __init__(self, at: Frames) -> None:
        """Begin at a frame before which there was room."""
        self._since: int = at
        self._spoken_until: int = at

    def spoke(self, at: int, length: int) -> None:
        """Note words at a frame."""
        if at - self._spoken_until >= ROOM:
            self._since = at
        self._spoken_until = max(self._spoken_until, at + length)

    def due(self, at: int) -> bool:
        """Tell whether the next silence in an explanation has to leave room."""
        return at - self._since >= _TALK

    def overdue(self, at: int) -> bool:
        """Tell whether words at a frame are better left out, so that there is room."""
        return at - self._since > _LED and at - self._spoken_until < ROOM

    def short_of(self, at: int) -> Frames:
        """Give the frames that are missing until there has been room."""
        return Frames(max(0, ROOM - (at - self._spoken_until)))
