"""What a sink plays: a mixer, and the frame after which there is nothing (yet)."""

from msgspec.structs import replace

from player.performing.leader import Leader
from player.sound import Clip, Levels, Mixer, Samples
from player.units import Frames


class Stream:
    """A source of blocks."""

    def __init__(self, mixer: Mixer, end: Frames) -> None:
        """Give what `mixer` mixes, up to `end`."""
        self._mixer = mixer
        self._end = end

    @property
    def end(self) -> Frames:
        """First frame after the last."""
        return self._end

    def render(self, at: Frames, out: Samples) -> None:
        """Fill a block from absolute frame `at`."""
        self._mixer.render(at, out)


def stream_of(leader: Leader, levels: Levels, bed: Clip | None) -> Stream:
    """Mix what a leader has placed so far."""
    end = leader.timeline.end
    complete = leader.ended is not None or leader.next > leader.count
    louder = replace(levels, volume=levels.volume + leader.transport.volume)
    return Stream(
        Mixer(leader.timeline.cues(), leader.drafter.clips, louder, bed, end if complete else None), end
    )
