"""The document of an export, its schema, and the union of two journals."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from player.errors import UserError
from player.journal import Journal, lines_of, read
from player.journal.model import schema, written
from player.phrases import phrases
from player.session import Event

SHIPPED = Path(__file__).parents[2] / "sessions" / "schema" / "journal.json"
OPENED = {"program": "neck/short", "title": "Één", "planned": []}
KINDS = ("pain", "effort", "morning", "activity", "side")


def test_the_shipped_schema_is_fresh():
    """`python -m player.journal sessions/schema` would change nothing."""
    assert written() == SHIPPED.read_text(encoding="utf-8")
    Draft202012Validator.check_schema(schema())


SESSIONS = st.lists(st.lists(st.integers(0, 10), max_size=4), max_size=3)
NOTES = st.lists(st.integers(0, 10), max_size=3)


def fill(journal, sessions, notes):
    """Write sessions with their scores, and morning scores; correct what came first."""
    for scores in sessions:
        made = journal.open_entry(OPENED)
        for score in scores:
            journal.append(made, Event(kind="pain", data={"when": "during", "value": score}))
        journal.append(made, Event(kind="ended", data={"state": "done"}))
    for score in notes:
        journal.note("morning", {"pain": score})
    for told in journal.told(1, KINDS):
        journal.correct(told, None)


def document(journal):
    """Give a journal as its document, read."""
    return json.loads("".join(journal.document()))


def things(journal):
    """Give what a journal holds, by id."""
    told = document(journal)
    return {one["id"]: one for one in [*told["sessions"], *told["notes"]]}


@settings(max_examples=25, deadline=None)
@given(st.tuples(SESSIONS, NOTES), st.tuples(SESSIONS, NOTES))
def test_a_union_holds_both_and_nothing_twice(tmp_path_factory, morning, mine, theirs):
    """Joined once or twice, in either direction, two journals hold the same things, unchanged."""
    with (
        Journal(tmp_path_factory.mktemp("one"), morning) as one,
        Journal(tmp_path_factory.mktemp("other"), morning) as other,
    ):
        fill(one, *mine)
        fill(other, *theirs)
        both = things(one) | things(other)
        for into, source in ((one, other), (other, one), (one, other)):
            made, problems = read("".join(source.document()).encode())
            assert problems == ()
            into.join(*lines_of(made))

        assert things(one) == things(other) == both
        assert {session.id for session in one.history(morning()).sessions} == {
            session.id for session in other.history(morning()).sessions
        }
        assert one.practice() == other.practice()


def test_what_an_import_brings_is_summed_and_practised(journal, tmp_path, morning):
    """After a union the history and the practice are those of the sessions that came, in their own time."""
    side = {"section": 0, "exercise": "cat-cow", "side": None, "set": 1, "reps": 5, "of": 5, "done": True}
    plan = [{"exercise": "cat-cow", "sides": [], "sets": 1, "reps": 5, "seconds": 40.0}]
    other = tmp_path / "other"
    yesterday = morning() - timedelta(days=1)
    for folder, clock in ((tmp_path, morning), (other, lambda: yesterday)):
        with Journal(folder, clock) as one:
            made = one.open_entry(OPENED | {"planned": plan})
            one.append(made, Event(kind="side", data=side | {"seconds": 40.0}))
            one.append(made, Event(kind="ended", data={"state": "done"}))
    with Journal(other, morning) as one:
        made, _ = read("".join(one.document()).encode())
    journal.join(*lines_of(made))

    told = journal.history(morning())
    assert [one.started[:10] for one in told.sessions] == ["2026-03-01", "2026-03-02"]
    assert {name: (one.times, one.last) for name, one in journal.practice().items()} == {
        "cat-cow": (2, "2026-03-02")
    }


def test_an_old_session_from_elsewhere_is_not_the_newest(journal, tmp_path, morning):
    """What is resumed is what was left last, though an older one was brought in after it."""
    mine = journal.open_entry(OPENED)
    with Journal(tmp_path / "other", lambda: morning() - timedelta(days=9)) as other:
        other.open_entry(OPENED)
        made, _ = read("".join(other.document()).encode())
    journal.join(*lines_of(made))

    assert journal.interrupted().id == mine


def test_a_full_disk_lets_nothing_of_a_union_in(journal, tmp_path, morning):
    """All of it, or nothing."""
    with Journal(tmp_path / "other", morning) as other:
        for number in range(50):
            other.note("kept", {"kind": "said", "data": {"id": f"{number}" * 2000}})
        made, _ = read("".join(other.document()).encode())
    pages = journal._connection.execute("PRAGMA page_count").fetchone()[0]
    journal._connection.execute(f"PRAGMA max_page_count = {pages + 5}")

    with pytest.raises(UserError, match=r"data\.unwritten\.full"):
        journal.join(*lines_of(made))

    assert journal.notes() == []


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(str.encode)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["format", "made", "sessions", "notes", "id", "events", "at"]), inner
            )
        ),
        max_leaves=8,
    ).map(lambda value: json.dumps(value).encode())
)
def test_whatever_is_read_is_a_document_or_has_problems(text):
    """No file makes reading fail, and each problem has its sentence in both languages."""
    made, problems = read(text)

    assert (made is None) == bool(problems)
    for problem in problems:
        for language in ("nl", "en"):
            assert phrases(language).say(problem.key, **problem.values)
