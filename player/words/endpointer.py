"""Cuts what a microphone hears into pieces that could be a word: sound with quiet around it.

Each step of 16 ms looks back: has something just ended that is clearly louder than what was before and
after it? Nothing is remembered but the last three seconds, so no noise can leave it stuck.
"""

from collections import deque
from itertools import islice

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

RATE = 16_000
"""Samples in a second that are listened to."""
HOP = 256
"""Samples of one step."""
_WINDOW = 2 * HOP
_BAND = (200.0, 3600.0)
"""Hertz in which the power of speech lies. With the highs emphasised, words drown in white noise."""
_SILENT = -62.0
"""Decibels below full scale; nothing softer is ever speech."""
_BELOW_PEAK = 22.0
"""Decibels below its loudest step at which a word is over, in a quiet room."""
_OVER_ROOM = 0.4
"""Part of the way from the room to the loudest step below which a word is over, in any room."""
_STANDS_OUT = 9.0
"""Decibels that a word is louder than the room."""
_ROOM = 25.0
"""The room is as loud as this part of the steps, in percent, at most."""
_QUIET = 8
"""Steps of quiet before a word."""
_HANG = 17
"""Steps of quiet that end it, 0.27 s: less may lie inside a word."""
_BEFORE = 5
_AFTER = 5
"""Steps that are kept around it, for what is soft: an s, an f, a breath."""
_SHORTEST = 6
"""Steps of a word, 0.1 s."""
LONGEST = 106
"""Steps of a word, 1.7 s; whoever speaks on is not giving a command."""
_SEEN = LONGEST + _HANG + _QUIET + _BEFORE
"""Steps in which a word and the quiet around it lie."""
_KEPT = 188
"""Steps by which the room is known, 3 s."""
_EDGE = 6
_EVEN = 5.0
"""Steps at both ends of a piece that lie within so many decibels are not speech but the room."""
_EVEN_RUN = 16
_EVEN_SPREAD = 1.5
"""So many steps that go up and down by no more decibels than this are the room, too."""

Samples = NDArray[np.float32]


class Segment(Struct, frozen=True, eq=False):
    """A piece that could be a word."""

    samples: Samples
    """Full scale is 1; at `RATE`."""
    begin: int
    """Samples from the beginning of listening to where it begins."""
    end: int


class Endpointer:
    """Finds the pieces in sound that comes in blocks of any size."""

    def __init__(self) -> None:
        """Have heard nothing yet."""
        self._rest: Samples = np.zeros(0, np.float32)
        self._hops: deque[Samples] = deque(maxlen=_SEEN)
        self._levels: NDArray[np.float64] = np.full(_KEPT, np.nan)
        """Decibels of each step; not a number where it was deaf, or before the beginning."""
        self._taper = np.hanning(_WINDOW).astype(np.float32)
        frequencies = np.fft.rfftfreq(_WINDOW, 1 / RATE)
        self._bins = (frequencies >= _BAND[0]) & (frequencies <= _BAND[1])
        self._scale = 2.0 / float(np.sum(self._taper**2)) / _WINDOW
        self._step = 0
        self._deaf = 0
        self._done = 0

    def feed(self, block: NDArray[np.int16], *, deaf: bool = False) -> list[Segment]:
        """Hear a block, and give the pieces that have ended in it; none that reaches into deafness."""
        heard: Samples = np.concatenate((self._rest, block.astype(np.float32) / np.float32(32768)))
        whole = len(heard) - len(heard) % HOP
        self._rest = heard[whole:]
        found = (self._hear(heard[at : at + HOP], deaf=deaf) for at in range(0, whole, HOP))
        return [segment for segment in found if segment is not None]

    def _hear(self, hop: Samples, *, deaf: bool) -> Segment | None:
        before = self._hops[-1] if self._hops else np.zeros(HOP, np.float32)
        self._hops.append(hop)
        self._step += 1
        self._levels[:-1] = self._levels[1:]
        # Two more steps reach back into what came while it was deaf.
        self._deaf = 2 if deaf else self._deaf - 1
        self._levels[-1] = (
            np.nan if self._deaf >= 0 else max(_SILENT, self._level(np.concatenate((before, hop))))
        )
        after = self._levels[-_HANG:]
        # Most steps end nothing; a step that is not a number is no end, and lets nothing end before it.
        return self._ended() if self._levels[-_HANG - 1] > after.max() else None

    def _ended(self) -> Segment | None:
        """Give the piece that has ended with the step before the quiet; None where it is no word."""
        levels = self._levels[-_SEEN:]
        last = len(levels) - _HANG
        peak = float(np.nanmax(levels))
        room = self._room(peak)
        over = max(peak - _BELOW_PEAK, room + _OVER_ROOM * (peak - room), _SILENT + 1)
        if peak - room < _STANDS_OUT or levels[last - 1] <= over or levels[last:].max() > over:
            return None
        loud = np.flatnonzero(levels[:last] > over)
        gaps = np.flatnonzero(np.diff(loud) > _HANG)
        begin = int(loud[gaps[-1] + 1] if len(gaps) else loud[0])
        quiet = levels[max(0, begin - _QUIET) : begin]
        if len(quiet) < _QUIET or np.isnan(levels[begin:last]).any() or np.isnan(quiet).any():
            return None
        begin, last = _tight(levels, begin, last)
        return self._cut(begin, last) if _SHORTEST <= last - begin <= LONGEST else None

    def _room(self, peak: float) -> float:
        """Give how loud the room is: its soft steps, or its most even ones where a part is no room."""
        room = float(np.nanpercentile(self._levels, _ROOM))
        real = self._levels[self._levels > _SILENT]
        if len(real) == np.count_nonzero(~np.isnan(self._levels)) or len(real) < _EVEN_RUN:
            return room
        runs = np.lib.stride_tricks.sliding_window_view(real, _EVEN_RUN)
        spread = runs.std(axis=1)
        even = float(runs[int(spread.argmin())].mean())
        return even if spread.min() < _EVEN_SPREAD and room < even < peak - _STANDS_OUT else room

    def _cut(self, begin: int, last: int) -> Segment | None:
        """Give the sound of the steps from `begin` to `last`, counted in what is remembered."""
        first = self._step - _SEEN
        if first + begin < self._done:
            return None
        self._done = first + last
        begin, last = begin - _BEFORE, last + _AFTER
        missing = _SEEN - len(self._hops)
        hops = list(islice(self._hops, max(0, begin - missing), last - missing))
        begin = max(begin, missing)
        return Segment(np.concatenate(hops), (first + begin) * HOP, (first + last) * HOP)

    def _level(self, window: Samples) -> float:
        power = np.abs(np.fft.rfft(window * self._taper)) ** 2
        return float(10 * np.log10(power[self._bins].sum() * self._scale + 1e-12))


def _tight(levels: NDArray[np.float64], begin: int, last: int) -> tuple[int, int]:
    """Leave out the sound of the room, where a piece begins and ends with it, as where a file begins."""
    inside = levels[begin:last]
    edges = np.concatenate((inside[1 : 1 + _EDGE], inside[-_EDGE - 1 : -1]))
    if len(inside) < 4 * _EDGE or np.ptp(edges) > _EVEN:
        return begin, last
    loud = np.flatnonzero(inside > edges.mean() + _STANDS_OUT)
    return (begin + int(loud[0]), begin + int(loud[-1]) + 1) if len(loud) else (begin, last)
