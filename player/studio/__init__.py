"""The studio: where a person's own voice is recorded for the player.

`script` numbers every sentence that a program can need; a `Studio` takes recordings of them in, from a
folder of files or from a `Take` at a microphone: each is judged, trimmed, levelled and kept on the shelf
of the voice.
"""

from player.studio.arriving import Arrival, Studio, sound_files
from player.studio.decoding import UndecodableError, decode, has_ffmpeg
from player.studio.judging import Judged, judge
from player.studio.script import Numbered, script
from player.studio.sheet import read_sheet, sheet
from player.studio.taking import Take

__all__ = [
    "Arrival",
    "Judged",
    "Numbered",
    "Studio",
    "Take",
    "UndecodableError",
    "decode",
    "has_ffmpeg",
    "judge",
    "read_sheet",
    "script",
    "sheet",
    "sound_files",
]
