"""The very first run, from hello to goodbye, by voice alone: no key is pressed, nothing was taught before.

A virtual loudspeaker is heard by a virtual microphone, and both are recorded. `make live` runs it apart from
the tests, for it takes more than ten minutes a language. It needs the programs pulseaudio, pactl, paplay and
parec.
"""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from player.journal import Journal
from player.library import Library
from player.phrases import phrases
from player.program import LANGUAGES, Language
from player.recovery import following
from player.settings import now, read
from player.transport import Command
from player.words import FIRST, SECOND, SpeechEmbedding
from player.words import Memory as Words
from tests.cli import terminal as terminals
from tests.cli.command import environment, log
from tests.cli.terminal import Terminal
from tests.listening.virtual import VirtualMicrophone
from tests.live.newcomer import Newcomer, before
from tests.live.room import Report, recorded, sees

pytest.importorskip("onnxruntime", reason="onnxruntime, of the extra listen, is not installed")
pytestmark = pytest.mark.skipif(
    not shutil.which("parec"), reason="parec is not here: apt install pulseaudio-utils"
)

FAST = 330
"""Words a minute of our own voice, so that all of it takes little more than ten minutes; else it is 150."""
LATE = 40.0
"""Seconds in which what follows must have been shown."""
SYSTEM: Language = "en"
"""What the system speaks, and what is offered first, whoever comes."""
RUN = f"""\
import runpy
from player.voice import spoken
spoken._USUAL_RATE = {FAST}
spoken._RATES.clear()
runpy.run_module("player", run_name="__main__")
"""


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
    tongue(person)
    book, terminal = person.book, person.terminal
    ask = book.table["ask"]
    louds = ask["loud"]["offers"]
    for text in book.table["welcome"]["hello_voice"]:
        terminal.sees(text)
    terminal.sees(book.say("say.ear.left"))
    terminal.sees(book.say("say.ear.right"))
    person.takes(louds[1])
    person.takes(louds[0])
    terminal.sees(ask["screen_reader"]["say"][0])
    person.takes(book.say("ask.offer.no"))
    terminal.sees(ask["teach_words"]["say"][0])
    person.takes(book.say("ask.offer.yes"))
    for command in FIRST:
        person.teaches(command)
    terminal.sees(ask["teach_more"]["say"][0])
    person.takes(book.say("ask.offer.yes"))
    for command in SECOND:
        person.teaches(command)


def tongue(person: Newcomer) -> None:
    """Choose the language: no to each that is not the one, yes to the one."""
    for language in sorted(LANGUAGES, key=lambda each: each != SYSTEM):
        book, mine = phrases(language), language == person.language
        person.terminal.sees(book.table["ask"]["language"]["say"][0])
        person.takes(book.say(f"ask.offer.{'yes' if mine else 'no'}"))
        if mine:
            return


def menu(person: Newcomer) -> None:
    """Something else first: settings, how the session goes, how fast: faster. Then the session of today."""
    names = ("menu_today", "menu", "menu_more", "menu_goes", "menu_pace", "intake")
    ask = {name: person.book.say(f"ask.{name}.show") for name in names}
    person.terminal.sees(ask["menu_today"])
    person.answers(Command.NO, ask["menu"])
    person.answers(Command.N3, ask["menu_more"])
    person.answers(Command.N2, ask["menu_goes"])
    person.answers(Command.N1, ask["menu_pace"])
    person.answers(Command.N3, ask["menu_today"])
    person.answers(Command.YES, ask["intake"])


def intake(person: Newcomer) -> dict[str, Any]:
    """Answer every question: no, a word for a choice, sounds for a number; give the answers."""
    pathway, language = Library().pathway(), person.language
    opening = getattr(pathway.message["opening"], language)[0]
    good = getattr(next(route for route in pathway.route if route.otherwise), language)[0]
    values: dict[str, Any] = {}
    asked: Any = following(pathway, "intake", values)
    person.answers(Command.YES, opening)
    assert sees(person.terminal, [words(asked, language)[0]], LATE)
    while asked is not None:
        values[asked.id], told = answered(asked, person), asked
        asked = following(pathway, "intake", values)
        answer(person, told, values[told.id], good if asked is None else words(asked, language)[0])
    return values


def words(asked: Any, language: Language) -> tuple[str, ...]:
    """Give the words of one question."""
    found: tuple[str, ...] = getattr(asked.part or asked.question, language)
    return found


def answered(asked: Any, person: Newcomer) -> Any:
    """Give the answer to one question."""
    if asked.question.type == "activities":
        usual = person.book.table["intake"]["usual"][1].rstrip(".")
        return [{"activity": usual[:1].lower() + usual[1:], "score": 3}]
    if asked.question.choice:
        return asked.question.choice[-1].id
    left = "skipped" if asked.question.type in ("count", "scale") else "no"
    return {"QA0": 42, "QI1": 3, "QI2": 4}.get(asked.id, left)


def answer(person: Newcomer, asked: Any, value: Any, shows: str) -> None:
    """Give one answer by voice, as it can be given."""
    terminal, book = person.terminal, person.book
    if asked.question.type == "activities":
        person.takes(book.table["intake"]["usual"][1], before(book, "ask.read_back"))
        assert sees(terminal, [words(asked, person.language)[1]], LATE)
        person.answers(Command.N3, person.noted(3))
        assert sees(terminal, [words(asked, person.language)[2]], LATE)
        person.answers(Command.NO, shows)
    elif asked.question.choice:
        person.answers(Command(str(len(asked.question.choice))), shows)
    elif value == "no":
        person.answers(Command.NO, shows)
    elif value == "skipped":
        person.answers(Command.NEXT, shows)
    elif asked.question.type == "count":
        person.counts(value // 10, "first", book.say("ask.offer.so_far", number=value // 10))
        person.counts(value % 10, "digit", book.say("ask.offer.so_far", number=value))
        person.takes(book.say("ask.offer.ready"), person.noted(value))
        assert sees(terminal, [shows], LATE)
    elif value <= 3:
        person.answers(Command(str(value)), person.noted(value))
        assert sees(terminal, [shows], LATE)
    else:
        person.counts(value)
        assert sees(terminal, [shows], LATE)


def session(person: Newcomer) -> None:
    """Pause, go on, say that it hurts, and go through the rest of it; then the questions, and goodbye."""
    terminal, book = person.terminal, person.book
    ask = book.table["ask"]
    assert sees(terminal, [ask["pain_before"]["show"]], LATE)
    person.answers(Command.N2, person.noted(2))
    assert sees(terminal, [book.say("say.exercise.ready")], 2 * LATE)
    person.says(Command.PAUSE, book.say("say.live.paused"))
    person.says(Command.CONTINUE, book.say("say.live.onward"))
    person.says(Command.HURTS, ask["hurts"]["show"])
    person.answers(Command.N1, ask["pain_during"]["show"])
    person.answers(Command.N2, book.say("ask.hurts.green", pain=2))
    ends = before(book, "say.closing.done")
    follows = [before(book, f"say.exercise.{name}") for name in ("next", "last")]
    told: str | None = ""
    while told != ends:
        person.says(Command.NEXT, book.say("say.live.skipped"))
        told = sees(terminal, [*follows, ends], LATE)
    assert sees(terminal, [ask["pain_after"]["show"]], LATE)
    person.counts(4)
    assert sees(terminal, [ask["effort"]["show"]], LATE)
    person.answers(Command.N3, person.noted(3))
    assert sees(terminal, [book.say("say.end.bye")], LATE)


def test_from_hello_to_goodbye_by_voice_alone(
    person: Newcomer, terminal: Terminal, tmp_path: Path, report: Report
) -> None:
    """First run, words, a setting, the intake, a session, its questions and goodbye: no key is pressed."""
    begin, home = monotonic(), tmp_path / "home"
    first_minutes(person)
    report(f"{person.language}: taught after {monotonic() - begin:.0f} s")
    menu(person)
    values = intake(person)
    report(f"asked after {monotonic() - begin:.0f} s")
    session(person)
    code = terminal.ends()
    report(f"done after {monotonic() - begin:.0f} s")

    assert code == 0
    settings = read(home)
    assert (settings.language, settings.volume.speech, settings.pace) == (person.language, 3.0, 1.125)
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
