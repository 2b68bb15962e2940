"""Hears a recording as if it came from a microphone."""

from collections.abc import Iterator
from typing import Protocol

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from player.words.endpointer import RATE
from player.words.engine import Engine, Heard

_SILENCE = RATE // 2


class Blocks(Protocol):
    """What gives sound at 16 kHz in blocks, until it gives None."""

    def read(self, patience: float) -> NDArray[np.int16] | None:
        """Give the next block."""


def hear(engine: Engine, blocks: Blocks) -> Iterator[Heard]:
    """Give each command in it; half a second of silence is assumed before and after."""
    for block in _padded(blocks):
        for heard in engine.feed(block):
            yield replace(heard, at=max(0.0, round(heard.at - _SILENCE / RATE, 3)))


def _padded(blocks: Blocks) -> Iterator[NDArray[np.int16]]:
    silence = np.zeros(_SILENCE, np.int16)
    yield silence
    while (block := blocks.read(0.0)) is not None:
        yield block
    yield silence
