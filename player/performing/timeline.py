"""What is heard, section after section, on one line of frames that only grows."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from player.session import Cue, Section
from player.units import Frames

MomentKind = Literal["section", "cue", "part", "over"]


class Moment(Struct, frozen=True):
    """Something that is true once its frame was heard."""

    frame: Frames
    kind: MomentKind
    """`section` and `cue` begin, `part` ends (one of the tempo), `over` is the end of a section."""
    section: Section
    cue: Cue | None = None


class Timeline:
    """The sections placed so far, and the moments in them that are not heard yet."""

    def __init__(self, at: Frames = Frames(0)) -> None:
        """Begin, empty, at a frame."""
        self.sections: list[Section] = []
        self._begin = at
        self._moments: list[Moment] = []

    @property
    def end(self) -> Frames:
        """First frame after all that is placed."""
        return self.sections[-1].end if self.sections else self._begin

    def append(self, section: Section) -> None:
        """Place a section behind the others; it was compiled for that frame."""
        self.sections.append(section)
        self._moments += sorted(_moments(section), key=_order)

    def cut(self, at: Frames) -> None:
        """Take away everything from frame `at` on; what has begun before is cut off there."""
        kept: list[Section] = []
        for section in self.sections:
            if section.end <= at:
                kept.append(section)
            elif section.at < at:
                cues = tuple(_cut_off(cue, at) for cue in section.cues if cue.at < at)
                kept.append(replace(section, frames=Frames(at - section.at), cues=cues))
        self.sections = kept
        self._begin = at
        self._moments = [
            moment
            for moment in self._moments
            if moment.frame <= at and (moment.kind != "cue" or moment.frame < at)
        ]

    def close_up(self, at: Frames) -> Section | None:
        """End the silence that sounds at `at`: all that follows comes earlier; gives its section."""
        section = self.at(at)
        silent = (
            [cue for cue in section.cues if cue.kind == "wait" and cue.at <= at < cue.end] if section else []
        )
        if section is None or not silent:
            return None
        by = silent[0].end - at
        shut = replace(
            section,
            frames=Frames(section.frames - by),
            cues=tuple(
                replace(cue, length=Frames(at - cue.at)) if cue == silent[0] else _earlier(cue, by, at)
                for cue in section.cues
            ),
        )
        index = self.sections.index(section)
        later = [
            replace(each, at=Frames(each.at - by), cues=tuple(_earlier(cue, by, at) for cue in each.cues))
            for each in self.sections[index + 1 :]
        ]
        # What was heard before stays heard; what comes to lie at this very frame was not.
        pairs = zip(_moments(section), _moments(shut), strict=True)
        unheard = [moved for moment, moved in pairs if moment.frame > at]
        self._moments = [moment for moment in self._moments if moment.frame <= at]
        self._moments += sorted(unheard, key=_order)
        self.sections[index:] = [shut]
        for each in later:
            self.append(each)
        return shut

    def heard(self, frame: Frames) -> Iterator[Moment]:
        """Give, once, what became true up to and with `frame`, in order."""
        while self._moments and self._moments[0].frame <= frame:
            yield self._moments.pop(0)

    def cues(self) -> tuple[Cue, ...]:
        """Give every cue that was placed and not taken away, in order."""
        return tuple(cue for section in self.sections for cue in section.cues)

    def at(self, frame: Frames) -> Section | None:
        """Give the section that is sounding at `frame`."""
        at = bisect_left(self.sections, frame + 1, key=lambda section: section.end)
        return self.sections[at] if at < len(self.sections) and self.sections[at].at <= frame else None


def _moments(section: Section) -> list[Moment]:
    moments = [Moment(section.at, "section", section), Moment(section.end, "over", section)]
    moments += (Moment(cue.at, "cue", section, cue) for cue in section.cues)
    moments += (Moment(cue.end, "part", section, cue) for cue in section.cues if cue.kind == "tone")
    return moments


def _order(moment: Moment) -> tuple[int, int]:
    """At one frame: what ends before what begins."""
    return moment.frame, ("part", "section", "cue", "over").index(moment.kind)


def _earlier(cue: Cue, by: int, at: Frames) -> Cue:
    return replace(cue, at=Frames(cue.at - by)) if cue.at >= at + by else cue


def _cut_off(cue: Cue, at: Frames) -> Cue:
    """Silence a cue that would sound on over a cut: the device has faded it there."""
    return cue if cue.end <= at else replace(cue, length=Frames(at - cue.at), sound=None)
