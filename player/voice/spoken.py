"""The voice of the machine's own speech engine, through pyttsx3."""

import re
from pathlib import Path

from player.sound import Clip
from player.units import to_frames, to_seconds
from player.voice.engine import Engine
from player.voice.estimate import estimate_text
from player.voice.finishing import Finisher
from player.voice.recording import read_recording
from player.voice.silence import silent
from player.voice.values import VoiceError, VoiceInfo
from player.voice.workshop import Job, KilledError, Workshop

_TRIES = 3
_KILLED_TRIES = 10
"""A worker that was killed from outside is no sign that its text cannot be spoken."""
_RATES = {("espeak", "nl"): 131, ("espeak", "en"): 121}
"""What each engine calls 150 words a minute, measured on its own speech without the pauses at the ends."""
_USUAL_RATE = 150
_PATIENCE = 20.0
"""Seconds for an engine to speak anything at all."""
_LONGEST_DATA_PATH = 140
"""Characters; espeak ends its process when the path to its data passes about 160."""
_SLACK = to_frames(2.0)
_MARKUP = re.compile(r"[<>\[\]{}|\\^~]")
"""Signs with which engines are commanded: SAPI reads tags, macOS reads [[ ]]."""


class SpokenVoice:
    """A voice of espeak, SAPI or NSSpeechSynthesizer; one throw-away process for every utterance.

    SAPI and NSSpeechSynthesizer were never run by the tests: they know these two only by files
    such as they write.
    """

    def __init__(self, info: VoiceInfo, engine: Engine, workshop: Workshop | None = None) -> None:
        """Speak as `info` says, with the engine that was found."""
        self._info = info
        self._engine = engine
        self._workshop = workshop or Workshop()
        self._finisher = Finisher()
        self._rate = _RATES.get((info.engine, info.language), _USUAL_RATE)

    @property
    def name(self) -> str:
        """As a person asks for it."""
        return self._info.name

    @property
    def language(self) -> str:
        """The one language it speaks."""
        return self._info.language

    @property
    def signature(self) -> str:
        """Name, version and rate: the same signature and text give the same clip."""
        return f"{self._info.name} {self._info.version} rate-{self._rate}"

    def speak(self, text: str) -> Clip:
        """Give the clip of `text`; try again when a worker fails, and more often when it was killed."""
        plain = _plain(text)
        if not any(character.isalnum() for character in plain):
            return silent(estimate_text(text, self.language))
        self._finisher.prepare()
        faults = killed = 0
        while True:
            try:
                return self._once(plain)
            except KilledError:
                killed += 1
                if killed == _KILLED_TRIES:
                    raise
            except VoiceError:
                faults += 1
                if faults == _TRIES:
                    raise
            self._workshop.rest(0.02 * 2 ** min(killed, 6) if killed else 0.0)

    def close(self) -> None:
        """Fall silent at once: what is being spoken ends in a VoiceError."""
        self._workshop.close()

    def _once(self, text: str) -> Clip:
        import tempfile  # noqa: PLC0415 - only needed to speak

        suffix = ".aiff" if self._info.engine == "nsss" else ".wav"
        with tempfile.TemporaryDirectory(prefix="soepel-", ignore_cleanup_errors=True) as folder:
            file = Path(folder) / f"speech{suffix}"
            reply = self._workshop.run(
                Job(
                    driver=self._info.engine,
                    path=self._engine.path,
                    library=self._engine.library,
                    data=_short(self._engine.data, Path(folder)),
                    text=text,
                    voice=self._info.id,
                    rate=self._rate,
                    file=str(file),
                    patience=_PATIENCE + to_seconds(estimate_text(text, self.language)),
                )
            )
            if reply.errors:
                raise VoiceError("; ".join(reply.errors))
            if (reply.voice or "").casefold() != self._info.id.casefold():
                message = f"{reply.voice} spoke in the place of {self._info.id}"
                raise VoiceError(message)
            if reply.rate not in {None, self._rate}:
                message = f"spoken at {reply.rate} in the place of {self._rate}"
                raise VoiceError(message)
            recording = read_recording(file)
        return self._judged(self._finisher.finish(recording), text)

    def _judged(self, clip: Clip, text: str) -> Clip:
        """Refuse a clip that cannot be this text: engines lose the end, or add a neighbour's words."""
        expected = estimate_text(text, self.language)
        if not 0.2 * expected <= clip.frames <= 5 * expected + _SLACK:
            message = (
                f"{to_seconds(clip.frames):.2f} s of speech, about {to_seconds(expected):.2f} s expected"
            )
            raise VoiceError(message)
        return clip


def _plain(text: str) -> str:
    """Give `text` without anything that an engine could take for a command."""
    kept = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(_MARKUP.sub(" ", kept).split())


def _short(data: str | None, folder: Path) -> str | None:
    if data is None or len(data) <= _LONGEST_DATA_PATH:
        return data
    link = folder / "data"
    link.symlink_to(data, target_is_directory=True)
    return str(link)
