"""Writes a session as audio: the same mixer, the same samples as live."""

from pathlib import Path

from player.performing.preparing import Prepared
from player.performing.stream import Stream
from player.sinks import WaveFile
from player.sound import Clip, Levels, Mixer
from player.units import Frames


def export(prepared: Prepared, path: Path, levels: Levels, bed: Clip | None) -> Frames:
    """Write `prepared` to a WAV file, block by block; gives its length."""
    session = prepared.session
    cues = [cue for section in session.sections for cue in section.cues]
    with WaveFile(path) as file:
        file.play(Stream(Mixer(cues, prepared.clips, levels, bed, session.frames), session.frames), Frames(0))
    return session.frames
