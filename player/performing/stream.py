"""What a sink plays: the mixer over a leader's timeline, as it stands now."""

from msgspec.structs import replace

from player.performing.leader import Leader
from player.sound import Clip, Levels, Mixer, Samples
from player.units import Frames


class Stream:
    """A source of blocks, and the frame after which there is nothing yet."""

    def __init__(self, leader: Leader, levels: Levels, bed: Clip | None) -> None:
        """Mix what `leader` has placed so far."""
        self._end = leader.timeline.end
        complete = leader.ended is not None or leader.next > leader.count
        self._mixer = Mixer(
            leader.timeline.cues(),
            leader.clips,
            replace(levels, volume=levels.volume + leader.transport.volume),
            bed,
            self._end if complete else None,
        )

    @property
    def end(self) -> Frames:
        """First frame after what is placed so far."""
        return self._end

    def render(self, at: Frames, out: Samples) -> None:
        """Fill a block from absolute frame `at`."""
        self._mixer.render(at, out)
