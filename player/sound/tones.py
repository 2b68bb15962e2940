"""Tones: sounds that are made from their shape, always the same samples for the same shape.

The tempo is told by pitch: rising from 440 to 660 Hz on the way out, steady at 660 while
holding, falling back to 440; soft at 415 in the rest.
"""

from functools import lru_cache
from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from player.session import Shape, Tone
from player.sound.clip import Clip, Samples
from player.units import RATE, Frames, to_frames

_Envelope = Literal["even", "bell", "swell"]
_OVERTONES = (0.22, 0.07)
"""Strength of the second and third harmonic: a little warmth, no edge."""
_EDGE = to_frames(0.025)
_ONSET = 0.1
"""Where a swell begins, as a part of its height: not at nothing, so that the device wakes at once."""


class _Note(Struct, frozen=True):
    """One sound of steady or gliding pitch."""

    first: float
    """Hz at its start."""
    last: float
    """Hz at its end."""
    level: float = -30.0
    """Decibels below full scale, RMS, at its strongest."""
    envelope: _Envelope = "even"
    begins: float = 0.0
    """Where in the tone it begins, as a part of its length."""


class _Recipe(Struct, frozen=True):
    """What a shape is made of."""

    longest: float
    """Seconds after which it has sounded, however long the tone."""
    notes: tuple[_Note, ...]


_RECIPES: dict[Shape, _Recipe] = {
    "rise": _Recipe(30.0, (_Note(440.0, 660.0),)),
    "steady": _Recipe(30.0, (_Note(660.0, 660.0),)),
    "fall": _Recipe(30.0, (_Note(660.0, 440.0),)),
    "rest": _Recipe(2.0, (_Note(415.3, 415.3, -36.0, "bell"),)),
    "long": _Recipe(3.0, (_Note(660.0, 660.0, -30.0, "bell"),)),
    "open": _Recipe(2.0, (_Note(440.0, 440.0, -30.0, "swell"),)),
    "go": _Recipe(0.5, (_Note(784.0, 784.0, -26.0, "bell"),)),
    "tick": _Recipe(0.12, (_Note(523.3, 523.3, -27.0, "bell"),)),
    "end": _Recipe(
        3.0,
        (
            _Note(784.0, 784.0, -27.0, "bell"),
            _Note(659.3, 659.3, -27.0, "bell", 0.2),
            _Note(523.3, 523.3, -26.0, "bell", 0.4),
        ),
    ),
    "acknowledge": _Recipe(0.15, (_Note(784.0, 988.0, -27.0, "bell"),)),
    "refuse": _Recipe(0.35, (_Note(466.2, 440.0, -27.0, "bell"), _Note(440.0, 415.3, -27.0, "bell", 0.45))),
}


def sounding(tone: Tone) -> Frames:
    """Give the frames that `tone` is heard: its length, or less where its shape is silent sooner."""
    return Frames(max(0, min(tone.length, to_frames(_RECIPES[tone.shape].longest))))


def tone(tone: Tone) -> Clip:
    """Give the samples of `tone`, as long as it sounds; where it is panned to is the mixer's work."""
    return _made(tone.shape, sounding(tone))


@lru_cache(maxsize=16)
def _made(shape: Shape, frames: Frames) -> Clip:
    """Make a tone, or give it once more: the few that a session uses come back all the time."""
    samples: Samples = np.zeros(frames, np.int16)
    notes = _RECIPES[shape].notes
    for start in range(0, frames, RATE):  # a second at a time: long holds cost no more memory
        at = np.arange(start, min(start + RATE, frames), dtype=np.float64)
        total = np.zeros(len(at))
        for note in notes:
            begins = round(note.begins * frames)
            if begins < start + len(at):
                heard = slice(max(0, begins - start), None)
                total[heard] += _sound(note, at[heard] - begins, frames - begins)
        samples[start : start + len(at)] = np.rint(total)
    samples.setflags(write=False)
    return Clip(samples)


def _sound(note: _Note, at: NDArray[np.float64], frames: int) -> NDArray[np.float64]:
    """Give the frames `at` of a note that lasts `frames`."""
    slide = (note.last - note.first) / (2 * frames)
    phase = (2 * np.pi / RATE) * at * (note.first + slide * at)
    if note.envelope == "swell":
        phase += np.pi / 2
    sine, cosine = np.sin(phase), np.cos(phase)
    second, third = _OVERTONES
    wave = sine + second * (2 * sine * cosine) + third * sine * (3 - 4 * sine * sine)
    strength = np.sqrt((1 + second**2 + third**2) / 2)
    height = 10.0 ** (note.level / 20.0) * (1 << 15) / strength
    result: NDArray[np.float64] = height * wave * _shaped(note.envelope, at, frames)
    return result


def _shaped(envelope: _Envelope, at: NDArray[np.float64], frames: int) -> NDArray[np.float64]:
    """Give how strong a note of `frames` is at each frame, from 0 to 1; it always ends at nothing."""
    edge = max(1.0, min(_EDGE, frames / 3))
    rising = _half_cosine((at + 0.5) / edge)
    match envelope:
        case "even":
            return rising * _half_cosine((frames - at - 0.5) / edge)
        case "bell":
            return rising * _half_cosine((frames - at - 0.5) / frames) ** 2
        case "swell":
            height = _half_cosine(1 - np.abs(2 * (at + 0.5) / frames - 1))
            return np.where(2 * at < frames, _ONSET + (1 - _ONSET) * height, height)


def _half_cosine(part: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rise from 0 to 1, without a corner, while `part` does."""
    return 0.5 - 0.5 * np.cos(np.pi * np.clip(part, 0.0, 1.0))
