"""Where a session begins."""

from collections.abc import Mapping

from msgspec import Struct

from player.performing.drafter import OPENING
from player.performing.progress import Key
from player.units import Frames


class Onset(Struct, frozen=True):
    """Where to begin: the opening, or an exercise of which sides were done before."""

    section: int = OPENING
    done: Mapping[Key, int] = {}
    resumed: bool = False
    frame: Frames = Frames(0)
    """Frames that were heard before."""
