"""A sink that remembers every sample."""

import numpy as np

from player.sinks.drain import Drain
from player.sinks.sink import CHANNELS
from player.sound import Samples


class Memory(Drain):
    """Keeps what it is given, in the order in which it came."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._blocks: list[Samples] = []

    def take(self, block: Samples) -> None:
        """Keep a copy of `block`."""
        self._blocks.append(block.copy())

    def samples(self) -> Samples:
        """Give everything that was kept, shaped (frames, 2)."""
        return np.concatenate([np.empty((0, CHANNELS), np.int16), *self._blocks])

    def close(self) -> None:
        """Keep what there is."""
