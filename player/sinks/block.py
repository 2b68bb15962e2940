"""A block on its way to the device, and the fade that ends one that is already there."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Self

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from player.sound import Samples
from player.units import Frames, to_frames

FADE = to_frames(0.010)
"""Frames in which a sound that is broken off dies away."""


class Block(Struct, frozen=True, eq=False):
    """A stretch of the device's memory, and the frames of a source that stand in it, between silences."""

    first: Frames
    """The source's frame with which it begins, after the lead."""
    lead: int
    """Frames before that, which are not the source's."""
    frames: int
    """Frames of the source."""
    samples: Samples
    """All of it, shaped (frames, 2): the very memory that the device plays from."""
    sound: object = None
    """The device's own handle."""

    @property
    def length(self) -> int:
        """Frames that the device takes to play it."""
        return len(self.samples)

    @property
    def used(self) -> int:
        """Frames after which nothing but silence is left."""
        return self.lead + self.frames

    @property
    def end(self) -> Frames:
        """First frame of the source that is not in it."""
        return Frames(self.first + self.frames)

    def frame(self, inside: int) -> Frames:
        """Give the source's frame that stands `inside` frames after the block's beginning, or before it."""
        if inside < 0:
            return Frames(self.first + inside)
        return Frames(self.first + max(0, min(inside - self.lead, self.frames)))

    def emptied(self, first: Frames, lead: int) -> Self:
        """Give the same memory without a source; from `lead` on there is room for one."""
        return replace(self, first=first, lead=max(0, min(lead, self.length)), frames=0)


def fade_out(blocks: Sequence[Block], inside: int, opening: Frames) -> tuple[Block, ...]:
    """Silence `blocks`, which follow each other, from `inside` frames on; give them as they are then.

    Each begins with the source's frame at which it was cut, and has room after the fade. A source whose
    `opening` is still to come there is taken away whole, and a fade before it is left as it is.

    SDL's own fade looks at the clock once a buffer, so that it cuts where 10 ms are asked for, and it lets
    a queued block sound after it. The device plays from the blocks' own memory: the fade is written there.
    """
    edges = (0, *accumulate(block.length for block in blocks))
    sounding = [(edge, block) for edge, block in zip(edges, blocks, strict=False) if block.frames]
    if not sounding:
        return tuple(blocks)
    cut, length = inside, int(FADE)
    edge, block = sounding[0]
    if block.first == opening and inside <= edge + block.lead:
        cut, length = edge + block.lead, 0
    reached = next(
        (
            block.frame(cut - edge)
            for edge, block in zip(edges, blocks, strict=False)
            if cut < edge + block.length
        ),
        blocks[-1].end,
    )
    # The later block first: the device has not come to it, so there is no hurry but in the one that sounds.
    for edge, block in reversed(list(zip(edges, blocks, strict=False))):
        local = cut - edge
        start, stop = (max(0, min(bound, block.length)) for bound in (local, local + length))
        block.samples[stop:] = 0
        gain = 1 - np.arange(start - local + 1, stop - local + 1, dtype=np.float32) / FADE
        block.samples[start:stop] = np.rint(block.samples[start:stop] * gain[:, None]).astype(np.int16)
    return tuple(
        block.emptied(reached, cut + length - edge) for edge, block in zip(edges, blocks, strict=False)
    )
