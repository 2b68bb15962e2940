"""The voice: turns the words of a session into clips, and keeps them.

`open_speaker("nl", None, folder)` gives a Speaker; `order` has lines spoken in the background, each
by a process of its own, `known` tells the lengths that are there, and `take` gives the clips. The
machine's engine speaks through pyttsx3, a person's own recordings are played, or `silence` lasts as long
as the words would take.
"""

from player.voice.cache import ClipCache
from player.voice.catalogue import installed
from player.voice.estimate import estimate
from player.voice.finishing import Finisher
from player.voice.naming import parts, plain, stems
from player.voice.opening import open_speaker
from player.voice.recorded import RecordedVoice
from player.voice.recording import Recording
from player.voice.shelf import Recorded, Recordings, is_name, recorded
from player.voice.silence import SilentVoice
from player.voice.speaker import Speaker
from player.voice.values import Voice, VoiceError, VoiceInfo

__all__ = [
    "ClipCache",
    "Finisher",
    "Recorded",
    "RecordedVoice",
    "Recording",
    "Recordings",
    "SilentVoice",
    "Speaker",
    "Voice",
    "VoiceError",
    "VoiceInfo",
    "estimate",
    "installed",
    "is_name",
    "open_speaker",
    "parts",
    "plain",
    "recorded",
    "stems",
]
