"""Blocks that came in, until somebody reads them."""

import threading
from collections import deque

import numpy as np

from player.listening.source import Block

_MOST = 120.0
"""Seconds that are kept for a reader who does not come."""


class Inbox:
    """Filled by one thread and read by another."""

    def __init__(self, rate: int) -> None:
        """Hold sound of `rate` samples a second."""
        self.gaps = 0
        """Times that something was lost: on the way here, or because nobody read it."""
        self._most = round(_MOST * rate)
        self._held = 0
        self._blocks: deque[Block] = deque()
        self._ended = False
        self._changed = threading.Condition()

    def put(self, block: Block, losses: int = 0) -> None:
        """Add a block, and how many were lost just before it; the oldest make room."""
        with self._changed:
            self.gaps += losses
            self._blocks.append(block)
            self._held += len(block)
            while self._held > self._most:
                self._held -= len(self._blocks.popleft())
                self.gaps += 1
            self._changed.notify_all()

    def end(self) -> None:
        """Tell that nothing more will come."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def read(self, patience: float) -> Block | None:
        """Give all there is; empty when nothing came in time, None when nothing will come."""
        with self._changed:
            self._changed.wait_for(lambda: self._blocks or self._ended, max(0.0, patience))
            if not self._blocks:
                return None if self._ended else np.zeros(0, np.int16)
            blocks = list(self._blocks)
            self._blocks.clear()
            self._held = 0
        return np.concatenate(blocks)
