"""An ear that records: it knows when something sounded last, and tells our voice from our tones."""

import subprocess
from threading import Thread
from time import monotonic, sleep

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
LOUD = 300
"""Of 32768: what is louder than this sounds."""
QUIET = 0.6
"""Seconds of silence after which a person begins to speak."""
AMID = 0.9
"""The same where our voice tells something: it is longer than the silence between two sentences."""
BEGINS = 2.5
"""Seconds in which something that was shown begins to sound."""
PREPARED = 5.0
"""The same of a whole sentence, which may have to be spoken yet."""
REACTS = 0.35
"""Seconds that a person needs to speak after the tone that says it is their turn."""
UNASKED = 3.0
"""Seconds of silence after which a person takes it for their turn, though there was no tone."""
COUNTED = 1.1
"""Seconds after a tick in which another one may come: nobody speaks while they are counted in."""
_BLOCK = RATE // 50
_VOICE = 3
"""Blocks in a row that are no tone, and so are words."""
_SHORT = 15
"""Blocks of a tone that is a tick: those that go with a movement are longer."""
_PURE = 0.93
"""What part of a tone lies at its pitch and the two above it."""
_PITCHES = (390.0, 1010.0)
"""Hertz that a tone has."""
_NEAR = 60.0


class Recorder:
    """Records what a source gives, and knows when it was loud last."""

    def __init__(self, source: str, env: dict[str, str], latency: int) -> None:
        told = [
            "parec",
            f"--device={source}",
            "--format=s16le",
            f"--rate={RATE}",
            "--channels=1",
            f"--latency-msec={latency}",
        ]
        self._process = subprocess.Popen(told, env=env, stdout=subprocess.PIPE)
        self._blocks: list[NDArray[np.int16]] = []
        self.loud = self.voice = self.tick = monotonic()
        """Second of the clock in which there was sound last, words, and a short tone."""
        self._words = self._tone = 0
        self._thread = Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        assert self._process.stdout is not None
        before = np.zeros(_BLOCK, np.int16)
        while data := self._process.stdout.read(_BLOCK * 2):
            block = np.frombuffer(data, "<i2")
            self._blocks.append(block)
            self._hears(np.concatenate((before, block)), monotonic())
            before = block

    def _hears(self, window: NDArray[np.int16], now: float) -> None:
        sounds = np.abs(window.astype(int)).max(initial=0) > LOUD
        tone = sounds and is_tone(window)
        if not tone and 0 < self._tone < _SHORT:
            self.tick = now
        self._tone = self._tone + 1 if tone else 0
        self._words = self._words + 1 if sounds and not tone else 0
        if sounds:
            self.loud = now
        if self._words >= _VOICE:
            self.voice = now

    @property
    def sound(self) -> NDArray[np.int16]:
        """Everything so far."""
        return np.concatenate([np.zeros(0, np.int16), *self._blocks])

    @property
    def seconds(self) -> float:
        """How long it is."""
        return sum(map(len, self._blocks)) / RATE

    def hears_out(self, since: float, most: float) -> None:
        """Wait until something sounded after `since`, a second of the clock, and it is quiet again."""
        while self.loud < since and monotonic() < since + BEGINS:
            sleep(0.02)
        self.waits_for_silence(most)

    def waits_for_silence(self, most: float) -> float:
        """Wait until it has been quiet for a while, at most so many seconds; give how long that took."""
        begin = monotonic()
        while monotonic() - self.loud < QUIET and monotonic() - begin < most:
            sleep(0.02)
        return monotonic() - begin

    def waits_for_turn(self, since: float, most: float) -> None:
        """Wait for the tone after what was asked since then; where there is none, for a long silence."""
        until = monotonic() + most
        while monotonic() < until:
            now, voice, tick = monotonic(), self.voice, self.tick
            # A tone before any words is for what was said before them: it was heard.
            if voice > since and ((tick > voice and now - tick >= REACTS) or now - self.loud >= UNASKED):
                return
            sleep(0.02)

    def waits_for_room(self, since: float, most: float) -> None:
        """Wait until no words are said and nothing is counted in; the tones of a movement do not matter."""
        until = monotonic() + most
        while monotonic() < since + PREPARED and self.voice < since:
            sleep(0.02)
        while monotonic() < until:
            now = monotonic()
            if now - self.voice >= AMID and now - self.tick >= COUNTED:
                return
            sleep(0.02)

    def end(self) -> None:
        """Record no more."""
        self._process.terminate()
        self._process.wait()
        self._thread.join()
        assert self._process.stdout is not None
        self._process.stdout.close()


def is_tone(window: NDArray[np.int16]) -> bool:
    """Tell whether a short piece is one of our tones: one pitch, and softly those above it."""
    power = np.abs(np.fft.rfft(window * np.hanning(len(window)))) ** 2
    pitches = np.fft.rfftfreq(len(window), 1 / RATE)
    pitch = float(pitches[1 + int(power[1:].argmax())])
    near = np.min([np.abs(pitches - times * pitch) for times in (1, 2, 3)], axis=0) <= _NEAR
    return _PITCHES[0] <= pitch <= _PITCHES[1] and power[near].sum() > _PURE * power.sum()
