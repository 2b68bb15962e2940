"""A person's own voice: what was recorded, and somebody else for what was not."""

from player.phrases import phrases
from player.sound import Clip
from player.voice.shelf import Recordings
from player.voice.values import Voice, VoiceError


class RecordedVoice:
    """The recordings of one person; a spoken voice fills the gaps."""

    def __init__(self, recordings: Recordings, stand_in: Voice | None) -> None:
        """Speak with what was recorded, else with the stand-in; without one, gaps cannot be spoken."""
        self.recordings = recordings
        self._stand_in = stand_in
        book = phrases(recordings.language)
        self._texts = {book.pronounced(text): text for text in recordings.lines}
        gaps = "" if stand_in is None else stand_in.signature
        self._signature = f"{recordings.name} recorded {recordings.digest}, else {gaps}"

    @property
    def name(self) -> str:
        """As a person asks for it."""
        return self.recordings.name

    @property
    def language(self) -> str:
        """The one language it speaks."""
        return self.recordings.language

    @property
    def signature(self) -> str:
        """Name and digest of all that was recorded, and the signature of who fills the gaps."""
        return self._signature

    def speak(self, text: str) -> Clip:
        """Give the recording of `text`, or what the stand-in says."""
        clip = self.recordings.read(self._texts[text]) if text in self._texts else None
        if clip is not None:
            return clip
        if self._stand_in is None:
            message = f"{self.name} did not record it, and no voice is there that could say it"
            raise VoiceError(message)
        return self._stand_in.speak(text)

    def close(self) -> None:
        """Fall silent at once."""
        if self._stand_in is not None:
            self._stand_in.close()
