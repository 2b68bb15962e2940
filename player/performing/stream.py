"""What a sink plays: a mixer, and the frame after which there is nothing (yet)."""

from collections.abc import Iterable

from msgspec.structs import replace

from player.performing.leader import Leader
from player.session import Cue
from player.sound import Clip, Levels, Mixer, Samples
from player.units import Frames


class Stream:
    """A source of blocks."""

    def __init__(self, mixer: Mixer, end: Frames, cues: Iterable[Cue] = ()) -> None:
        """Give what `mixer` mixes of some cues, up to `end`."""
        self._mixer = mixer
        self._end = end
        self.speech = tuple((cue.at, cue.end) for cue in cues if cue.kind == "speech")
        """From which frames and until which there are words."""

    @property
    def end(self) -> Frames:
        """First frame after the last."""
        return self._end

    def render(self, at: Frames, out: Samples) -> None:
        """Fill a block from absolute frame `at`."""
        self._mixer.render(at, out)


def stream_of(leader: Leader, levels: Levels, bed: Clip | None) -> Stream:
    """Mix what a leader has placed so far."""
    end, cues = leader.timeline.end, leader.timeline.cues()
    complete = leader.ended is not None or leader.next > leader.count
    louder = replace(levels, volume=levels.volume + leader.transport.volume)
    return Stream(Mixer(cues, leader.drafter.clips, louder, bed, end if complete else None), end, cues)
