"""What is told after the questions of a week and of a look back, and how activities are rated again."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from player.cli.asking_due import decided, looked_back
from player.cli.context import Context
from player.cli.personal import Personal, personal
from player.journal import Journal
from player.performing import Interview
from player.phrases import phrases
from player.session import Question
from player.settings import Home, Settings
from tests.courses import SAFE, START
from tests.recovery.person import PATHWAY

SAID = SAFE | {"QI1": 5, "QI3": 4, "QD1": 1}


class Course:
    """A course that is told step by step, and looked at in between."""

    def __init__(self, home, monkeypatch):
        self.home, self.monkeypatch, self.day = home, monkeypatch, 0
        self.context = Context(Home(home, home, home / "cache"), Settings(), "en", phrases("en"))
        self.on(0)

    def on(self, day: int) -> None:
        """Go to a day."""
        self.day = day
        self.monkeypatch.setenv("SOEPEL_TODAY", f"{START + timedelta(days=day):%Y-%m-%dT%H:%M}")

    def journal(self) -> Journal:
        """Open the journal on that day."""
        moment = START + timedelta(days=self.day)
        return Journal(self.home, lambda: moment)

    def answers(self, occasion: str, **values: object) -> Personal:
        """Answer questions, and look."""
        with self.journal() as journal:
            journal.note("answers", {"occasion": occasion, "values": values, "pathway": ""})
        return self.looked()

    def looked(self) -> Personal:
        """Look at everything that is known."""
        with self.journal() as journal:
            found = personal(journal, self.context)
        assert found is not None
        return found


@pytest.fixture(name="course")
def _course(home, monkeypatch):
    return Course(home, monkeypatch)


def test_a_week_tells_advice_only_where_it_is_new(course):
    """PH1 to PH5 are looked at every week; what was told before is not told again."""
    before = course.answers("intake", **SAID)
    course.on(7)
    after = course.answers("weekly", QI3=4, QF7="yes")
    assert list(looked_back(before, after, whole=False)) == [
        "You are unsure what you may do. A physiotherapist can talk that through with you.",
        "You may keep exercising within your limits.",
    ]
    assert list(looked_back(after, course.answers("weekly", QI3=3, QF7="yes"), whole=False)) == []


def test_a_look_back_tells_goals_the_phase_and_all_advice(course):
    """In this order; a goal that came nearer first."""
    goals = {"QI4": [{"activity": "driving", "score": 6}]}
    before = course.answers("intake", **SAID, **goals)
    course.on(21)
    after = course.answers("evaluation", **SAFE, QI3=4, QI4=[{"activity": "driving", "score": 3}])
    assert list(looked_back(before, after, whole=True))[:3] == [
        "Driving: the effort went from six to three. That is a gain.",
        "We stay in phase one for now.",
        "Your neck pain has lasted four weeks. A physiotherapist can take a look with you.",
    ]


@pytest.mark.parametrize(
    ("kept", "holds", "decision"), [(1, 1, "stay"), (1, 2, "next"), (2, 1, "back"), (None, 1, "stay")]
)
def test_what_was_decided(course, kept, holds, decision):
    """By the phase that was kept, whatever the gates allow by now."""
    before = course.answers("intake", **SAID)
    if kept is not None:
        with course.journal() as journal:
            journal.note("kept", {"kind": "phase", "data": {"phase": kept, "rule": "QS"}})
        before = course.looked()
    after = replace(before, stands=replace(before.stands, phase=holds))
    assert decided(before, after) == decision


class Answering:
    """Answers questions from a list, as `Asking` would give them."""

    turned_back = skipped = False

    def __init__(self, *answers: str | None) -> None:
        self.answers, self.asked = list(answers), []

    def ask(self, question: Question, *, patient: bool = False) -> str | None:
        """Give the next answer; None is a question left open; every question here waits."""
        assert patient
        self.asked.append(" ".join(line.text for line in question.said))
        answer = self.answers.pop(0)
        self.skipped = answer is None
        return answer


def test_activities_are_rated_again_by_their_names():
    """A look back compares the same ones; one that is skipped is left out."""
    known = SAFE | {
        question.id: 1 for question in PATHWAY.question if question.again and question.id != "QI4"
    }
    asking = Answering("3", None)
    asker = Interview(asking, PATHWAY, "en", lambda _: None, activities=("driving", "reading"))
    told = asker.run("evaluation", known)
    assert told["QI4"] == [{"activity": "driving", "score": 3}]
    assert [text.partition(".")[0] for text in asking.asked] == ["Driving", "Reading"]


def test_an_activity_without_a_score_is_left_out_alone():
    """What was named and rated before it is kept, and another one may follow."""
    known = {question.id: 1 for question in PATHWAY.question if question.id != "QI4"} | SAFE
    asking = Answering("Lifting", "6", "yes", "Shopping", None, "yes", "Reading", "4", "no")
    told = Interview(asking, PATHWAY, "en", lambda _: None).run("intake", known)

    assert told["QI4"] == [{"activity": "Lifting", "score": 6}, {"activity": "Reading", "score": 4}]
