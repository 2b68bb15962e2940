"""The very first run, from hello to goodbye, by voice alone: no key is pressed, nothing was taught before.

A virtual loudspeaker is heard by a virtual microphone, and both are recorded. `make live` runs it apart from
the tests, for it takes more than ten minutes. It needs the programs pulseaudio, pactl, paplay and parec.
"""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from player.journal import Journal
from player.library import Library
from player.phrases import phrases
from player.recovery import following
from player.settings import now, read
from player.transport import Command
from player.words import FIRST, SECOND, SpeechEmbedding
from player.words import Memory as Words
from tests.cli import terminal as terminals
from tests.cli.command import environment, log
from tests.cli.terminal import Terminal
from tests.listening.virtual import VirtualMicrophone
from tests.live.room import ANSWER, TRIES, Person, Recorder, Report, recorded, sees
from tests.words.speaking import TAUGHT

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
    Command.N2: "number two",
    Command.N3: "number three",
}
SOUND = "yes"
"""What is said before anything is taught; any sound would do."""
FAST = 330
"""Words a minute of our own voice, so that all of it takes little more than ten minutes; else it is 150."""
ROUND = 60.0
"""Seconds in which an offer comes round again, however many there are."""
LATE = 40.0
"""Seconds in which what follows must have been shown."""
PATIENT = 8.0
"""Seconds in which an answer must show."""
OPENING = "I will ask short questions."
"""Begins what is said before the first of them."""
GOOD = "You can get going."
"""Begins what follows from answers that are no reason to wait."""
BOOK = phrases("en")
RUN = f"""\
import runpy
from player.voice import spoken
spoken._USUAL_RATE = {FAST}
spoken._RATES.clear()
runpy.run_module("player", run_name="__main__")
"""


class Newcomer(Person):
    """Somebody who has taught nothing yet."""

    terminal: Terminal

    def takes(self, offer: str, shows: str | None = None, seconds: float = ANSWER) -> None:
        """Make a sound after an offer; it is said again, or shows what it should."""
        for _ in range(TRIES):
            assert sees(self.terminal, [offer], ROUND), (offer, self.terminal.shown[-1500:])
            self.ear.hears_out(monotonic(), 12.0)
            self.utters(SOUND)
            if sees(self.terminal, [shows or offer], seconds):
                return
        pytest.fail(f"{offer!r} was not taken:\n{self.terminal.shown[-1500:]}")

    def counts(self, number: int, kind: str = "number", shows: str = "I note: ") -> None:
        """Make so many sounds, and one more once that number is offered."""
        for _ in range(TRIES):
            assert sees(self.terminal, [BOOK.say(f"ask.offer.{kind}_sounds")], ROUND), self.terminal.shown[
                -1500:
            ]
            self.ear.hears_out(monotonic(), 12.0)
            for _ in range(number):
                self.utters(SOUND)
                sleep(0.45)
            if sees(self.terminal, [BOOK.say("ask.offer.counted", number=number)], 6.0):
                self.ear.hears_out(monotonic(), 12.0)
                self.utters(SOUND)
                if sees(self.terminal, [shows], ANSWER):
                    return
        pytest.fail(f"{number} was not counted:\n{self.terminal.shown[-1500:]}")

    def answers(self, command: Command, shows: str) -> None:
        """Hear a question out, and say a word that was taught."""
        self.ear.hears_out(monotonic(), 20.0)
        self.says(command, self.terminal, shows, most=20.0, patience=PATIENT)

    def teaches(self, command: Command) -> None:
        """Say a word after each tone, until it is known."""
        self.terminal.sees("Choose your word for: ")
        since, known = monotonic(), BOOK.say("words.teach.learned")
        for number in range(3 * len(TAUGHT)):
            self.ear.hears_out(since, 20.0)
            if sees(self.terminal, [known], 0.0):
                return
            self.utters(WORDS[command], TAUGHT[number % len(TAUGHT)])
            since = monotonic()
        pytest.fail(f"{command.value!r} was not learned:\n{self.terminal.shown[-1500:]}")


@pytest.fixture(name="person")
def _person(pulse: VirtualMicrophone, recorders: tuple[Recorder, Recorder], tmp_path: Path) -> Newcomer:
    return Newcomer(pulse, *recorders, tmp_path, WORDS)


@pytest.fixture(name="terminal")
def _terminal(
    pulse: VirtualMicrophone, tmp_path: Path, person: Newcomer, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Terminal]:
    """Give the terminal in which somebody has typed `soepel --listen`, and presses nothing more."""
    monkeypatch.setattr(terminals, "soepel", lambda *given: [sys.executable, "-c", RUN, *given])
    with Terminal("--listen", env=environment(tmp_path / "home", **pulse.environment)) as opened:
        person.terminal = opened
        yield opened


def first_minutes(person: Newcomer) -> None:
    """Language, ears, loudness, who speaks, how to stop; then words are taught: all by a sound."""
    offer = {name: BOOK.say(f"ask.offer.{name}") for name in ("yes", "no")}
    louds = BOOK.table["ask"]["loud"]["offers"]
    person.terminal.sees("Would you like to hear English?")
    person.takes(offer["yes"])
    for text in BOOK.table["welcome"]["hello_voice"]:
        person.terminal.sees(text)
    person.terminal.sees("You hear this on the left side.")
    person.terminal.sees("You hear this on the right side.")
    person.takes(louds[1])
    person.takes(louds[0])
    person.terminal.sees("Do you use a screen reader?")
    person.takes(offer["no"])
    person.terminal.sees("Would you like to lead me with your voice?")
    person.takes(offer["yes"])
    for command in FIRST:
        person.teaches(command)
    person.terminal.sees("Would you like to answer me with your voice, too?")
    person.takes(offer["yes"])
    for command in SECOND:
        person.teaches(command)


def menu(person: Newcomer) -> None:
    """Something else first: settings, how the session goes, how fast: faster. Then the session of today."""
    names = ("menu_today", "menu", "menu_more", "menu_goes", "menu_pace", "intake")
    ask = {name: BOOK.say(f"ask.{name}.show") for name in names}
    person.terminal.sees(ask["menu_today"])
    person.answers(Command.NO, ask["menu"])
    person.answers(Command.N3, ask["menu_more"])
    person.answers(Command.N2, ask["menu_goes"])
    person.answers(Command.N1, ask["menu_pace"])
    person.answers(Command.N3, ask["menu_today"])
    person.answers(Command.YES, ask["intake"])


def intake(person: Newcomer) -> dict[str, Any]:
    """Answer every question: no, a word for a choice, sounds for a number; give the answers."""
    pathway = Library().pathway()
    values: dict[str, Any] = {}
    first = following(pathway, "intake", values)
    assert first is not None
    person.answers(Command.YES, OPENING)
    assert sees(person.terminal, [(first.part or first.question).en[0]], LATE)
    asked: Any = first
    while asked is not None:
        values[asked.id], told = answered(asked), asked
        asked = following(pathway, "intake", values)
        words = (asked.part or asked.question).en[0] if asked is not None else GOOD
        answer(person, told, values[told.id], words)
    return values


def answered(asked: Any) -> Any:
    """Give the answer to one question."""
    if asked.question.type == "activities":
        return [{"activity": "working at a screen", "score": 3}]
    if asked.question.choice:
        return asked.question.choice[-1].id
    left = "skipped" if asked.question.type in ("count", "scale") else "no"
    return {"QA0": 42, "QI1": 3, "QI2": 4}.get(asked.id, left)


def answer(person: Newcomer, asked: Any, value: Any, shows: str) -> None:
    """Give one answer by voice, as it can be given."""
    terminal = person.terminal
    if asked.question.type == "activities":
        person.takes(BOOK.table["intake"]["usual"][1], "I note: ")
        assert sees(terminal, [asked.question.en[1]], LATE)
        person.answers(Command.N3, "I note: ")
        assert sees(terminal, [asked.question.en[2]], LATE)
        person.answers(Command.NO, shows)
    elif asked.question.choice:
        person.answers(Command(str(len(asked.question.choice))), shows)
    elif value == "no":
        person.answers(Command.NO, shows)
    elif value == "skipped":
        person.answers(Command.NEXT, shows)
    elif asked.question.type == "count":
        person.counts(value // 10, "first", BOOK.say("ask.offer.so_far", number=value // 10))
        person.counts(value % 10, "digit", BOOK.say("ask.offer.so_far", number=value))
        person.takes(BOOK.say("ask.offer.ready"), "I note: ")
        assert sees(terminal, [shows], LATE)
    elif value <= 3:
        person.answers(Command(str(value)), "I note: ")
        assert sees(terminal, [shows], LATE)
    else:
        person.counts(value)
        assert sees(terminal, [shows], LATE)


def session(person: Newcomer) -> None:
    """Pause, go on, say that it hurts, and go through the rest of it; then the questions, and goodbye."""
    terminal, ask = person.terminal, BOOK.table["ask"]
    assert sees(terminal, [ask["pain_before"]["show"]], LATE)
    person.answers(Command.N2, "I note: two.")
    assert sees(terminal, ["Get ready."], 2 * LATE)
    person.says(Command.PAUSE, terminal, "Paused.", most=15.0)
    person.says(Command.CONTINUE, terminal, "We go on.")
    person.says(Command.HURTS, terminal, ask["hurts"]["show"], most=15.0)
    person.answers(Command.N1, ask["pain_during"]["show"])
    person.answers(Command.N2, "We go on calmly.")
    told: str | None = ""
    while told != "That was ":
        person.says(Command.NEXT, terminal, BOOK.say("say.live.skipped"), most=15.0)
        told = sees(terminal, ["Next: ", "To finish: ", "That was "], LATE)
    assert sees(terminal, [ask["pain_after"]["show"]], LATE)
    person.counts(4)
    assert sees(terminal, [ask["effort"]["show"]], LATE)
    person.answers(Command.N3, "I note: three.")
    assert sees(terminal, [BOOK.say("say.end.bye")], LATE)


def test_from_hello_to_goodbye_by_voice_alone(
    person: Newcomer, terminal: Terminal, tmp_path: Path, report: Report
) -> None:
    """First run, words, a setting, the intake, a session, its questions and goodbye: no key is pressed."""
    begin, home = monotonic(), tmp_path / "home"
    first_minutes(person)
    report(f"taught after {monotonic() - begin:.0f} s")
    menu(person)
    values = intake(person)
    report(f"asked after {monotonic() - begin:.0f} s")
    session(person)
    code = terminal.ends()
    report(f"done after {monotonic() - begin:.0f} s")

    assert code == 0
    settings = read(home)
    assert (settings.language, settings.volume.speech, settings.pace) == ("en", 3.0, 1.125)
    assert (settings.voice_output, settings.listen) == ("both", "on")
    assert set(Words(home, SpeechEmbedding.name).read()) == {*FIRST, *SECOND}
    (entry,) = log(home)
    assert (entry["state"], entry["effort"], entry["pauses"]) == ("done", 3, 1)
    assert entry["pain"] == {"before": 2, "during": [2], "after": 4}
    with Journal(home, now) as journal:
        (kept,) = journal.notes("answers")
    assert kept.data["values"] == {id_: value for id_, value in values.items() if value != "skipped"}
    (tmp_path / "intake.json").write_text(json.dumps(kept.data), encoding="utf-8")
    recorded(person, report)
