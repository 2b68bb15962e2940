"""The cohort: short talk of many others, to know what is no command.

`cohort.npz` is made by `tests/bench/words_cohort.py`, which names its sources. It holds no sound, only
what the speech embedding says of each piece.
"""

from functools import cache
from pathlib import Path

import numpy as np

from player.words.embedding import Frames, unit

FILE = Path(__file__).with_name("cohort.npz")
SCALE = 256.0
"""What the numbers of the file are divided by: each is one byte."""


@cache
def cohort() -> tuple[Frames, ...]:
    """Give the steps of every piece."""
    with np.load(FILE, allow_pickle=False) as kept:
        rows, lengths = kept["rows"], kept["lengths"]
    ends = np.cumsum(lengths)
    return tuple(unit(part / SCALE) for part in np.split(rows.astype(np.float32), ends[:-1]))
