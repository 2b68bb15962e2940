"""A voice that says nothing, for as long as the words would take; chosen by name only."""

import numpy as np

from player.sound import Clip
from player.voice.estimate import estimate_text


class SilentVoice:
    """Silent clips of estimated lengths: captions and tones lead the session."""

    name = "silence"
    signature = "silence 1"

    def __init__(self, language: str) -> None:
        """Be silent in `language`."""
        self.language = language

    def speak(self, text: str) -> Clip:
        """Give silence as long as `text` would last."""
        return silent(estimate_text(text, self.language))

    def close(self) -> None:
        """Do nothing: it is silent already."""


def silent(frames: int) -> Clip:
    """Give a clip of `frames` in which nothing sounds."""
    return Clip(np.zeros(frames, np.int16))
