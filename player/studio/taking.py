"""One take: what a microphone hears, until the speaker is done."""

import numpy as np

from player.listening import Block
from player.studio.trimming import FRAME
from player.voice import Recording

_KEY = 0.12
"""Seconds at either end that may hold the sound of a key."""
_DONE = 1.3
"""Seconds of quiet after speech with which a take ends by itself."""
_SPOKEN = 0.15
"""Seconds of sound that are taken for speech."""
_ABOVE_ROOM = 9.0
"""Decibels."""
_SOFTEST = -55.0
"""Decibels below full scale; nothing softer is taken for speech."""


class Take:
    """Collects blocks, and tells when the speaker has been quiet for a while."""

    def __init__(self, rate: int, most: float) -> None:
        """Collect sound of `rate`, for at most so many seconds."""
        self._rate = rate
        self._most = most
        self._size = max(1, round(FRAME * rate))
        self._blocks: list[Block] = []
        self._levels: list[float] = []
        self._rest = np.zeros(0, np.float64)

    @property
    def seconds(self) -> float:
        """How long it is so far."""
        return sum(map(len, self._blocks)) / self._rate

    def hear(self, block: Block) -> bool:
        """Add a block; True when the take is over by itself."""
        self._blocks.append(block)
        joined = np.concatenate((self._rest, block / 32768))
        whole = len(joined) - len(joined) % self._size
        self._rest = joined[whole:]
        power = (joined[:whole].reshape(-1, self._size) ** 2).mean(axis=1)
        self._levels += (10 * np.log10(power + 1e-12)).tolist()
        return self._is_over()

    def recording(self, *, by_key: bool) -> Recording:
        """Give what was heard; of the end, where it ended with a key, so much less."""
        samples = np.concatenate([np.zeros(0, np.int16), *self._blocks]) / 32768
        key = round(_KEY * self._rate)
        return Recording(samples[key : len(samples) - key if by_key else None], self._rate)

    def _is_over(self) -> bool:
        if self.seconds >= self._most:
            return True
        levels = np.array(self._levels[round(_KEY / FRAME) :])
        if not len(levels):
            return False
        loud = np.flatnonzero(levels > max(np.percentile(levels, 20) + _ABOVE_ROOM, _SOFTEST))
        spoken = len(loud) * FRAME >= _SPOKEN
        return spoken and (len(levels) - 1 - loud[-1]) * FRAME >= _DONE
