"""A room of software, recorded: a microphone hears our loudspeaker, and somebody who speaks."""

import subprocess
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import numpy as np
import pytest

from player.transport import Command
from tests.cli.terminal import Terminal
from tests.listening.source_suite import write_wave
from tests.listening.virtual import VirtualMicrophone
from tests.words.speaking import TRIED, said

EAR = "ear"
"""The loudspeaker."""
RATE = 16_000
LOUD = 300
"""Of 32768: what is louder than this sounds."""
QUIET = 0.6
"""Seconds of silence after which a person begins to speak."""
BEGINS = 2.5
"""Seconds in which something that was shown begins to sound."""
TRIES = 6
"""Times that a person says something that was not heard."""
ANSWER = 5.0
"""Seconds in which what was said must show."""
AROUND = 4.0
"""Seconds before and after something said in which the recording has it: what records is a little behind."""
FULL, CLIPPED = 32_700, 0.001
"""Of 32768: the end of the scale, and what part of our sound may reach it."""
SAME = 0.7
"""How much of a recording must be what was said, in the middle of all that was said: of another of the words
it is 0.55 at most, and less where our own voice sounds as well, which is why it was said again."""

Report = Callable[[str], None]


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
        self._blocks: list[np.ndarray] = []
        self.loud = monotonic()
        self._thread = Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        assert self._process.stdout is not None
        while data := self._process.stdout.read(RATE // 50 * 2):
            block = np.frombuffer(data, "<i2")
            self._blocks.append(block)
            if np.abs(block.astype(int)).max(initial=0) > LOUD:
                self.loud = monotonic()

    @property
    def sound(self) -> np.ndarray:
        """Everything so far."""
        return np.concatenate([np.zeros(0, np.int16), *self._blocks])

    @property
    def seconds(self) -> float:
        """How long it is."""
        return sum(map(len, self._blocks)) / RATE

    def waits_for_silence(self, most: float) -> float:
        """Wait until it has been quiet for a while, at most so many seconds; give how long that took."""
        begin = monotonic()
        while monotonic() - self.loud < QUIET and monotonic() - begin < most:
            sleep(0.02)
        return monotonic() - begin

    def hears_out(self, since: float, most: float) -> None:
        """Wait until something sounded after `since`, a second of the clock, and it is quiet again."""
        while self.loud < since and monotonic() < since + BEGINS:
            sleep(0.02)
        self.waits_for_silence(most)

    def end(self) -> None:
        """Record no more."""
        self._process.terminate()
        self._process.wait()
        self._thread.join()
        assert self._process.stdout is not None
        self._process.stdout.close()


class Person:
    """Somebody in the room, who hears the loudspeaker and speaks into the microphone."""

    def __init__(
        self,
        pulse: VirtualMicrophone,
        ear: Recorder,
        desk: Recorder,
        folder: Path,
        words: Mapping[Command, str],
    ) -> None:
        self._pulse = pulse
        self.ear = ear
        self.desk = desk
        self._folder = folder
        self._words = words
        self.spoken: list[tuple[Command, float, int]] = []
        """The commands that were said, when each had been, in seconds of the recording, and how often."""
        self.uttered: list[tuple[str, float, float]] = []
        """Everything that was said, how fast, and when it had been."""

    def utters(self, text: str, times: float = TRIED) -> float:
        """Say something; give when it had been said, in seconds of the recording."""
        file = self._folder / f"says-{text.replace(' ', '-')}-{times}.wav"
        if not file.exists():
            write_wave(file, said(text, times) // 2, RATE)
        with self._pulse.play(file):
            pass
        self.uttered.append((text, times, at := self.desk.seconds))
        return at

    def says(
        self,
        command: Command,
        terminal: Terminal,
        shows: str,
        most: float = 12.0,
        *,
        patience: float = ANSWER,
    ) -> None:
        """Wait for silence, say a word, and say it again until it shows what it should."""
        for number in range(1, TRIES + 1):
            self.ear.waits_for_silence(most)
            at = self.utters(self._words[command])
            if sees(terminal, [shows], patience):
                self.spoken.append((command, at, number))
                return
        pytest.fail(f"{command.value!r} did not lead to {shows!r} after:\n{terminal.shown[-1500:]}")


def sees(terminal: Terminal, texts: Iterable[str], seconds: float) -> str | None:
    """Wait so many seconds until one of a few texts is shown; give it."""
    until, wanted = monotonic() + seconds, list(texts)
    while True:
        with suppress(OSError):
            terminal._reads(min(until, monotonic() + 0.05))
        shown, seen = terminal.shown, terminal._seen
        found = [(place, text) for text in wanted if (place := shown.find(text, seen)) >= 0]
        if found:
            place, text = min(found)
            terminal._seen = place + len(text)
            return text
        if monotonic() > until:
            return None


def part_of(text: str, times: float, recording: np.ndarray) -> float:
    """Tell how much of a recording is this utterance, at the best place: 1 where there is nothing else."""
    wanted = said(text, times).astype(float)
    size = 1 << (len(recording) + len(wanted) - 1).bit_length()
    product = np.fft.irfft(np.fft.rfft(recording, size) * np.conj(np.fft.rfft(wanted, size)), size)
    product = product[: max(1, len(recording) - len(wanted) + 1)]
    place = int(product.argmax())
    piece = recording[place : place + len(wanted)].astype(float)
    power = np.sqrt(np.square(piece).sum() * np.square(wanted[: len(piece)]).sum())
    return float(product[place] / power) if power else 0.0


def recorded(person: Person, report: Report) -> None:
    """Check both recordings: our voice left the loudspeaker, and all that was said is in the microphone's."""
    while person.desk.seconds < person.uttered[-1][2] + AROUND:
        sleep(0.1)
    person.ear.end()
    person.desk.end()
    ours, theirs = person.ear.sound, person.desk.sound
    loud = np.abs(ours.astype(int)) > LOUD
    assert 0.05 < loud.mean() < 0.95
    # Louder was asked for: the highest peaks of a voice end there.
    clipped = (np.abs(ours.astype(int)) > FULL).mean()
    report(
        f"loudspeaker: {len(ours) / RATE:.0f} s, {100 * loud.mean():.0f} % of it loud, "
        f"{1e6 * clipped:.0f} of a million samples at the end of the scale"
    )
    assert clipped < CLIPPED
    parts = []
    for text, times, at in person.uttered:
        begin = max(0, round((at - AROUND) * RATE))
        parts.append(part_of(text, times, theirs[begin : round((at + AROUND) * RATE)]))
    report(
        f"microphone: {len(theirs) / RATE:.0f} s; {len(parts)} times something was said, and is in it: "
        f"{min(parts):.2f} of 1 at least, {np.median(parts):.2f} in the middle"
    )
    assert np.median(parts) > SAME
    once = sum(each[2] == 1 for each in person.spoken)
    report(f"words that were heard at once: {once} of {len(person.spoken)}")
    assert all(first[1] < second[1] for first, second in pairwise(person.spoken))
