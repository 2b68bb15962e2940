"""A session led by voice alone: a virtual loudspeaker is heard by a virtual microphone, both are recorded.

`make live` runs it apart from the tests, for it takes as long as a session does. It needs the programs
pulseaudio, pactl, paplay and parec.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import numpy as np
import pytest

from player.transport import Command
from player.words import VOCABULARIES
from tests.cli.command import ASKED, environment, log, run
from tests.cli.terminal import Terminal
from tests.listening.source_suite import write_wave
from tests.listening.virtual import MICROPHONE, SINK, VirtualMicrophone, virtual_microphone
from tests.words.speaking import SECOND, TAUGHT, TRIED, said

pytest.importorskip("onnxruntime", reason="onnxruntime, of the extra listen, is not installed")
pytestmark = pytest.mark.skipif(
    not shutil.which("parec"), reason="parec is not here: apt install pulseaudio-utils"
)

EAR = "ear"
RATE = 16_000
WORDS = {
    Command.PAUSE: "pause",
    Command.CONTINUE: "carry on",
    Command.AGAIN: "again",
    Command.NEXT: "skip this one",
    Command.STOP: "stop",
    Command.HURTS: "it hurts",
    Command.YES: "yes",
    Command.NO: "no",
    Command.N1: "number one",
    Command.N3: "number three",
}
LOUD = 300
"""Of 32768: what is louder than this sounds."""
QUIET = 0.6
"""Seconds of silence after which a person begins to speak."""
TRIES = 6
"""Times that a person says something that was not heard."""
AROUND = 4.0
"""Seconds before and after a word in which the recording has it: what records is a little behind."""
ANSWER = 4.0
"""Seconds in which what was said must show."""


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

    def end(self) -> None:
        """Record no more."""
        self._process.terminate()
        self._process.wait()
        self._thread.join()
        assert self._process.stdout is not None
        self._process.stdout.close()


class Person:
    """Somebody in the room, who hears the loudspeaker and speaks into the microphone."""

    def __init__(self, pulse: VirtualMicrophone, ear: Recorder, desk: Recorder, folder: Path) -> None:
        self._pulse = pulse
        self.ear = ear
        self.desk = desk
        self._files = {
            command: write_wave(folder / f"says-{command.value}.wav", said(text, TRIED) // 2, RATE)
            for command, text in WORDS.items()
        }
        self.spoken: list[tuple[Command, float, int]] = []
        """What was said, when it had been said, in seconds of the recording, and how often."""

    def says(self, command: Command, terminal: Terminal, shows: str, most: float = 12.0) -> None:
        """Wait for silence, say a word, and say it again until it shows what it should."""
        for number in range(1, TRIES + 1):
            self.ear.waits_for_silence(most)
            with self._pulse.play(self._files[command]):
                pass
            at, until = self.desk.seconds, monotonic() + ANSWER
            while monotonic() < until:
                if (found := terminal.shown.find(shows, terminal._seen)) >= 0:
                    terminal._seen = found + len(shows)
                    self.spoken.append((command, at, number))
                    return
                terminal._reads(monotonic() + 0.05)
        pytest.fail(f"{command.value!r} did not lead to {shows!r} after:\n{terminal.shown[-1500:]}")


@pytest.fixture(name="pulse")
def _pulse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualMicrophone]:
    """Give a room in which our own loudspeaker is heard, too."""
    folder = tmp_path / "pulse"
    folder.mkdir(mode=0o700)
    with virtual_microphone(folder, monkeypatch) as made:
        for told in (
            ("load-module", "module-null-sink", f"sink_name={EAR}", "rate=24000", "channels=2"),
            ("set-default-sink", EAR),
            ("load-module", "module-loopback", f"source={EAR}.monitor", f"sink={SINK}", "latency_msec=20"),
        ):
            assert made._pactl(*told).returncode == 0
        yield made


@pytest.fixture(name="person")
def _person(pulse: VirtualMicrophone, tmp_path: Path) -> Iterator[Person]:
    env = environment(tmp_path, **pulse.environment)
    # The one has to be quick, the other must lose nothing however busy the machine is.
    ear, desk = Recorder(f"{EAR}.monitor", env, 20), Recorder(MICROPHONE, env, 1000)
    yield Person(pulse, ear, desk, tmp_path)
    ear.end()
    desk.end()


@pytest.fixture(name="home")
def _home(tmp_path: Path) -> Path:
    """Somebody who has taught ten words, from recordings."""
    home, folder = tmp_path / "home", tmp_path / "taught"
    folder.mkdir()
    for command, text in WORDS.items():
        for number, times in enumerate(TAUGHT, 1):
            sound = np.concatenate((SECOND, said(text, times), SECOND))
            write_wave(folder / f"{command.value}-{number}.wav", sound, RATE)
    taught = run(home, "words", "teach", "--from", str(folder), "--lang", "en")
    assert (taught.returncode, taught.stderr) == (0, "")
    return home


@pytest.fixture(name="report")
def _report(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    def line(text: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n  {text}\n")

    return line


def vocabulary(command: Command) -> str:
    """Name the vocabulary that a command belongs to."""
    return next(name for name, words in VOCABULARIES.items() if command in words)


def checked(person: Person, home: Path, folder: Path, report: Callable[[str], None]) -> None:
    """Check both recordings: our voice left the loudspeaker, and every word is in the microphone's."""
    while person.desk.seconds < person.spoken[-1][1] + AROUND:
        sleep(0.1)
    person.ear.end()
    person.desk.end()
    ours, theirs = person.ear.sound, person.desk.sound
    loud = np.abs(ours.astype(int)) > LOUD
    assert 0.05 < loud.mean() < 0.95
    assert np.abs(ours.astype(int)).max() < 32_700, "our own sound is clipped"
    report(f"loudspeaker: {len(ours) / RATE:.0f} s, {100 * loud.mean():.0f} % of it loud")
    for command, at, number in person.spoken:
        begin = max(0, round((at - AROUND) * RATE))
        piece = write_wave(folder / "piece.wav", theirs[begin : round((at + AROUND) * RATE)], RATE)
        answer = run(home, "words", "test", str(piece), "--vocabulary", vocabulary(command), "--json")
        report(
            f"{command.value}: said {number} time(s); in the microphone's recording: {answer.stdout.strip()}"
        )
        assert command.value in [each["command"] for each in json.loads(answer.stdout)], answer.stderr
    assert all(first[1] < second[1] for first, second in pairwise(person.spoken))


def test_a_whole_session_is_led_by_voice(
    person: Person, pulse: VirtualMicrophone, home: Path, tmp_path: Path, report: Callable[[str], None]
) -> None:
    """Asked, paused, gone on, done again, a stop taken back, hurt, and asked again: no key is pressed."""
    program = tmp_path / "asked.toml"
    program.write_text(ASKED.replace("reps = 2", "reps = 5"), encoding="utf-8")
    env = environment(home, **pulse.environment)
    with Terminal("play", str(program), "--listen", "--lang", "en", "--level", "easy", env=env) as terminal:
        terminal.sees("0 to 10")
        person.says(Command.N3, terminal, "I note: three.")
        terminal.sees("Sit on a chair")
        terminal.sees("To the left.")
        person.says(Command.PAUSE, terminal, "Paused.", most=3.0)
        assert person.ear.waits_for_silence(8.0) < 8.0, "a pause is silent"
        person.says(Command.CONTINUE, terminal, "We go on.")
        person.says(Command.AGAIN, terminal, "Once more.", most=3.0)
        person.says(Command.STOP, terminal, "Shall we stop?", most=3.0)
        person.says(Command.NO, terminal, "We go on.")
        person.says(Command.HURTS, terminal, "What is it?", most=3.0)
        person.says(Command.N1, terminal, "0 to 10")
        person.says(Command.N3, terminal, "We go on calmly.")
        for told in ("Now the right side.", "To finish: Bend.", "That was Trial."):
            terminal.sees(told)
        terminal.sees("0 to 10")
        person.says(Command.N3, terminal, "I note: three.")
        terminal.sees("0 to 10")
        person.says(Command.NEXT, terminal, "The microphone is off.")
        code = terminal.ends()

    assert code == 0
    (entry,) = log(home)
    assert (entry["state"], entry["effort"], entry["pauses"]) == ("done", None, 2)
    assert entry["pain"] == {"before": 3, "during": [3], "after": 3}
    checked(person, home, tmp_path, report)
