"""Where exercising has to wait: everybody who asks hears whom to turn to, and nothing that asks for more."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout

import pytest

from player.cli import run
from player.cli.context import Context
from player.cli.own import Own
from player.journal import Journal
from player.phrases import phrases
from player.settings import Home, Settings, now
from tests.courses import SAFE as SAFE_VALUES

SAFE = (
    "".join(f'QS{number} = "no"\n' for number in range(1, 10)) + 'QN1 = "no"\nQN2 = "no"\nQA0 = 44\nQI1 = 2\n'
)
STOPS = {
    "QS3": ("Stop. Call 112 now.", "nothing"),
    "QS8": ("Call your doctor.", "nothing"),
    "QS9": ("Make an appointment with your doctor this week.", "calm"),
    "QN1": ("Talk to a physiotherapist or your doctor first.", "calm"),
}


@pytest.fixture
def said(tmp_path, monkeypatch):
    """Answer the safety questions with one yes on 2 March, and give what a command says on another day."""
    monkeypatch.setenv("SOEPEL_HOME", str(tmp_path / "home"))

    def answered(stop, *arguments, on="2026-03-02"):
        def typed(day, *words):
            monkeypatch.setenv("SOEPEL_TODAY", f"{day}T09:00")
            with redirect_stdout(io.StringIO()) as out, redirect_stderr(out):
                run([*words, "--lang", "en"])
            return out.getvalue()

        answers = tmp_path / "answers.toml"
        answers.write_text(SAFE.replace(f'{stop} = "no"', f'{stop} = "yes"'), encoding="utf-8")
        typed("2026-03-02", "intake", "--answers", str(answers))
        return typed(on, *arguments)

    return answered


@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("verb", ["today", "progress", "play", "remind"])
def test_whom_to_turn_to_is_said_wherever_somebody_asks(said, stop, verb, tmp_path):
    """Today, progress, a program and a plan say it, each sentence once, with the question and the day."""
    words, allowed = STOPS[stop]
    more = {
        "play": ["neck/short", "--rehearse", "--voice", "silence"],
        "remind": ["-o", str(tmp_path / "x.ics")],
    }
    told = said(stop, verb, *more.get(verb, ()))

    if verb == "remind" and allowed == "calm":
        assert "Calm breathing" in told
        return
    assert told.count(words) == 1
    if verb != "progress":
        assert told.count("What you answered on 02-03-2026") == 1
        assert stop in told


@pytest.mark.parametrize("stop", STOPS)
def test_nothing_asks_for_a_session_that_has_to_wait(said, stop):
    """No count of the week, and after the first two outcomes no walk either."""
    told = said(stop, "today") + said(stop, "progress")

    assert "sessions" not in told
    assert ("walk" in told.replace("walking", "")) == (STOPS[stop][1] == "calm")


def test_on_a_later_day_an_emergency_is_asked_about(said):
    """Who called yesterday is not told to call again, but what to do if it is still so."""
    told = said("QS3", "today", on="2026-03-04")

    assert "Is it still so? Then call 112 now." in told
    assert "Stop. Call" not in told


def test_a_machine_is_told_each_reason_once(said):
    """Several parts of one question are one reason in the JSON of today."""
    reasons = json.loads(said("QS3", "today", "--json"))["reasons"]

    assert [each["rule"] for each in reasons] == ["QS3"]


def test_what_to_do_is_heard_last(said, tmp_path):
    """An intake that leads to a physiotherapist gives the reason first."""
    told = said("QN1", "intake", "--answers", str(tmp_path / "answers.toml"))

    assert told.splitlines()[0] == "Your answers are a reason to have someone take a look."
    assert told.splitlines()[-1] == "Until then, only walking and calm breathing."


@pytest.mark.parametrize(("nerves", "tips"), [("no", 1), ("yes", 0)])
def test_no_tip_is_told_while_exercising_waits(tmp_path, monkeypatch, nerves, tips):
    """Who may only walk and breathe hears nothing of sport; who may exercise hears one tip."""
    monkeypatch.setenv("SOEPEL_TODAY", "2026-03-02T08:30")
    context = Context(Home.find({"SOEPEL_HOME": str(tmp_path)}), Settings(), "en", phrases("en"))
    told = []

    class Listener:
        def say(self, *lines):
            told.extend(lines)

    with Journal(tmp_path, now) as journal:
        values = SAFE_VALUES | {"QN1": nerves}
        journal.note("answers", {"occasion": "intake", "values": values, "pathway": ""})
        Own(journal, context).after(Listener())

    assert bool(told) == bool(tips)
