"""Performing: from a file to the ear, and to the journal.

The road of a cue:

1. `library` finds the file; `program.read(text)` makes a frozen Program of it, or names every problem.
2. `session.draft(plan)` tells what the next section consists of, and `session.lines(draft)` which
   sentences it needs; nothing is spoken yet.
3. The `voice` speaks them: its cache answers for what was spoken before, the rest is spoken by processes
   of their own, then trimmed, resampled, levelled and kept.
4. `session.compile(draft, lengths)` places every cue on an absolute frame. The `Leader` appends the section
   to its `Timeline`, while the section before it still sounds.
5. `sound.Mixer.render(at, out)` adds what overlaps a block of frames. Live play and export both call it, and
   any size of block gives the same samples.
6. Live, a thread of the loudspeaker renders ahead and pushes the blocks; `act` cuts the timeline when a
   command comes, and the blocks are pushed anew from there. In an export they go to a file.
7. What was heard, as far as the device can tell, moves the `Progress`, and through `Notes` the captions and
   the journal.

`Live` walks this road in real time, `Rehearsal` as fast as the machine can, `prepare` and `export` speak
everything first.
"""

from typing import TYPE_CHECKING, Any

from player.performing.acting import act
from player.performing.asking import Asking
from player.performing.captions import Captions
from player.performing.editing import Edit
from player.performing.exporting import export
from player.performing.hands import Hands
from player.performing.leader import Leader
from player.performing.lights import Lights
from player.performing.live import Live
from player.performing.notes import Keeper, Notes
from player.performing.onset import Onset
from player.performing.overhearing import Overheard
from player.performing.preparing import Prepared, omissions, prepare
from player.performing.rehearsal import Rehearsal
from player.performing.resuming import as_begun, long_ago, onset, planned, wishes_of
from player.performing.sheet import as_json, cue_sheet
from player.performing.stream import Stream, stream_of
from player.performing.viewing import view_of

if TYPE_CHECKING:
    from player.performing.interview import Interview

__all__ = [
    "Asking",
    "Captions",
    "Edit",
    "Hands",
    "Interview",
    "Keeper",
    "Leader",
    "Lights",
    "Live",
    "Notes",
    "Onset",
    "Overheard",
    "Prepared",
    "Rehearsal",
    "Stream",
    "act",
    "as_begun",
    "as_json",
    "cue_sheet",
    "export",
    "long_ago",
    "omissions",
    "onset",
    "planned",
    "prepare",
    "stream_of",
    "view_of",
    "wishes_of",
]


def __getattr__(name: str) -> Any:
    """Give what leads through questions, which a session that asks none does not wait for."""
    if name == "Interview":
        from player.performing.interview import Interview  # noqa: PLC0415

        return Interview
    raise AttributeError(name)
