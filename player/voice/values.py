"""What a voice is, and what is known of one before it speaks."""

from typing import Protocol

from msgspec import Struct

from player.sound import Clip


class VoiceError(Exception):
    """One utterance that could not be spoken; the next may well succeed."""


class VoiceInfo(Struct, frozen=True, kw_only=True):
    """A voice that this machine has."""

    name: str
    """As a person asks for it, such as `espeak:gmw/nl`."""
    language: str
    """Its language without the region, such as `nl`."""
    region: str
    """Language and region in lower case, such as `en-gb`."""
    engine: str
    """Driver of pyttsx3 that speaks it: `espeak`, `sapi5` or `nsss`."""
    id: str
    """As the engine calls it."""
    version: str
    """Version of the engine; another version may sound otherwise."""


class Voice(Protocol):
    """Turns words into a Clip."""

    @property
    def name(self) -> str:
        """As a person asks for it."""

    @property
    def language(self) -> str:
        """The one language it speaks."""

    @property
    def signature(self) -> str:
        """Name, version and rate: the same signature and text give the same clip."""

    def speak(self, text: str) -> Clip:
        """Give the clip of `text`, or raise VoiceError; called from several threads at once."""

    def close(self) -> None:
        """Fall silent at once: what is being spoken ends in a VoiceError."""
