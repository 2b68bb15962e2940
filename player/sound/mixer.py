"""The mixer: the one place where cues become samples, for live play and for export alike."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from player.session import Cue, Line
from player.sound.bed import Bed
from player.sound.clip import Clip
from player.sound.levels import Levels, gain, scaled
from player.sound.tones import sounding, tone
from player.units import Frames

_FAR = -8.0
"""Decibels by which the ear turned away hears a panned tone softer."""
_LOWEST, _HIGHEST = -(1 << 15), (1 << 15) - 1


class Mixer:
    """Gives the samples of any block of a session, alike for every size and order of blocks.

    Nothing in it changes once it is made, so that several threads may ask it at once.
    """

    def __init__(
        self,
        cues: Sequence[Cue],
        clips: Mapping[Line, Clip],
        levels: Levels = Levels(),  # noqa: B008 - frozen
        bed: Clip | None = None,
        frames: Frames | None = None,
    ) -> None:
        """Take what is heard when; `frames`, once it is known, is where the bed has faded out."""
        heard = sorted(
            ((cue.at, cue.sound) for cue in cues if cue.sound is not None), key=lambda placed: placed[0]
        )
        self._starts = [at for at, _ in heard]
        self._sounds = [clips[sound] if isinstance(sound, Line) else sound for _, sound in heard]
        self._ends = [
            at + (sound.frames if isinstance(sound, Clip) else sounding(sound))
            for at, sound in zip(self._starts, self._sounds, strict=True)
        ]
        self._latest: list[int] = []
        for end in self._ends:
            self._latest.append(max(end, self._latest[-1]) if self._latest else end)
        self._speech = gain(levels.speech + levels.volume)
        self._near = gain(levels.tones + levels.volume)
        self._far = gain(levels.tones + levels.volume + _FAR)
        self._mono = levels.mono
        self._bed: Bed | None = None
        if bed is not None and bed.frames:
            spoken = (
                (start, end)
                for start, end, sound in zip(self._starts, self._ends, self._sounds, strict=True)
                if isinstance(sound, Clip)
            )
            self._bed = Bed(bed, levels.bed + levels.volume, spoken, frames)

    def render(self, at: Frames, out: NDArray[np.int16]) -> None:
        """Fill the stereo block `out`, of shape (frames, 2), with what is heard from frame `at`."""
        middle = np.zeros(len(out), np.int32)
        if self._bed is not None:
            self._bed.render(at, middle)
        ears: NDArray[np.int32] | None = None
        until = at + len(out)
        for index in range(bisect_right(self._latest, at), bisect_left(self._starts, until)):
            start, end, sound = self._starts[index], self._ends[index], self._sounds[index]
            if end <= at:
                continue
            block = slice(max(start, at) - at, min(end, until) - at)
            within = slice(max(start, at) - start, min(end, until) - start)
            if isinstance(sound, Clip):
                middle[block] += scaled(sound.samples[within], self._speech)
                continue
            samples = tone(sound).samples[within]
            if self._mono or not sound.pan:
                middle[block] += scaled(samples, self._near)
                continue
            if ears is None:
                ears = np.zeros((2, len(out)), np.int32)
            near = int(sound.pan > 0)
            ears[near, block] += scaled(samples, self._near)
            ears[1 - near, block] += scaled(samples, self._far)
        if ears is None:
            out[:, 0] = out[:, 1] = _saturated(middle)
        else:
            ears += middle
            out[:] = _saturated(ears).T


def _saturated(sums: NDArray[np.int32]) -> NDArray[np.int32]:
    """Hold `sums`, in place, within 16 bits: too loud is flat, never wrapped around."""
    np.minimum(sums, _HIGHEST, out=sums)
    return np.maximum(sums, _LOWEST, out=sums)
