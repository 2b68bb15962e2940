"""Writes a session as audio: the same mixer, the same samples as live."""

from pathlib import Path

import numpy as np

from player.performing.preparing import Prepared
from player.sinks import WaveFile
from player.sound import Clip, Levels, Mixer
from player.units import RATE, Frames

_BLOCK = 5 * RATE


def export(prepared: Prepared, path: Path, levels: Levels, bed: Clip | None) -> Frames:
    """Write `prepared` to a WAV file, block by block; gives its length."""
    session = prepared.session
    cues = [cue for section in session.sections for cue in section.cues]
    mixer = Mixer(cues, prepared.clips, levels, bed, session.frames)
    block = np.empty((_BLOCK, 2), np.int16)
    with WaveFile(path) as file:
        for at in range(0, session.frames, _BLOCK):
            part = block[: min(_BLOCK, session.frames - at)]
            mixer.render(Frames(at), part)
            file.write(part)
    return session.frames
