"""A block on its way to the device, and the fade that ends one that is already there."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from player.sound import Samples
from player.units import Frames, to_frames

FADE = to_frames(0.010)
"""Frames in which a sound that is broken off dies away."""


class Block(Struct, frozen=True, eq=False):
    """Some frames of a source, as the device holds them."""

    first: Frames
    """The source's frame with which it begins, after the lead."""
    lead: int
    """Frames of silence before that."""
    samples: Samples
    """Lead and source, shaped (frames, 2): the very memory that the device plays from."""
    sound: object = None
    """The device's own handle."""

    @property
    def length(self) -> int:
        """All its frames, silence included."""
        return len(self.samples)

    @property
    def end(self) -> Frames:
        """First frame of the source that is not in it."""
        return self.frame(self.length)

    def frame(self, inside: int) -> Frames:
        """Give the source's frame that stands `inside` frames after the block's beginning."""
        return Frames(self.first + max(0, min(inside, self.length) - self.lead))


def fade_out(blocks: Sequence[Block], inside: int) -> Frames:
    """Silence `blocks`, which follow each other, from `inside` frames on; give the source's frame there.

    SDL's own fade looks at the clock once a buffer, so that it cuts where 10 ms are asked for, and it lets
    a queued block sound after it. The device plays from the blocks' own memory: the fade is written there.
    """
    reached = blocks[-1].end
    # The later block first: the device has not come to it, so there is no hurry but in the one that sounds.
    begun = span(blocks)
    for block in reversed(blocks):
        begun -= block.length
        local = inside - begun
        if local < block.length:
            reached = block.frame(max(0, local))
        start, stop = (max(0, min(edge, block.length)) for edge in (local, local + FADE))
        block.samples[stop:] = 0
        gain = 1 - np.arange(start - local + 1, stop - local + 1, dtype=np.float32) / FADE
        block.samples[start:stop] = np.rint(block.samples[start:stop] * gain[:, None]).astype(np.int16)
    return reached


def span(blocks: Sequence[Block]) -> int:
    """Give the frames of all `blocks` together."""
    return sum(block.length for block in blocks)
