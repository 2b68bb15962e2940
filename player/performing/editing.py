"""What a command did to the timeline, and how it is written down."""

from msgspec import Struct

from player.performing.leader import Leader
from player.transport import Change
from player.units import Frames


class Edit(Struct, frozen=True):
    """What a command did to the timeline."""

    change: Change
    at: Frames
    """First frame that is not as it was: where the command takes effect."""
    cut: bool
    """True where what sounds now stops at once."""


def stopped_here(leader: Leader, change: Change) -> Edit:
    """Cut what sounds, here and now."""
    leader.progress.cut(leader.frame)
    leader.timeline.cut(leader.frame)
    return Edit(change, leader.frame, cut=True)


def write_change(leader: Leader, at: Frames, change: Change, section: int) -> None:
    """Keep in the journal what was changed, and in which exercise it was asked."""
    shift = {"level_shift": leader.wishes.shift} if change.what == "level" else {}
    where = section if 0 <= section < leader.count else None
    leader.notes.journal("change", at, what=change.what, value=change.value, section=where, **shift)
