"""Exercises that are not for everyone, from the question to the session, to what is shown."""

import pytest

from player.cli import run
from player.journal import Journal
from player.settings import now
from tests.courses import SAFE
from tests.people.stage import act

PUSHED = {"iso-front", "iso-back", "iso-side"}
USUAL = {
    "intake": "no",
    "QCb": "no",
    "QCc": "no",
    "QCd": "no",
    "pain_before": 1,
    "pain_after": 1,
    "effort": 3,
}
BOX = """\
format = 1

[nl]
name = "Blokademhaling"

[en]
name = "Box breathing"

[[exercise]]
use = "breath-box"
"""


def played(home, day: int, **answers):
    """Play a session that holds isometrics; give code, lines and the ids of what was asked."""
    code, lines, asked = act(
        home, f"2026-03-{day:02}T08:30", ["play", "neck/phase-2-b", "--lang", "en"], {**USUAL, **answers}, []
    )
    return code, lines, [id_ for id_, _ in asked]


def planned(home) -> set[str]:
    """Give the exercises of the newest session."""
    with Journal(home, now) as journal:
        return {each.exercise for each in journal.history(now()).sessions[-1].exercises}


@pytest.mark.parametrize(("answer", "gone"), [("yes", True), ("unknown", True), ("no", False)])
def test_it_is_asked_once_and_left_out_by_the_answer(answer, gone, home, capsys, monkeypatch):
    """Before the first such session, told then, the same in the journal and in what is shown."""
    act(home, "2026-03-02T08:00", ["settings", "voice", "silence"], {}, [])
    code, lines, asked = played(home, 2, QCa=answer)
    monkeypatch.setenv("SOEPEL_TODAY", "2026-03-02T12:00")
    assert code == 0
    assert [id_ for id_ in asked if id_.startswith("QC")] == ["QCa", "QCb", "QCc", "QCd"]
    assert ("Because of your answers, we leave this out." in lines) is gone
    assert bool(PUSHED & planned(home)) is not gone
    assert planned(home) - PUSHED

    _, lines, asked = played(home, 5, QCa="no")
    assert not any(id_.startswith("QC") for id_ in asked)
    assert bool(PUSHED & planned(home)) is not gone

    assert run(["show", "neck/phase-2-b", "--lang", "en", "--json"]) == 0
    shown = capsys.readouterr().out
    assert any(f'"{name}"' in shown for name in PUSHED) is not gone


def test_where_nothing_would_be_left_it_is_said(home, tmp_path):
    """In one sentence, with what to do; nothing is played."""
    file = tmp_path / "box.toml"
    file.write_text(BOX, encoding="utf-8")
    act(home, "2026-03-02T08:00", ["settings", "voice", "silence"], {}, [])
    given = {**USUAL, "QCa": "no", "QCd": "yes"}
    code, lines, _ = act(home, "2026-03-02T08:30", ["play", str(file), "--lang", "en"], given, [])
    assert code == 1
    assert any("only exercises that do not suit your answers" in line for line in lines)
    with Journal(home, now) as journal:
        assert len(journal.history(now()).sessions) == 0


def test_who_is_tense_ends_with_breathing_and_is_told_once(home, monkeypatch):
    """In the journal and aloud, from the answers of the intake on."""
    act(home, "2026-03-02T08:00", ["settings", "voice", "silence"], {}, [])
    monkeypatch.setenv("SOEPEL_TODAY", "2026-03-02T08:10")
    with Journal(home, now) as journal:
        journal.note("answers", {"occasion": "intake", "values": {**SAFE, "QF4": 6}, "pathway": ""})
    told = []
    for day in (2, 4):
        given = {"override": "yes", "pain_before": 1}
        _, lines, _ = act(
            home, f"2026-03-{day:02}T08:30", ["play", "neck/phase-2-a", "--lang", "en"], given, []
        )
        told.append("You told me of stress or tension, so this session ends with calm breathing." in lines)
        assert {"breath-belly", "breath-4-6"} <= planned(home)
    assert told == [True, False]
