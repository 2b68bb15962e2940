"""Where the speech in a recording begins and ends."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

FRAME = 0.01
"""Seconds of one step of measuring."""
_QUIETEST = 10
"""Part of the steps, in percent, that are taken for the room without speech."""
_ABOVE_ROOM = 9.0
"""Decibels above the room from which something counts as speech."""
_BELOW_SPEECH = 38.0
"""Decibels below the loudest speech from which something counts as speech."""
_CLICK = 0.07
"""Seconds; what sounds no longer than this and stands apart is a key, a chair or a lip."""
_APART = 0.15
"""Seconds of quiet that make a sound stand apart."""
_BEFORE = 0.01
_AFTER = 0.06
"""Seconds that are kept around speech for what is soft in it: an s, an f, a breath."""
_RUMBLE = 70.0
"""Hertz; below it there is no speech, but there are lorries and mains."""


class Speech(Struct, frozen=True, eq=False):
    """The speech of a recording, and how loud it and the room are."""

    samples: NDArray[np.float64]
    """From its first sound to its last, without rumble."""
    level: float
    """Of what is said, in decibels below full scale: the loud part of its steps."""
    room: float | None
    """Of the room around it, in the same; None where nothing but speech was recorded."""
    seconds: float


def find_speech(samples: NDArray[np.float64], rate: int) -> Speech | None:
    """Give the speech in a recording; None where there is none."""
    size = max(1, round(FRAME * rate))
    if len(samples) < size:
        return None
    clean = _without_rumble(samples, rate)
    count = len(clean) // size
    if not count or not clean.any():
        return None
    levels = _decibels(clean[: count * size].reshape(count, size))
    loud = float(np.percentile(levels, 95)) if count > 20 else float(levels.max())  # noqa: PLR2004 - few steps have no percentiles
    quiet = float(np.percentile(levels, _QUIETEST))
    loud = max(loud, float(levels.max()) - 6.0)
    threshold = max(min(quiet + _ABOVE_ROOM, loud - 12.0), loud - _BELOW_SPEECH)
    heard = levels > threshold
    first, last = _ends(heard)
    if first is None or last is None:
        return None
    begin = max(0, _onset(clean, first * size, size, threshold) - round(_BEFORE * rate))
    end = min(len(clean), (last + 1) * size + round(_AFTER * rate))
    spoken = levels[first : last + 1]
    return Speech(
        samples=_soft(clean[begin:end], rate),
        level=float(np.percentile(spoken[spoken > loud - 20], 75)),
        room=_room(levels, first, last),
        seconds=(end - begin) / rate,
    )


def _onset(samples: NDArray[np.float64], step: int, size: int, threshold: float) -> int:
    """Give the sample at which speech begins, near the first step that holds it."""
    fine = max(1, size // 5)
    begin = max(0, step - size)
    near = samples[begin : step + size]
    count = len(near) // fine
    loud = np.flatnonzero(_decibels(near[: count * fine].reshape(count, fine)) > threshold)
    return begin + int(loud[0]) * fine if len(loud) else step


def _soft(samples: NDArray[np.float64], rate: int) -> NDArray[np.float64]:
    """Let what is kept of the room before and after speech rise and fall, so that speech begins the clip."""
    shaped = samples.copy()
    before, after = (min(round(seconds * rate), len(shaped) // 2) for seconds in (_BEFORE, _AFTER))
    shaped[:before] *= np.linspace(0.0, 1.0, before) ** 2
    shaped[len(shaped) - after :] *= np.linspace(1.0, 0.0, after)
    return shaped


def _ends(heard: NDArray[np.bool_]) -> tuple[int | None, int | None]:
    """Give the first and last step of speech; short sounds apart from it at either end are left out."""
    steps = np.flatnonzero(heard)
    if not len(steps):
        return None, None
    cuts = np.flatnonzero(np.diff(steps) > round(_APART / FRAME)) + 1
    groups = np.split(steps, cuts)
    click = round(_CLICK / FRAME)
    while len(groups) > 1 and len(groups[0]) <= click:
        groups.pop(0)
    while len(groups) > 1 and len(groups[-1]) <= click:
        groups.pop()
    return int(groups[0][0]), int(groups[-1][-1])


def _room(levels: NDArray[np.float64], first: int, last: int) -> float | None:
    """Measure the room where nobody speaks: before and after, else in the pauses."""
    spare = round(_AFTER / FRAME)
    around = np.concatenate((levels[: max(0, first - spare)], levels[last + 1 + spare :]))
    if len(around) >= 10:  # noqa: PLR2004 - a tenth of a second
        return float(np.median(around))
    inside = np.sort(levels[first : last + 1])
    return float(inside[: max(1, len(inside) // 20)].mean()) if len(inside) >= 100 else None  # noqa: PLR2004 - a second has a pause in it


def _decibels(steps: NDArray[np.float64]) -> NDArray[np.float64]:
    power = (steps**2).mean(axis=1)
    levels: NDArray[np.float64] = 10 * np.log10(power + 1e-12)
    return levels


def _without_rumble(samples: NDArray[np.float64], rate: int) -> NDArray[np.float64]:
    from scipy.signal import butter, sosfiltfilt  # noqa: PLC0415 - slow, and only needed when recording

    centred: NDArray[np.float64] = samples - samples.mean()
    if len(centred) < 100:  # noqa: PLR2004 - too short for a filter, and for a word
        return centred
    highpass = butter(2, _RUMBLE, "highpass", fs=rate, output="sos")
    filtered: NDArray[np.float64] = sosfiltfilt(highpass, centred)
    return filtered
