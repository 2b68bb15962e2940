"""A session led by voice alone: a virtual loudspeaker is heard by a virtual microphone, both are recorded.

`make live` runs it apart from the tests, for it takes as long as a session does. It needs the programs
pulseaudio, pactl, paplay and parec.
"""

import shutil
from pathlib import Path

import numpy as np
import pytest

from player.phrases import phrases
from player.transport import Command
from tests.cli.command import ASKED, environment, log, run
from tests.cli.terminal import Terminal
from tests.listening.source_suite import write_wave
from tests.listening.virtual import VirtualMicrophone
from tests.live.recorder import RATE
from tests.live.room import Person, Report, recorded, sees
from tests.words.speaking import SECOND, TAUGHT, said

pytest.importorskip("onnxruntime", reason="onnxruntime, of the extra listen, is not installed")
pytestmark = pytest.mark.skipif(
    not shutil.which("parec"), reason="parec is not here: apt install pulseaudio-utils"
)

NAMES = {"en": ("Trial", "Bend", "left", "right"), "nl": ("Proef", "Buig", "links", "rechter")}
"""Of the program, of its last exercise, and of its sides, as they are said."""


@pytest.fixture(name="home")
def _home(tmp_path: Path, person: Person) -> Path:
    """Somebody who has taught eleven words, from recordings."""
    home, folder = tmp_path / "home", tmp_path / "taught"
    folder.mkdir()
    for command, text in person.words.items():
        for number, times in enumerate(TAUGHT, 1):
            sound = np.concatenate((SECOND, said(text, times, person.language), SECOND))
            write_wave(folder / f"{command.value}-{number}.wav", sound, RATE)
    taught = run(home, "words", "teach", "--from", str(folder), "--lang", person.language)
    assert (taught.returncode, taught.stderr) == (0, "")
    return home


def test_a_whole_session_is_led_by_voice(
    person: Person, pulse: VirtualMicrophone, home: Path, tmp_path: Path, report: Report
) -> None:
    """Asked, paused, gone on, done again, a stop taken back, hurt, and asked again: no key is pressed."""
    program, book = tmp_path / "asked.toml", phrases(person.language)
    program.write_text(ASKED.replace("reps = 2", "reps = 12"), encoding="utf-8")
    ask, live = book.table["ask"], book.table["say"]["live"]
    name, last, left, right = NAMES[person.language]
    env = environment(home, **pulse.environment)
    options = ("--listen", "--lang", person.language, "--level", "easy")
    with Terminal("play", str(program), *options, env=env) as terminal:
        person.terminal = terminal
        terminal.sees(ask["pain_before"]["show"])
        person.answers(Command.N3, book.say("ask.read_back", number=3))
        # What is said before leaves room to be heard, and takes half a minute.
        assert sees(terminal, [book.say("say.exercise.ready")], 60.0), terminal.shown
        terminal.sees(f"{left}.")
        person.says(Command.PAUSE, live["paused"])
        assert person.ear.waits_for_silence(8.0) < 8.0, "a pause is silent"
        person.says(Command.CONTINUE, live["onward"])
        person.says(Command.AGAIN, live["again"])
        person.says(Command.STOP, ask["stop"]["say"][0])
        person.answers(Command.NO, live["onward"])
        person.says(Command.HURTS, ask["hurts"]["show"])
        # Of a few choices the first is heard once it was named.
        person.says(Command.N1, ask["pain_during"]["show"])
        person.answers(Command.N3, book.say("ask.hurts.green", pain=3))
        side = book.say("say.exercise.switch", side_of=right)
        for told in (side, book.say("say.exercise.last", name=last), book.say("say.closing.done", name=name)):
            # Each side is told anew, with fifteen seconds to sit down and twelve repetitions.
            assert sees(terminal, [told], 120.0), terminal.shown[-1500:]
        terminal.sees(ask["pain_after"]["show"])
        person.answers(Command.N3, book.say("ask.read_back", number=3))
        terminal.sees(ask["effort"]["show"])
        person.answers(Command.NEXT, book.say("words.off"))
        code = terminal.ends()

    assert code == 0
    (entry,) = log(home)
    assert (entry["state"], entry["effort"], entry["pauses"]) == ("done", None, 2)
    assert entry["pain"] == {"before": 3, "during": [3], "after": 3}
    recorded(person, report)
