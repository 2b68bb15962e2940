"""Bare `soepel` where nobody can answer: what it proposes, and what to type."""

import pytest

from player.cli import run
from player.journal import Journal
from player.session import Event
from player.settings import now


def kept(home, program, state=None):
    """Keep a session of a program, ended or not."""
    with Journal(home, now) as journal:
        entry = journal.open_entry({"program": program, "title": program.upper(), "language": "nl"})
        if state is not None:
            journal.append(entry, Event(kind="ended", data={"state": state}))


@pytest.mark.parametrize(("language", "title"), [("nl", "Fase één"), ("en", "Phase one")])
def test_the_first_time_it_proposes_the_first_phase(language, title, home, capsys):
    """By its title, and with what to type; nothing is written for somebody who only looks."""
    assert run(["--lang", language]) == 0
    shown = capsys.readouterr().out

    assert title in shown
    assert "soepel play neck/phase-1\n" in shown
    assert not home.exists()


def test_later_it_proposes_what_was_done_last(home, capsys):
    """A break is no session to propose again."""
    kept(home, "neck/evening", "done")
    kept(home, "breaks/30-seconds", "done")
    assert run([]) == 0

    assert "soepel play neck/evening\n" in capsys.readouterr().out


def test_an_interrupted_session_comes_first(home, capsys):
    """By the title it had, with what to type to go on."""
    kept(home, "neck/evening")
    assert run(["--lang", "nl"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "Je vorige sessie, NECK/EVENING, is nog niet af.",
        "Ga verder met: soepel play --resume",
    ]
