"""Corrections: a new line that says what it replaces; the old one stays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.journal import Journal
from player.session import Event, Practice

OPENED = {
    "program": "neck/short",
    "title": "Kort",
    "planned": [{"exercise": "cat-cow", "kind": "mobility", "sides": [], "sets": 2, "reps": 5}],
}
SCORES = ("pain", "effort")


def side(number=1, *, exercise="cat-cow", done=True):
    """Give the event of one set."""
    data = {"section": 0, "exercise": exercise, "side": None, "set": number, "reps": 5, "of": 5}
    return Event(kind="side", data=data | {"seconds": 40.0, "done": done, "level": "easy"})


def pain(when, value):
    """Give the event of a pain score."""
    return Event(kind="pain", data={"when": when, "value": value})


DONE = Event(kind="ended", data={"state": "done"})


def play(journal, *events):
    """Write a session, and give its id."""
    made = journal.open_entry(OPENED)
    for event in events:
        journal.append(made, event)
    return made


def lines(journal):
    """Give the data of every line of the file, in order."""
    ask = journal._connection.execute
    return ask("SELECT kind, data FROM event").fetchall() + ask("SELECT kind, data FROM note").fetchall()


def test_a_corrected_score_is_what_holds(journal, morning):
    """Entry, history and day honour the newest correction; every older line stays readable."""
    made = play(journal, pain("before", 7), DONE)
    before = lines(journal)
    for value in (3, 4):
        (score,) = journal.told(5, SCORES)
        journal.correct(score, {**score.was, "value": value})

    (session,) = journal.history(morning()).sessions
    assert (journal.entry(made).pain_before, session.pain_before) == (4, 4)
    assert [day.mean for day in journal.history(morning()).days] == [4]
    assert lines(journal)[: len(before)] == before
    assert journal.told(5, SCORES)[0].was["value"] == 7


def test_what_was_withdrawn_can_come_back(journal):
    """A withdrawn score is no answer; told once more, it holds again."""
    made = play(journal, pain("before", 7), DONE)
    (score,) = journal.told(5, SCORES)

    journal.correct(score, None)
    assert journal.entry(made).pain_before is None
    (score,) = journal.told(5, SCORES)
    assert (score.data, score.was["value"]) == (None, 7)

    journal.correct(score, score.was)
    assert journal.entry(made).pain_before == 7


def test_a_corrected_note_is_what_holds(journal, morning):
    """Notes are corrected and withdrawn in the same way."""
    journal.note("activity", {"what": "walking", "minutes": 20})
    journal.note("morning", {"pain": 8})
    score, walk = journal.told(5, ("activity", "morning"))

    journal.correct(score, {"pain": 2})
    journal.correct(walk, None)

    told = journal.history(morning())
    assert ([one.pain for one in told.mornings], list(told.activities)) == ([2], [])
    assert [note.kind for note in journal.notes()] == ["morning"]
    assert [day.mean for day in told.days] == [2]


def test_what_was_not_done_is_not_practised(journal):
    """A side that is withdrawn, or put right as left, no longer counts as practice; others stay."""
    for _ in range(2):
        play(journal, side(), side(exercise="open-book"), DONE)
    newest = journal.told(4, ("side",))
    assert [one.data["exercise"] for one in newest[:2]] == ["open-book", "cat-cow"]

    journal.correct(newest[0], {**newest[0].was, "done": False, "reps": 2})
    journal.correct(newest[1], None)
    journal.correct(newest[3], None)

    assert journal.practice() == {"open-book": Practice(1, "2026-03-02")}


def test_the_last_things_come_first(journal):
    """Scores, notes and sides of the newest sessions, of the kinds that were asked for; no rehearsals."""
    journal.note("morning", {"pain": 1})
    play(journal, pain("before", 2), side(), DONE, pain("after", 3))
    journal.append(journal.open_entry(OPENED | {"rehearsal": True}), pain("before", 9))

    told = journal.told(9, ("pain", "morning"))

    assert {1, 2, 3} == {one.data.get("value", one.data.get("pain")) for one in told}
    assert [one.data["value"] for one in journal.told(1, ("pain",))] == [3]


def test_an_end_cannot_be_corrected(journal):
    """Only what a person said or did can be put right."""
    play(journal, DONE)
    (end,) = journal.told(1, ("ended",))

    with pytest.raises(ValueError, match="ended"):
        journal.correct(end, None)


def test_a_correction_does_not_resume_a_session(journal):
    """A session that was cut short stays as it was left, to the frame."""
    made = journal.open_entry(OPENED)
    journal.append(made, Event(kind="side", frame=960, data=side().data))
    before = journal.interrupted()
    journal.correct(journal.told(1, ("side",))[0], side(2).data)

    after = journal.interrupted()
    assert (after.heard, after.seconds, after.last) == (before.heard, before.seconds, before.last)
    assert after.sides[0].set == 2


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from([side(), side(2), side(done=False), side(exercise="open-book")])), max_size=4
    ),
    st.lists(st.tuples(st.integers(0, 11), st.booleans() | st.none()), max_size=6),
)
def test_practice_is_what_holds(tmp_path_factory, morning, sessions, changes):
    """After any corrections of any sides, the practice that is kept is that of the sides that hold."""
    with Journal(tmp_path_factory.mktemp("journal"), morning) as journal:
        for events in sessions:
            play(journal, *events, DONE)
        for which, done in changes:
            told = journal.told(12, ("side",))
            if which < len(told):
                one = told[which]
                journal.correct(one, None if done is None else {**one.was, "done": done})
        times = {}
        for entry in journal.entries():
            for exercise in {one.exercise for one in entry.sides if one.done}:
                times[exercise] = times.get(exercise, 0) + 1

        assert times == {name: one.times for name, one in journal.practice().items()}
