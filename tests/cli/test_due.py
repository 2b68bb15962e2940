"""What is asked before a session, and how often."""

from types import SimpleNamespace

import pytest

from player.cli import asking_due
from player.cli.caring import after_sign
from player.cli.context import Context
from player.cli.personal import personal
from player.journal import Journal
from player.phrases import phrases
from player.settings import Home, Settings, now
from tests.courses import SAFE


class Place:
    """Somebody who gives the same answer to everything."""

    def __init__(self, context: Context, answer: str) -> None:
        self.context, self.answer = context, answer
        self.asked: list[str] = []
        self.asking = SimpleNamespace(ask=self.ask, stopped=False)

    def ask(self, question, **_):
        """Note what is asked."""
        self.asked.append(question.id)
        return self.answer

    def say(self, *texts):
        """Hear what is said."""


@pytest.mark.parametrize(("answer", "again"), [("no", 0), ("yes", 1)])
def test_a_stop_that_still_holds_is_asked_about_once_a_day(answer, again, home, monkeypatch):
    """One question; the whole block only for who says that something has changed, or after a sign."""
    context = Context(Home.find({"SOEPEL_HOME": str(home)}), Settings(), "en", phrases("en"))
    rounds: list[str] = []
    monkeypatch.setattr(asking_due, "interview", lambda *given: rounds.append(given[-1]))

    def due(day: int) -> list[str]:
        monkeypatch.setenv("SOEPEL_TODAY", f"2026-03-{day:02}T08:30")
        place = Place(context, answer)
        asking_due.ask_due(place, journal, personal(journal, context))
        return place.asked

    monkeypatch.setenv("SOEPEL_TODAY", "2026-03-02T08:30")
    with Journal(home, now) as journal:
        journal.note("answers", {"occasion": "intake", "values": SAFE | {"QS8": "yes"}, "pathway": ""})
        assert due(3) == ["changed"]
        assert rounds == ["safety"] * again
        if answer == "no":
            assert due(3) == []
            assert due(4) == ["changed"]
            assert rounds == []
            after_sign(None, journal, "neck/short", context)
            assert due(4) == []
            assert rounds == ["safety"]
