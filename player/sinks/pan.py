"""One ear or the other, softly."""

import numpy as np

from player.sinks.sink import CHANNELS
from player.sound import Clip, Samples

_FAR = 10 ** (-7.5 / 20)
"""Gain in the ear that is turned away: 7.5 dB less."""


def to_stereo(clip: Clip, pan: float) -> Samples:
    """Give `clip` for two ears; `pan` from -1, left, to 1, right."""
    stereo = np.repeat(clip.samples[:, None], CHANNELS, axis=1)
    if pan:
        far = 1 if pan < 0 else 0
        stereo[:, far] = np.rint(stereo[:, far] * _FAR ** abs(pan)).astype(np.int16)
    return stereo
