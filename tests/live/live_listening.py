"""A session led by voice alone: a virtual loudspeaker is heard by a virtual microphone, both are recorded.

`make live` runs it apart from the tests, for it takes as long as a session does. It needs the programs
pulseaudio, pactl, paplay and parec.
"""

import shutil
from pathlib import Path

import numpy as np
import pytest

from player.transport import Command
from tests.cli.command import ASKED, environment, log, run
from tests.cli.terminal import Terminal
from tests.listening.source_suite import write_wave
from tests.listening.virtual import VirtualMicrophone
from tests.live.room import RATE, Person, Recorder, Report, recorded, sees
from tests.words.speaking import SECOND, TAUGHT, said

pytest.importorskip("onnxruntime", reason="onnxruntime, of the extra listen, is not installed")
pytestmark = pytest.mark.skipif(
    not shutil.which("parec"), reason="parec is not here: apt install pulseaudio-utils"
)

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


@pytest.fixture(name="person")
def _person(pulse: VirtualMicrophone, recorders: tuple[Recorder, Recorder], tmp_path: Path) -> Person:
    return Person(pulse, *recorders, tmp_path, WORDS)


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


def test_a_whole_session_is_led_by_voice(
    person: Person, pulse: VirtualMicrophone, home: Path, tmp_path: Path, report: Report
) -> None:
    """Asked, paused, gone on, done again, a stop taken back, hurt, and asked again: no key is pressed."""
    program = tmp_path / "asked.toml"
    program.write_text(ASKED.replace("reps = 2", "reps = 12"), encoding="utf-8")
    env = environment(home, **pulse.environment)
    with Terminal("play", str(program), "--listen", "--lang", "en", "--level", "easy", env=env) as terminal:
        terminal.sees("0 to 10")
        person.says(Command.N3, terminal, "I note: three.")
        # What is said before leaves room to be heard, and takes half a minute.
        assert sees(terminal, ["Sit on a chair"], 60.0), terminal.shown
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
    recorded(person, report)
