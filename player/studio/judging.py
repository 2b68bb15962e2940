"""Whether a recording is good enough, with the numbers that were measured."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from player.session import Line
from player.studio.trimming import find_speech
from player.units import to_seconds
from player.voice import Recording, estimate

MOST_CLIPPED = 0.0015
"""Part of the speech that may stand at the ceiling; natural speech has a tenth of that."""
LEAST_DISTANCE = 24.0
"""Decibels that speech must stand above the room."""
LEAST_LEVEL = -45.0
"""Decibels below full scale of the softest speech that can be raised."""
SHORTEST, LONGEST = 0.45, 2.2
"""Times the estimated length between which a recording may be the sentence."""
_SLACK = 0.6
"""Seconds by which short sentences may be longer still."""
_CEILING = 0.995
_FULL, _HIGH, _MOST_CROWDED = 0.95, 0.6, 0.105
"""A peak, parts of it, and the part of speech that may stand above: measured of 10 voices, at most 0.073."""
_SILENT = -65.0


class Fault(Struct, frozen=True):
    """One thing that is the matter with a recording."""

    code: str
    """Key of its sentence in `studio.fault`: silent, clipped, quiet, noisy, short or long."""
    measured: float
    limit: float


class Judged(Struct, frozen=True, eq=False):
    """A recording, what was measured, and what is the matter with it."""

    speech: Recording | None
    """What is said, from its first sound to its last; None where nothing is."""
    seconds: float
    peak: float
    """Decibels below full scale."""
    distance: float | None
    """Decibels between the speech and the room; None where there is no room to be heard."""
    faults: tuple[Fault, ...]


def judge(recording: Recording, line: Line) -> Judged:
    """Measure a recording of `line`, and tell everything that is the matter with it."""
    peak = float(np.abs(recording.samples).max(initial=0.0))
    peak_level = round(20 * float(np.log10(peak + 1e-9)), 1)
    speech = find_speech(recording.samples, recording.rate)
    if speech is None or speech.level < _SILENT:
        return Judged(None, 0.0, peak_level, None, (Fault("silent", peak_level, _SILENT),))
    distance = None if speech.room is None else round(speech.level - speech.room, 1)
    faults = []
    if (part := clipped(recording.samples)) > MOST_CLIPPED:
        faults.append(Fault("clipped", round(100 * part, 1), round(100 * MOST_CLIPPED, 2)))
    if speech.level < LEAST_LEVEL:
        faults.append(Fault("quiet", round(speech.level, 1), LEAST_LEVEL))
    if distance is not None and distance < LEAST_DISTANCE:
        faults.append(Fault("noisy", distance, LEAST_DISTANCE))
    expected = to_seconds(estimate(line))
    if speech.seconds < SHORTEST * expected:
        faults.append(Fault("short", round(speech.seconds, 1), round(expected, 1)))
    elif speech.seconds > LONGEST * expected + _SLACK:
        faults.append(Fault("long", round(speech.seconds, 1), round(expected, 1)))
    return Judged(
        Recording(speech.samples, recording.rate),
        round(speech.seconds, 2),
        peak_level,
        distance,
        tuple(faults),
    )


def clipped(samples: NDArray[np.float64]) -> float:
    """Give the part of what sounds that stands at the ceiling, be it of the file or of what made it.

    MP3 and its kin let a flat top overshoot: there, a file that is full and loud all over tells it.
    """
    size = np.abs(samples)
    peak = float(size.max(initial=0.0))
    loud = max(1, int((size > peak / 10).sum()))
    flat = float((size >= peak * _CEILING).sum()) / loud
    crowded = float((size >= peak * _HIGH).sum()) / loud
    return max(flat, crowded) if peak >= _FULL and crowded > _MOST_CROWDED else flat
