"""What is asked around a session: nothing that was answered a moment ago."""

import pytest

from player.journal import Journal
from player.settings import now
from tests.courses import SAFE
from tests.people.stage import act

GIVEN = {"morning": 3, "pain_before": 5, "pain_after": 1, "effort": 3, "override": "yes"}


@pytest.fixture(name="begun")
def _begun(home, monkeypatch):
    """Somebody who answered the first questions, and did a session on the second of March."""
    act(home, "2026-03-02T08:00", ["settings", "voice", "silence"], {}, [])
    monkeypatch.setenv("SOEPEL_TODAY", "2026-03-02T08:10")
    with Journal(home, now) as journal:
        journal.note("answers", {"occasion": "intake", "values": SAFE, "pathway": ""})
    play(home, "2026-03-02T08:30")
    return home


def play(home, at: str) -> list[tuple[str, int | None]]:
    """Play the short session; give which scores were asked, and the one that is kept as before it."""
    _, _, asked = act(home, at, ["play", "neck/short", "--lang", "en"], GIVEN, [])
    with Journal(home, now) as journal:
        before = journal.entries(1)[0].pain_before
    return [id_ for id_, _ in asked if id_ in {"morning", "pain_before"}], before


def test_this_mornings_score_is_the_one_before_the_session(begun):
    """Who was asked it a moment ago is not asked again."""
    assert play(begun, "2026-03-03T08:30") == (["morning"], 3)


def test_in_the_evening_both_are_asked(begun):
    """How it was this morning says little of how it is now."""
    assert play(begun, "2026-03-03T19:30") == (["morning", "pain_before"], 5)


def test_after_a_session_it_is_asked_again(begun):
    """The second one of a day has a score of its own."""
    play(begun, "2026-03-03T08:30")
    assert play(begun, "2026-03-03T08:40") == (["pain_before"], 5)


def test_later_in_the_morning_it_is_asked_again(begun, monkeypatch):
    """A morning score of more than half an hour ago is as it was then."""
    monkeypatch.setenv("SOEPEL_TODAY", "2026-03-03T08:30")
    with Journal(begun, now) as journal:
        journal.note("morning", {"pain": 3})
    assert play(begun, "2026-03-03T08:50") == ([], 3)
    monkeypatch.setenv("SOEPEL_TODAY", "2026-03-04T08:30")
    with Journal(begun, now) as journal:
        journal.note("morning", {"pain": 3})
    assert play(begun, "2026-03-04T09:10") == (["pain_before"], 5)


def test_a_morning_that_was_left_open_is_no_score(begun, monkeypatch):
    """Then it is asked how it is now."""
    monkeypatch.setenv("SOEPEL_TODAY", "2026-03-03T08:30")
    with Journal(begun, now) as journal:
        journal.note("morning", {"pain": None})
    assert play(begun, "2026-03-03T08:40") == (["pain_before"], 5)
