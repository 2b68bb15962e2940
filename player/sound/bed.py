"""The bed: a calm sound that loops under a session and steps back while someone speaks."""

from bisect import bisect_right
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from player.sound.clip import Clip
from player.sound.levels import UNITY, gain, scale
from player.units import RATE, to_frames

RAMP = to_frames(0.2)
"""Frames in which the bed steps back, and in which it returns."""
HOLD = to_frames(1.0)
"""Frames that it stays back after the last word: pauses shorter than this do not let it up."""
SWELL = 2 * RATE
"""Frames in which it first comes up, and in which it goes at the very end."""
_DUCKED = -12.0


class Ducking:
    """How far the bed is back at every frame: 0 not at all, `RAMP` wholly.

    It is made of straight pieces, and depends only on speech that has begun: cues added
    later never change what has sounded.
    """

    def __init__(self, spoken: Iterable[tuple[int, int]]) -> None:
        """Follow `spoken`: the first frame of each speech, and the first one after it, in order."""
        self._starts = [0]
        self._depths = [0]
        self._slopes = [0]
        release: int | None = None
        for begin, end in spoken:
            if release is not None and begin <= release:
                release = max(release, end + HOLD)
                continue
            depth = 0 if release is None else self._return(release, begin)
            self._piece(begin, depth, 1)
            self._piece(begin + RAMP - depth, RAMP, 0)
            release = end + HOLD
        if release is not None:
            self._return(release, release + RAMP)

    def pieces(self, at: int, end: int) -> Iterable[tuple[int, int, int, int]]:
        """Give the pieces between two frames: first frame, frame after, depth at the first, slope."""
        index = bisect_right(self._starts, at) - 1
        while at < end:
            index += 1
            until = min(end, self._starts[index]) if index < len(self._starts) else end
            if until > at:
                slope = self._slopes[index - 1]
                yield at, until, self._depths[index - 1] + slope * (at - self._starts[index - 1]), slope
                at = until

    def _return(self, release: int, begin: int) -> int:
        """Let the bed up from `release` until `begin`, and give how far it is still back there."""
        self._piece(release, RAMP, -1)
        if begin - release < RAMP:
            return RAMP - (begin - release)
        self._piece(release + RAMP, 0, 0)
        return 0

    def _piece(self, start: int, depth: int, slope: int) -> None:
        self._starts.append(start)
        self._depths.append(depth)
        self._slopes.append(slope)


class Bed:
    """A clip that loops over absolute frames, ducked under speech."""

    def __init__(
        self, clip: Clip, decibels: float, spoken: Iterable[tuple[int, int]], frames: int | None
    ) -> None:
        """Lay `clip` under `spoken`; it fades out before `frames`, the end of all, where that is known."""
        self._samples = clip.samples
        self._frames = frames
        self._ducking = Ducking(spoken)
        loud, ducked = gain(decibels), gain(decibels + _DUCKED)
        depths = np.arange(RAMP + 1, dtype=np.int64)
        self._gains = (loud + (ducked - loud) * depths // RAMP).astype(np.int32)

    def render(self, at: int, out: NDArray[np.int32]) -> None:
        """Fill `out` with the bed from frame `at`."""
        end = at + len(out)
        self._loop(at, out)
        for first, after, depth, slope in self._ducking.pieces(at, end):
            part = out[first - at : after - at]
            if slope:
                depths = np.arange(depth, depth + slope * len(part), slope)
                scale(part, self._gains[depths])
            elif (level := int(self._gains[depth])) != UNITY:
                scale(part, level)
        if at < SWELL:
            risen = np.arange(at, min(end, SWELL), dtype=np.int64)
            scale(out[: len(risen)], (risen * UNITY // SWELL).astype(np.int32))
        if self._frames is not None and end > self._frames - SWELL:
            first = max(at, self._frames - SWELL)
            left = np.maximum(self._frames - 1 - np.arange(first, end, dtype=np.int64), 0)
            scale(out[first - at :], (left * UNITY // SWELL).astype(np.int32))

    def _loop(self, at: int, out: NDArray[np.int32]) -> None:
        """Copy the loop as it lies over absolute frames."""
        filled = 0
        while filled < len(out):
            start = (at + filled) % len(self._samples)
            piece = self._samples[start : start + len(out) - filled]
            out[filled : filled + len(piece)] = piece
            filled += len(piece)
