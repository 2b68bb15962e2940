"""A person at a terminal: asked, led, obeyed, and asked again."""

import json
import signal
from pathlib import Path

import pytest

from player.journal import Journal
from player.session import Event
from player.settings import now
from tests.cli.command import environment, log, run
from tests.cli.terminal import Terminal

DUTCH = ("--lang", "nl", "--voice", "silence")
PAIN, EFFORT, OFFER = "Pijn nu, 0 tot 10?", "Inspanning, 0 tot 10?", "Verdergaan?"


def moving(home: Path, program: str, *options: str) -> Terminal:
    """Give a session in which the first movement is being explained."""
    terminal = Terminal("play", program, *DUTCH, *options, env=environment(home))
    terminal.sees(PAIN)
    terminal.types("\r")
    terminal.sees("Enter gaat door")
    terminal.types("\r")
    terminal.sees("Naar links.")
    return terminal


def left(home: Path, day: str = "") -> None:
    """Keep a session that was interrupted, in Dutch; `day` is when that was, if it was not just now."""
    with Journal(home, lambda: now({"SOEPEL_TODAY": day})) as journal:
        opened = {"program": "breaks/30-seconds", "title": "Pauze van dertig seconden", "language": "nl"}
        journal.append(journal.open_entry(opened), Event(kind="section", data={"section": 0}))


def test_a_session_from_the_first_question_to_the_last(home, quick):
    """Pain before, keys, a pause, help, "it hurts", skipping, pain and effort after; all of it is kept."""
    with Terminal("play", quick, *DUTCH, env=environment(home)) as terminal:
        assert "Ik kan geen luidspreker vinden." in terminal.sees("Hoeveel pijn")
        terminal.sees(PAIN)
        terminal.types("10")
        terminal.sees("Ik noteer: tien.")
        terminal.sees("Toetsen: spatie is pauze")
        terminal.sees("Enter gaat door")
        terminal.types("\r")
        terminal.sees("Naar links.")
        terminal.types(" ")
        terminal.sees("Pauze.")
        terminal.types("?")
        terminal.sees("Spatie is pauze.")
        terminal.types(" ")
        terminal.sees("We gaan verder.")
        terminal.types("x")
        terminal.sees("Wat wil je? 1")
        terminal.types("1")
        terminal.sees("lichtste vorm")
        terminal.types("nn")
        terminal.sees("Dat was het.")
        terminal.sees(PAIN)
        terminal.types("\r")
        terminal.sees(EFFORT)
        terminal.types("1\r")
        terminal.sees("één")
        assert terminal.ends() == 0

    (entry,) = log(home)
    assert (entry["state"], entry["language"], entry["pauses"]) == ("done", "nl", 1)
    assert entry["pain"] == {"before": 10, "during": [], "after": None}
    assert entry["effort"] == 1
    assert [hurt["choice"] for hurt in entry["hurts"]] == ["easier"]


def test_it_hurts_can_be_the_end(home, quick):
    """To stop is a choice, and is not offered again."""
    with moving(home, quick) as terminal:
        terminal.types("x")
        terminal.sees("3 stoppen")
        terminal.types("3")
        terminal.sees("niet door de pijn heen")
        # What is said last need not be heard to its end: it was stopped, not interrupted.
        terminal.types("\x03")
        assert terminal.ends() == 0

    (entry,) = log(home)
    assert (entry["state"], entry["reason"]) == ("stopped", "hurts")
    assert "neck/phase-1" in run(home).stdout


KEYS = {
    "a": "again", "r": "repeat", "-": "slower", "]": "faster", "e": "easier", "z": "harder", "u": "explain",
    "t": "time_left", ",": "less_talk", ".": "more_talk", "\x1b[A": "louder", "\x1b[B": "softer",
    "/": "help", "\r": "ready", "v": "next", "\x1b[D": "back", "\x1b[C": "next", "p": "pause",
    "g": "continue", "h": "hurts", "o": "again", "1": "1", "q": "stop",
}  # fmt: skip


def test_every_key_asks_for_its_command(home, quick, tmp_path):
    """One after the other, each is read and obeyed."""
    events = tmp_path / "events.jsonl"
    with moving(home, quick, "--events", str(events)) as terminal:
        terminal.types("".join(KEYS))
        assert terminal.ends() == 0

    told = [json.loads(line) for line in events.read_text(encoding="utf-8").splitlines()]
    commands = [event["command"] for event in told if event["event"] == "command"]
    assert commands == ["ready", *KEYS.values()]


@pytest.mark.parametrize("hangs_up", [False, True])
def test_an_interrupted_session_keeps_its_record(hangs_up, home, quick):
    """130, and why it ended, by Ctrl-C; a closed terminal takes no more than the screen."""
    with moving(home, quick) as terminal:
        if hangs_up:
            terminal.hangs_up()
        else:
            terminal.types("\x03")
        assert terminal.ends() == 130
        assert hangs_up or "soepel play --resume" in terminal.shown

    (entry,) = log(home)
    assert (entry["state"], entry["reason"]) == ("interrupted", "sighup" if hangs_up else "sigint")
    assert entry["seconds"] > 1


def test_a_question_can_be_interrupted_too(home, quick):
    """Nothing was heard yet, and the entry says so."""
    with Terminal("play", quick, *DUTCH, env=environment(home)) as terminal:
        terminal.sees(PAIN)
        terminal.types("\x03")
        assert terminal.ends() == 130

    (entry,) = log(home)
    assert (entry["state"], entry["seconds"]) == ("interrupted", 0)


def test_stop_at_the_first_question_is_stop(home, quick):
    """Whoever presses q there does not want a session."""
    with Terminal("play", quick, *DUTCH, env=environment(home)) as terminal:
        terminal.sees(PAIN)
        terminal.types("q")
        assert terminal.ends() == 0

    (entry,) = log(home)
    assert (entry["state"], entry["seconds"]) == ("stopped", 0)


def test_a_killed_session_is_offered_and_gone_on_with(home, quick):
    """In English it is offered, in its own language it goes on; it stays one session."""
    with moving(home, quick) as terminal:
        terminal.sends(signal.SIGKILL)
        assert terminal.ends() == -signal.SIGKILL
    run(home, "settings", "voice", "silence")
    with Terminal("--lang", "en", env=environment(home)) as terminal:
        terminal.sees("Your last session, Proef, is not finished yet.")
        terminal.sees("Go on?")
        terminal.types("y")
        terminal.sees("We gaan verder.")
        terminal.types("\x03")
        assert terminal.ends() == 130

    (entry,) = log(home)
    assert (entry["state"], entry["language"]) == ("interrupted", "nl")


def test_a_session_that_is_not_gone_on_with_is_left(home, quick):
    """Another one begins, and the older one is closed as it was."""
    left(home)
    with Terminal("play", quick, *DUTCH, env=environment(home)) as terminal:
        terminal.sees(OFFER)
        terminal.types("n")
        terminal.sees(PAIN)
        terminal.types("q")
        assert terminal.ends() == 0

    assert [entry["state"] for entry in log(home)] == ["stopped", "left"]


def test_an_offer_that_is_not_wanted_now_stays(home, quick):
    """With q, nothing begins and nothing is closed."""
    left(home)
    with Terminal("play", quick, *DUTCH, env=environment(home)) as terminal:
        terminal.sees(OFFER)
        terminal.types("q")
        assert terminal.ends() == 0

    assert [entry["state"] for entry in log(home)] == ["open"]


def test_a_session_of_long_ago_is_offered_to_start_over(home):
    """After more than a day it begins anew, as an entry of its own."""
    left(home, "2026-03-02T08:30")
    env = environment(home, SOEPEL_TODAY="2026-03-04T08:30")
    with Terminal("play", "neck/short", *DUTCH, env=env) as terminal:
        terminal.sees("Opnieuw beginnen?")
        terminal.types("\r")
        terminal.sees(PAIN)
        terminal.types("\r")
        terminal.sees("Ga even staan.")
        terminal.types("\x03")
        assert terminal.ends() == 130

    assert [(entry["program"], entry["state"]) for entry in log(home)] == [
        ("breaks/30-seconds", "interrupted"),
        ("breaks/30-seconds", "left"),
    ]


def test_who_does_not_want_questions_is_not_asked(home, quick):
    """The setting `ask` takes them away, and only them."""
    run(home, "settings", "ask", "nee")
    with Terminal("play", quick, *DUTCH, env=environment(home)) as terminal:
        assert "Pijn" not in terminal.sees("Daar gaan we.")
        terminal.types("\x03")
        assert terminal.ends() == 130
