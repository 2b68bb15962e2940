"""A person at a terminal: asked, led, obeyed, and asked again."""

import json
import signal
from pathlib import Path

import pytest

from player.journal import Journal
from player.library import Library
from player.recovery import following
from player.session import Event
from player.settings import now
from tests.cli.command import environment, log, run
from tests.cli.terminal import Terminal

DUTCH = ("--lang", "nl", "--voice", "silence")
PAIN, EFFORT, OFFER = "Pijn nu, 0 tot 10?", "Inspanning, 0 tot 10?", "Verdergaan?"
SAFETY = "w weet ik niet"


def moving(home: Path, program: str, *options: str) -> Terminal:
    """Give a session in which the first movement is being explained."""
    terminal = Terminal("play", program, *DUTCH, *options, env=environment(home))
    terminal.sees("Enter gaat door")
    terminal.types("\r")
    terminal.sees("Naar links.")
    return terminal


def answers() -> list[str]:
    """Give the keys of safety answers against which nothing speaks."""
    keys, values = [], {}
    while (asked := following(Library().pathway(), "safety", values)) is not None:
        values[asked.id] = "yes" if asked.part is not None and asked.part.reverse else "no"
        keys.append("j" if values[asked.id] == "yes" else "n")
    return keys


def exercising(terminal: Terminal, pain: str) -> None:
    """Tell the pain before, and skip what is said at the beginning."""
    terminal.sees(PAIN)
    terminal.types(pain)
    terminal.sees("Toetsen: spatie is pauze")
    terminal.types("n")
    terminal.sees("Naar links.")


def left(home: Path, day: str = "") -> None:
    """Keep a session that was interrupted, in Dutch; `day` is when that was, if it was not just now."""
    with Journal(home, lambda: now({"SOEPEL_TODAY": day})) as journal:
        opened = {"program": "breaks/30-seconds", "title": "Pauze van dertig seconden", "language": "nl"}
        journal.append(journal.open_entry(opened), Event(kind="section", data={"section": 0}))


def test_a_session_from_the_first_question_to_the_last(home, asked):
    """Pain before, keys, a pause, help, "it hurts", skipping, pain and effort after; all of it is kept."""
    with Terminal("play", asked, *DUTCH, env=environment(home)) as terminal:
        assert "Ik kan geen luidspreker vinden." in terminal.sees("Hoeveel pijn")
        exercising(terminal, "3\r")
        terminal.types(" ")
        terminal.sees("Pauze.")
        terminal.types("?")
        terminal.sees("Spatie is pauze.")
        terminal.types(" ")
        terminal.sees("We gaan verder.")
        terminal.types("x")
        terminal.sees("Wat is het? 1 pijn")
        terminal.types("1")
        terminal.sees("Pijn bij deze oefening")
        terminal.types("5\r")
        terminal.sees("Een vijf mag vandaag")
        terminal.sees("lichtste vorm")
        terminal.types("nn")
        terminal.sees("Dat was het.")
        terminal.sees(PAIN)
        terminal.types("2\r")
        terminal.sees("Dat is minder dan voor je begon.")
        terminal.sees(EFFORT)
        terminal.types("1\r")
        terminal.sees("één")
        assert terminal.ends() == 0

    (entry,) = log(home)
    assert (entry["state"], entry["language"], entry["pauses"]) == ("done", "nl", 1)
    assert entry["pain"] == {"before": 3, "during": [5], "after": 2}
    assert entry["effort"] == 1
    assert [hurt["choice"] for hurt in entry["hurts"]] == ["easier"]


def test_it_hurts_can_be_the_end(home, asked):
    """To stop is a choice, and is not offered again; how much it hurts is asked all the same."""
    with Terminal("play", asked, *DUTCH, env=environment(home)) as terminal:
        exercising(terminal, "\r")
        terminal.types("x")
        terminal.sees("3 stoppen")
        terminal.types("3")
        terminal.sees("niet door de pijn heen")
        terminal.sees(PAIN)
        terminal.types("7")
        terminal.sees("Dat is meer dan we willen.")
        assert terminal.ends() == 0

    (entry,) = log(home)
    assert (entry["state"], entry["reason"], entry["pain"]["after"]) == ("stopped", "hurts", 7)
    assert "neck/phase-1" in run(home).stdout


def test_after_a_sign_nothing_is_played_until_the_safety_questions_are_answered(home, asked):
    """They follow at once; whoever breaks them off finds everything refused, with the way on."""
    with Terminal("play", asked, *DUTCH, env=environment(home)) as terminal:
        exercising(terminal, "\r")
        terminal.types("x")
        terminal.sees("2 duizelig")
        terminal.types("2")
        terminal.sees("Ga rustig zitten.")
        terminal.sees(SAFETY)
        terminal.types("n")
        terminal.sees(SAFETY)
        terminal.types("q")
        assert terminal.ends() == 0
    (entry,) = log(home)
    assert (entry["state"], entry["reason"]) == ("stopped", "sign")

    refused = run(home, "play", asked, *DUTCH)
    assert refused.returncode == 1
    assert "Beantwoord eerst de veiligheidsvragen" in refused.stderr
    with Terminal("play", "neck/short", *DUTCH, env=environment(home)) as terminal:
        terminal.sees("Eerst nog eens de veiligheidsvragen.")
        for key in answers()[1:]:
            terminal.sees(SAFETY)
            terminal.types(key)
        # Nothing speaks against it; as nothing else is known yet, the other questions are offered.
        terminal.sees("Je hebt de eerste vragen nog niet beantwoord.")
        terminal.types("n")
        terminal.sees(PAIN)
        terminal.types("q")
        assert terminal.ends() == 0


def test_around_a_break_nothing_is_asked(home, quick):
    """It is over before a question would be."""
    with Terminal("play", quick, *DUTCH, env=environment(home)) as terminal:
        assert "Pijn" not in terminal.sees("Daar gaan we.")
        terminal.types("nnn")
        assert "Pijn" not in terminal.sees("Dat was het.")
        assert terminal.ends() == 0


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


def test_a_question_can_be_interrupted_too(home, asked):
    """Nothing was heard yet, and the entry says so."""
    with Terminal("play", asked, *DUTCH, env=environment(home)) as terminal:
        terminal.sees(PAIN)
        terminal.types("\x03")
        assert terminal.ends() == 130

    (entry,) = log(home)
    assert (entry["state"], entry["seconds"]) == ("interrupted", 0)


def test_stop_at_the_first_question_is_stop(home, asked):
    """Whoever presses q there does not want a session."""
    with Terminal("play", asked, *DUTCH, env=environment(home)) as terminal:
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


def test_a_session_that_is_not_gone_on_with_is_left(home, asked):
    """Another one begins, and the older one is closed as it was."""
    left(home)
    with Terminal("play", asked, *DUTCH, env=environment(home)) as terminal:
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
        terminal.sees("Ga even staan.")
        terminal.types("\x03")
        assert terminal.ends() == 130

    assert [(entry["program"], entry["state"]) for entry in log(home)] == [
        ("breaks/30-seconds", "interrupted"),
        ("breaks/30-seconds", "left"),
    ]


def test_who_does_not_want_questions_is_not_asked(home, asked):
    """The setting `ask` takes them away, and only them."""
    run(home, "settings", "ask", "nee")
    with Terminal("play", asked, *DUTCH, env=environment(home)) as terminal:
        assert "Pijn" not in terminal.sees("Daar gaan we.")
        terminal.types("\x03")
        assert terminal.ends() == 130
