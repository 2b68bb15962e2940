"""A session that was left is gone on with as it was begun: its levels and numbers, on whatever day."""

from pathlib import Path

import pytest

from player.cli.beginning import Beginning, fresh, onward
from player.cli.context import Context
from player.cli.own import Own
from player.journal import Journal
from player.phrases import phrases
from player.session import Event, Preferences
from player.settings import Home, Settings, now
from tests.courses import SAFE

ROLL = "shoulder-roll"


@pytest.fixture(name="context")
def _context(home: Path) -> Context:
    return Context(Home.find({"SOEPEL_HOME": str(home)}), Settings(), "en", phrases("en"))


def level_of(begin: Beginning) -> str:
    """Give the level of shoulder rolls."""
    return next(item.level for item in begin.program.items if item.exercise == ROLL)


def test_what_was_a_level_easier_stays_so(context: Context, home: Path, monkeypatch) -> None:
    """PR4: begun after a worse morning, taken up at once, and after midnight."""
    with Journal(home, now) as journal:
        monkeypatch.setenv("SOEPEL_TODAY", "2026-03-02T08:00")
        journal.note("answers", {"occasion": "intake", "values": SAFE, "pathway": ""})
        for day, pain in ((3, 1), (4, 1), (5, 5)):
            monkeypatch.setenv("SOEPEL_TODAY", f"2026-03-0{day}T08:00")
            journal.note("morning", {"pain": pain})
        wishes = Preferences(language="en")
        own = Own(journal, context)
        begin = own.of(fresh("neck/phase-1", wishes, context))
        assert level_of(begin) == "easy"
        entry = begin.enter(journal)
        own.keep()
        journal.append(entry, Event(kind="section", data={"section": 3, "exercise": ROLL}))
        levels = []
        for moment in ("2026-03-05T08:20", "2026-03-06T00:10"):
            monkeypatch.setenv("SOEPEL_TODAY", moment)
            left = journal.interrupted()
            levels.append(
                level_of(Own(journal, context).of(onward(left, wishes, context, lambda each: each)))
            )
        assert levels == ["easy", "easy"]


def test_it_goes_on_with_the_sets_that_are_this_persons_own(
    context: Context, home: Path, monkeypatch
) -> None:
    """PR9: a set more than the program says is not passed over."""
    with Journal(home, now) as journal:
        monkeypatch.setenv("SOEPEL_TODAY", "2026-03-02T08:00")
        journal.note("answers", {"occasion": "intake", "values": SAFE, "pathway": ""})
        more = {"exercise": ROLL, "what": "sets", "was": 1, "value": 2, "rule": "PR8", "level": "normal"}
        journal.note("kept", {"kind": "dose", "data": more})
        wishes = Preferences(language="en")
        begin = Own(journal, context).of(fresh("neck/phase-1", wishes, context))
        entry = begin.enter(journal)
        roll = next(number for number, item in enumerate(begin.program.items) if item.exercise == ROLL)
        journal.append(entry, Event(kind="section", data={"section": roll, "exercise": ROLL}))
        for side in ("backward", "forward"):
            told = {
                "section": roll,
                "exercise": ROLL,
                "side": side,
                "set": 1,
                "reps": 8,
                "of": 8,
                "done": True,
            }
            journal.append(entry, Event(kind="side", data={**told, "seconds": 32.0, "level": "normal"}))
        left = journal.interrupted()
        again = Own(journal, context).of(onward(left, wishes, context, lambda each: each))
        assert (again.onset.section, dict(again.onset.done)) == (
            roll,
            {(1, "backward"): 8, (1, "forward"): 8},
        )
