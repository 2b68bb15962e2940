"""Wraps a section into rows, broken where nothing sounds, best before a repetition."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from player.session import Cue, Section
from player.units import Frames, to_frames

ROW = 40
"""Seconds that fit in a row."""
_LONGEST = to_frames(ROW)


class Row(Struct, frozen=True):
    """A piece of a section that stands on one line of the picture."""

    at: Frames
    end: Frames
    cues: tuple[Cue, ...]
    """All that is heard in it; the first and the last may reach over its edges."""


def rows(section: Section) -> Iterator[Row]:
    """Give the rows of a section; only what is longer than a row is cut in two."""
    at = section.at
    while at < section.end:
        end = section.end
        if end - at > _LONGEST:
            end = _break(section.cues, at, Frames(at + _LONGEST))
        yield Row(at, end, tuple(cue for cue in section.cues if cue.at < end and cue.end > at))
        at = end


def _break(cues: tuple[Cue, ...], at: Frames, last: Frames) -> Frames:
    near = [cue for cue in cues if cue.at <= last and cue.end > at]
    clean = [
        cue.at
        for cue in near
        if at < cue.at <= last and not any(other.at < cue.at < other.end for other in near)
    ]
    tones = [cue for cue in near if cue.kind == "tone"]
    begun = {
        after.at
        for before, after in pairwise(tones)
        if (before.set, before.side, before.rep) != (after.set, after.side, after.rep)
    }
    halfway = (at + last) // 2
    return max((one for one in clean if one in begun and one > halfway), default=max(clean, default=last))
