"""The samples of one sound."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from player.units import Frames

Samples = NDArray[np.int16]


class Clip(Struct, frozen=True, eq=False):
    """One sound, mono, 16 bit, at `RATE`."""

    samples: Samples
    """Shape (frames,)."""

    @property
    def frames(self) -> Frames:
        """Its length."""
        return Frames(len(self.samples))
