"""Makes a clip of a recording: trimmed, resampled, of one loudness, with soft ends."""

import numpy as np
from numpy.typing import NDArray

from player.sound import Clip
from player.units import RATE, to_frames
from player.voice.loudness import loudness
from player.voice.recording import Recording

RECIPE = 1
"""Part of the key of every kept clip: raise it when anything here changes what is heard."""
LOUDNESS = -20.0
"""LUFS of every clip."""
PEAK = -1.0
"""Decibels below full scale that even the peaks between samples stay under."""
_AUDIBLE = 10 ** (-46 / 20)
"""Part of the peak from which something counts as speech."""
_BEFORE = to_frames(0.004)
_AFTER = to_frames(0.012)
_FADE = to_frames(0.003)


def finish(recording: Recording) -> Clip:
    """Give the clip of what an engine spoke; the first sound comes four milliseconds after its start."""
    import soxr  # noqa: PLC0415 - only needed when a clip is made

    samples = soxr.resample(recording.samples, recording.rate, RATE, "HQ")
    samples = _trimmed(samples)
    samples = samples * _gain(samples)
    ramp = np.linspace(0.0, 1.0, _FADE + 1)[:-1]
    samples[:_FADE] *= ramp
    samples[-_FADE:] *= ramp[::-1]
    return Clip(np.rint(samples * 32767).astype(np.int16))


def _trimmed(samples: NDArray[np.float64]) -> NDArray[np.float64]:
    """Cut the silence at both ends; what is missing before the first sound is added."""
    size = np.abs(samples)
    heard = np.flatnonzero(size > size.max() * _AUDIBLE)
    first, last = int(heard[0]) - _BEFORE, int(heard[-1]) + 1 + _AFTER
    lead = np.zeros(max(0, -first))
    tail = np.zeros(max(0, last - len(samples)))
    return np.concatenate((lead, samples[max(0, first) : last], tail))


def _gain(samples: NDArray[np.float64]) -> float:
    """Give the factor that brings speech to its loudness, or as near as its peaks allow."""
    import soxr  # noqa: PLC0415 - only needed when a clip is made

    peak = np.abs(soxr.resample(samples, RATE, 4 * RATE, "MQ")).max()
    wanted = 10 ** ((LOUDNESS - loudness(samples, RATE)) / 20)
    return float(min(wanted, 10 ** (PEAK / 20) / peak))
