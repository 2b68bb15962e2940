"""What is asked before a session, and how often."""

from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from player.cli import asking_due
from player.cli.caring import after_sign, offer
from player.cli.context import Context
from player.cli.library import library
from player.cli.owning import offered
from player.cli.personal import personal
from player.cli.telling import advice, reason
from player.journal import Journal
from player.phrases import phrases
from player.recovery import Reason
from player.settings import Home, Settings, now
from tests.courses import SAFE


class Place:
    """Somebody who gives the same answer to everything."""

    def __init__(self, context: Context, answer: str) -> None:
        self.context, self.answer = context, answer
        self.asked: list[str] = []
        self.asking = SimpleNamespace(ask=self.ask, stopped=False, over=False, turned_back=False)

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
    monkeypatch.setattr(asking_due, "interview", lambda *given: rounds.append(given[3]))

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


def context_of(home, language="en"):
    """Give what a command knows of a person."""
    return Context(Home.find({"SOEPEL_HOME": str(home)}), Settings(), language, phrases(language))


def test_what_a_physiotherapist_can_do_is_said_once_in_a_breath(home):
    """Of several reasons only the last says who can take a look."""
    context = context_of(home)
    given = [
        Reason(rule="PR7", key="red_often", values={"count": 3}),
        Reason(rule="PH1", key="advice", values={"weeks": 9}),
    ]
    assert advice(given, library(context).pathway(), context) == [
        "In a short while, three sessions were too much.",
        "Your neck pain has lasted nine weeks. A physiotherapist can take a look with you.",
    ]


def test_who_is_past_what_a_week_may_hold_hears_it_in_the_words_of_the_pathway(home):
    """PR10: how much more it is by now, and that steady beats fast."""
    context = context_of(home)
    told = Reason(rule="PR10", key="cap", values={"percent": 14})
    assert reason(told, library(context).pathway(), context) == (
        "This week you have already done fourteen percent more than before. Take it easy; steady beats fast."
    )


def test_what_the_week_asked_is_not_asked_again_looking_back(home, monkeypatch):
    """Both on one day: the evaluation has the answers of the week, and what follows is said once."""
    rounds: list[tuple[str, dict[str, object]]] = []

    def interview(_place, _journal, _pathway, occasion, given=None):
        rounds.append((occasion, dict(given or {})))
        return {"QI3": 3} if occasion == "weekly" else None

    monkeypatch.setattr(asking_due, "interview", interview)
    monkeypatch.setenv("SOEPEL_TODAY", "2026-03-02T08:30")
    context = context_of(home)
    with Journal(home, now) as journal:
        journal.note("answers", {"occasion": "intake", "values": SAFE, "pathway": ""})
        journal.note("activity", {"what": "walking", "minutes": 10})
        person = personal(journal, context)
        stands = replace(person.stands, ask=("weekly", "evaluation"))
        asking_due.ask_due(Place(context, "no"), journal, replace(person, stands=stands))
    assert rounds == [("weekly", {}), ("evaluation", {"QI3": 3})]


def test_a_program_is_weighed_at_the_level_that_is_wanted(home, monkeypatch):
    """PR10: what is light may be too much for a week at its hardest."""
    monkeypatch.setenv("SOEPEL_TODAY", "2026-03-02T08:30")
    context = context_of(home)
    with Journal(home, now) as journal:
        journal.note("answers", {"occasion": "intake", "values": SAFE | {"QI1": 2, "QI3": 2}, "pathway": ""})
        person = personal(journal, context)
    program = library(context).open("neck/phase-3-a")
    assert person.objected(program) is None
    assert person.objected(program, "hard").reasons[0].rule == "PR10"


class Leaving(Place):
    """Somebody who presses Ctrl-C at the first question: that is no word, and no answer."""

    def ask(self, question, **_):
        """Go."""
        super().ask(question)
        self.asking = SimpleNamespace(
            ask=self.ask, stopped=False, over=True, buttoned=False, turned_back=False
        )


@pytest.mark.parametrize("rest", ["safety", "morning"])
def test_a_signal_amid_what_is_due_answers_nothing(rest, home, monkeypatch):
    """Neither "still so" nor "no pain told" is kept, and nothing follows."""
    context = context_of(home)
    monkeypatch.setenv("SOEPEL_TODAY", "2026-03-02T08:30")
    place = Leaving(context, "")
    with Journal(home, now) as journal:
        journal.note("answers", {"occasion": "intake", "values": SAFE | {"QS8": "yes"}, "pathway": ""})
        monkeypatch.setenv("SOEPEL_TODAY", "2026-03-03T08:30")
        person = personal(journal, context)
        person = replace(person, stands=replace(person.stands, ask=(rest,)))
        assert asking_due.ask_due(place, journal, person) is None
        assert [*journal.notes("kept"), *journal.notes("morning")] == []
    assert len(place.asked) == 1


def test_a_signal_at_the_offer_of_the_first_questions_is_no_later(home):
    """They are offered again, and no session follows."""
    place = Leaving(context_of(home), "")
    place.asking.buttoned, place.asking.voiced = False, lambda: False
    with Journal(home, now) as journal:
        assert not offer(place, journal)
        assert not offered(journal)
