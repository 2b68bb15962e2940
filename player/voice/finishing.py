"""Makes a clip of a recording: trimmed, resampled, of one loudness, with soft ends."""

import threading
from contextlib import suppress

import numpy as np
from numpy.typing import NDArray

from player.sound import Clip
from player.units import RATE, to_frames
from player.voice.recording import Recording

RECIPE = 2
"""Part of the key of every kept clip: raise it when anything here changes what is heard."""
LOUDNESS = -20.0
"""LUFS of every clip, after ITU-R BS.1770-4."""
PEAK = -1.0
"""Decibels below full scale that even the peaks between samples stay under."""
_BLOCK = 0.4
"""Seconds that the measure of loudness looks at together; it has no answer for less."""
_AUDIBLE = 10 ** (-46 / 20)
"""Part of the peak from which something counts as speech."""
_BEFORE = to_frames(0.004)
_AFTER = to_frames(0.012)
_FADE = to_frames(0.003)


class Finisher:
    """Finishes the recordings of one voice, from any thread.

    The libraries for it take about a second to import, so they are imported beside the engine's work,
    and never where every clip is kept already.
    """

    def __init__(self) -> None:
        """Begin with nothing imported."""
        self._lock = threading.Lock()
        self._importing: threading.Thread | None = None

    def prepare(self) -> None:
        """Have the libraries imported in the background, once: a recording will come."""
        with self._lock:
            if self._importing is None:
                self._importing = threading.Thread(target=_import_libraries, name="voice libraries")
                self._importing.start()

    def finish(self, recording: Recording) -> Clip:
        """Give the clip of what an engine spoke; the first sound comes four milliseconds after its start."""
        if self._importing is not None:
            self._importing.join()
        import soxr  # noqa: PLC0415 - only needed when a clip is made

        samples = soxr.resample(recording.samples, recording.rate, RATE, "HQ")
        samples = _trimmed(samples)
        samples = samples * self._gain(samples)
        ramp = np.linspace(0.0, 1.0, _FADE + 1)[:-1]
        samples[:_FADE] *= ramp
        samples[-_FADE:] *= ramp[::-1]
        return Clip(np.rint(samples * 32767).astype(np.int16))

    def _gain(self, samples: NDArray[np.float64]) -> float:
        """Give the factor that brings speech to its loudness, or as near as its peaks allow."""
        import soxr  # noqa: PLC0415 - only needed when a clip is made

        peak = np.abs(soxr.resample(samples, RATE, 4 * RATE, "MQ")).max()
        wanted = 10 ** ((LOUDNESS - self._loudness(samples / peak)) / 20)
        return float(min(wanted, 10 ** (PEAK / 20)) / peak)

    def _loudness(self, samples: NDArray[np.float64]) -> float:
        """Give the loudness in LUFS; speech shorter than a block is measured as if repeated."""
        from pyloudnorm import Meter  # noqa: PLC0415 - loads scipy, and only needed when a clip is made

        block = round(_BLOCK * RATE)
        if len(samples) < block:
            samples = np.tile(samples, 2 * block // len(samples) + 1)
        with self._lock:  # the library changes the warnings of the whole process while it measures
            return float(Meter(RATE, block_size=_BLOCK).integrated_loudness(samples))


def _import_libraries() -> None:
    with suppress(ImportError):  # each recording that cannot be finished says it
        import pyloudnorm  # noqa: F401, PLC0415 - a second that nobody waits for
        import soxr  # noqa: F401, PLC0415 - likewise


def _trimmed(samples: NDArray[np.float64]) -> NDArray[np.float64]:
    """Cut the silence at both ends; what is missing before the first sound is added."""
    size = np.abs(samples)
    heard = np.flatnonzero(size > size.max() * _AUDIBLE)
    first, last = int(heard[0]) - _BEFORE, int(heard[-1]) + 1 + _AFTER
    lead = np.zeros(max(0, -first))
    tail = np.zeros(max(0, last - len(samples)))
    return np.concatenate((lead, samples[max(0, first) : last], tail))
