"""A room of software, recorded: a microphone hears our loudspeaker, and somebody who speaks."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from itertools import pairwise, product
from pathlib import Path
from time import monotonic, sleep

import numpy as np
import pytest

from player.program import Language
from player.transport import Command
from tests.cli.terminal import Terminal
from tests.listening.source_suite import write_wave
from tests.listening.virtual import VirtualMicrophone
from tests.live.recorder import LOUD, RATE, Recorder
from tests.words.speaking import TAUGHT, TRIED, said

EAR = "ear"
"""The loudspeaker."""
TRIES = 6
"""Times that a person says something that was not heard."""
ANSWER = 5.0
"""Seconds in which what was said must show."""
MOST = 30.0
"""Seconds in which it is a person's turn at last."""
AROUND = 4.0
"""Seconds before and after something said in which the recording has it: what records is a little behind."""
FULL, CLIPPED = 32_700, 0.001
"""Of 32768: the end of the scale, and what part of our sound may reach it."""
SAME = 0.7
"""How much of a recording must be what was said, in the middle of all that was said: of another of the words
it is 0.55 at most, and less where our own voice sounds as well, which is why it was said again."""

WORDS: Mapping[Language, Mapping[Command, str]] = {
    "en": {
        Command.PAUSE: "pause",
        Command.CONTINUE: "carry on",
        Command.AGAIN: "again",
        Command.NEXT: "skip this one",
        Command.STOP: "stop",
        Command.HURTS: "it hurts",
        Command.YES: "yes",
        Command.NO: "no",
        Command.N1: "number one",
        Command.N2: "number two",
        Command.N3: "number three",
    },
    "nl": {
        Command.PAUSE: "pauze",
        Command.CONTINUE: "ga verder",
        Command.AGAIN: "nog een keer",
        Command.NEXT: "sla over",
        Command.STOP: "stop",
        Command.HURTS: "het doet pijn",
        Command.YES: "ja",
        Command.NO: "nee",
        Command.N1: "de eerste",
        Command.N2: "de tweede",
        Command.N3: "de derde",
    },
}
"""What a person says for each command that is taught; as this voice says them, no two are alike."""

Report = Callable[[str], None]


class Person:
    """Somebody in the room, who hears the loudspeaker and speaks into the microphone."""

    terminal: Terminal
    """In which the player was started."""

    def __init__(
        self,
        pulse: VirtualMicrophone,
        ear: Recorder,
        desk: Recorder,
        folder: Path,
        language: Language,
    ) -> None:
        self._pulse = pulse
        self.ear = ear
        self.desk = desk
        self._folder = folder
        self.language = language
        self.words = WORDS[language]
        self.spoken: list[tuple[Command, float, int]] = []
        """The commands that were said, when each had been, in seconds of the recording, and how often."""
        self.uttered: list[tuple[str, float, float]] = []
        """Everything that was said, how fast, and when it had been."""
        for text, times in product(self.words.values(), (TRIED, *TAUGHT)):
            # Nobody thinks for seconds about how a word is said.
            said(text, times, language)

    def utters(self, text: str, times: float = TRIED) -> float:
        """Say something; give when it had been said, in seconds of the recording."""
        file = self._folder / f"says-{text.replace(' ', '-')}-{times}.wav"
        if not file.exists():
            write_wave(file, said(text, times, self.language) // 2, RATE)
        with self._pulse.play(file):
            pass
        self.uttered.append((text, times, at := self.desk.seconds))
        return at

    def says(self, command: Command, shows: str, *, patience: float = ANSWER) -> None:
        """Amid a session, say a word while our voice is silent, until it shows what it should."""
        self._says(command, shows, patience, self.ear.waits_for_room)

    def answers(self, command: Command, shows: str, *, patience: float = ANSWER) -> None:
        """Hear a question out to its tone, and say a word, until it shows what it should."""
        self._says(command, shows, patience, self.ear.waits_for_turn)

    def _says(
        self, command: Command, shows: str, patience: float, wait: Callable[[float, float], None]
    ) -> None:
        since = monotonic()
        for number in range(1, TRIES + 1):
            wait(since, MOST)
            at = self.utters(self.words[command])
            if sees(self.terminal, [shows], patience):
                self.spoken.append((command, at, number))
                return
        pytest.fail(f"{command.value!r} did not lead to {shows!r} after:\n{self.terminal.shown[-1500:]}")


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


def part_of(utterance: np.ndarray, recording: np.ndarray) -> float:
    """Tell how much of a recording is this utterance, at the best place: 1 where there is nothing else."""
    wanted = utterance.astype(float)
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
        utterance = said(text, times, person.language)
        parts.append(part_of(utterance, theirs[begin : round((at + AROUND) * RATE)]))
    report(
        f"microphone: {len(theirs) / RATE:.0f} s; {len(parts)} times something was said, and is in it: "
        f"{min(parts):.2f} of 1 at least, {np.median(parts):.2f} in the middle"
    )
    assert np.median(parts) > SAME
    once = sum(each[2] == 1 for each in person.spoken)
    report(f"words that were heard at once: {once} of {len(person.spoken)}")
    assert all(first[1] < second[1] for first, second in pairwise(person.spoken))
