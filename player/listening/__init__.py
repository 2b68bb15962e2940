"""Listening: what a microphone, or a file in its place, hears.

`open_source(None)` opens the usual microphone and gives a `Source`: `read` gives what came since the last
time, 16 bit, one channel. A microphone is a process of its own: a fault of a driver stays there, and
closing ends it at once. Nothing here asks the person for leave; who opens one has done so.
"""

from player.listening.microphone import Microphone, has_portaudio, microphones, open_source
from player.listening.resampled import Resampled
from player.listening.source import Block, Source
from player.listening.wavesource import WaveSource

__all__ = [
    "Block",
    "Microphone",
    "Resampled",
    "Source",
    "WaveSource",
    "has_portaudio",
    "microphones",
    "open_source",
]
