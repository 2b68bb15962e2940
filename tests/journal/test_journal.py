"""What the journal keeps, and what it answers."""

import sqlite3
import stat
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.errors import UserError
from player.journal import Journal
from player.session import Event, Practice

OPENED = {"program": "neck/short", "language": "nl", "rehearsal": False}
REHEARSED = OPENED | {"rehearsal": True}


def side(exercise="neck-rotation", *, done=True, number=1):
    """Give the event of one side."""
    data = {"section": 0, "exercise": exercise, "side": "left", "set": number, "reps": 5, "of": 5}
    return Event(kind="side", data=data | {"seconds": 40.0, "done": done, "level": "easy"})


def ended(state):
    """Give the event of an end."""
    return Event(kind="ended", data={"state": state, "reason": None})


def test_an_entry_is_there_before_anything_was_done(journal, morning):
    """A session that was only opened is in the journal, open."""
    made = journal.open_entry(OPENED)

    assert [(made, "open", ())] == [(one.id, one.state, one.sides) for one in journal.entries()]
    assert morning().isoformat() == journal.entry(made).started


def test_what_is_not_there_is_none(journal):
    """An unknown id gives None, and an empty journal has nothing to resume."""
    assert (
        journal.entry("x"),
        journal.interrupted(),
        journal.entries(),
        journal.practice(),
    ) == (None, None, [], {})


def test_the_file_is_its_owners_alone(journal):
    """The database and the files beside it have mode 600."""
    journal.open_entry(OPENED)

    modes = {stat.S_IMODE(file.stat().st_mode) for file in journal.file.parent.iterdir()}

    assert {0o600} == modes


def test_every_commit_reaches_the_disk(journal):
    """WAL with synchronous FULL (2)."""
    ask = journal._connection.execute

    assert ask("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert ask("PRAGMA synchronous").fetchone()[0] == 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET kind = 'x'",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event VALUES (1, 1, 'x', 0, '', '{}')",
        "INSERT INTO event VALUES (1, 9, 'x', 0, '', '{}')",
    ],
)
def test_events_are_never_changed(journal, statement):
    """SQLite itself refuses to change, remove, replace or skip an event."""
    journal.open_entry(OPENED)

    with pytest.raises(sqlite3.IntegrityError, match="event"):
        journal._connection.execute(statement)


def test_entries_come_newest_first(journal):
    """The last ones written, or the first ones, whatever the clock said."""
    made = [journal.open_entry(OPENED) for _ in range(4)]

    assert made[:1:-1] == [one.id for one in journal.entries(2)]
    assert made[:2] == [one.id for one in journal.entries(2, newest_first=False)]
    assert made[::-1] == [one.id for one in journal.entries()]


@pytest.mark.parametrize("state", ["done", "stopped", "left"])
def test_what_is_over_is_not_resumed(journal, state):
    """A session that was done, stopped or left is not offered again."""
    journal.append(journal.open_entry(OPENED), ended(state))

    assert journal.interrupted() is None


def test_the_newest_interrupted_session_is_resumed(journal):
    """Killed or ended as interrupted, the newest one is it; rehearsals are not."""
    journal.open_entry(OPENED)
    cut = journal.open_entry(OPENED)
    journal.append(cut, ended("interrupted"))
    journal.open_entry(REHEARSED)
    journal.append(journal.open_entry(OPENED), ended("done"))

    assert cut == journal.interrupted().id


def test_older_interrupted_sessions_close_as_left(journal):
    """Only the newest one stays open; rehearsals stay as they are."""
    old, rehearsal, newest = (journal.open_entry(data) for data in (OPENED, REHEARSED, OPENED))

    journal.close_older(newest)

    assert [journal.entry(one).state for one in (old, rehearsal, newest)] == ["left", "open", "open"]
    assert newest == journal.interrupted().id


def test_practice_counts_sessions_not_sides(journal):
    """Each session counts once for an exercise of which a side was done; rehearsals never."""
    for data in (OPENED, OPENED, REHEARSED):
        made = journal.open_entry(data)
        journal.append(made, side())
        journal.append(made, side(number=2))
        journal.append(made, side("cat-cow", done=False))

    assert {"neck-rotation": Practice(2, "2026-03-02")} == journal.practice()


def test_practice_remembers_the_last_day(tmp_path, morning):
    """The date is that of the side done last, in local time."""
    days = iter([morning(), morning(), morning() + timedelta(days=3)])
    with Journal(tmp_path, lambda: next(days)) as journal:
        made = journal.open_entry(OPENED)
        journal.append(made, side())
        journal.append(made, side(number=2))

        assert {"neck-rotation": Practice(1, "2026-03-05")} == journal.practice()


def test_everything_is_there_when_it_is_opened_again(tmp_path, morning):
    """Closing and opening changes nothing, and the second opening migrates nothing."""
    with Journal(tmp_path, morning) as journal:
        made = journal.open_entry(OPENED)
        journal.append(made, side())
        before = journal.entry(made)
    with Journal(tmp_path, morning) as journal:
        assert before == journal.entry(made)
        journal.append(made, Event(kind="resumed"))
        assert len(journal.entry(made).sides) == 1


def test_a_newer_journal_is_left_alone(tmp_path, morning):
    """A file of a later version is refused with a sentence, unchanged."""
    Journal(tmp_path, morning).close()
    with sqlite3.connect(tmp_path / "journal.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()

    with pytest.raises(UserError, match=r"journal\.error\.newer"):
        Journal(tmp_path, morning)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["side", "resumed", "done", "stopped", "left", "interrupted"]), max_size=6),
        max_size=5,
    )
)
def test_what_sqlite_keeps_agrees_with_what_is_derived(tmp_path_factory, morning, sessions):
    """The small facts beside the events say the same as the events."""
    with Journal(tmp_path_factory.mktemp("journal"), morning) as journal:
        for number, kinds in enumerate(sessions):
            made = journal.open_entry(REHEARSED if number % 3 == 2 else OPENED)
            for kind in kinds:
                known = {"side": side(), "resumed": Event(kind="resumed")}
                journal.append(made, known.get(kind) or ended(kind))
        entries = [one for one in journal.entries() if not one.rehearsal]
        cut = [one.id for one in entries if one.state in {"open", "interrupted"}]
        found = journal.interrupted()

        assert cut[:1] == ([found.id] if found else [])
        assert sum(bool(one.sides) for one in entries) == sum(
            one.times for one in journal.practice().values()
        )


def test_the_wall_clock_has_its_offset(journal):
    """Times are local, with the offset that held then."""
    made = journal.open_entry(OPENED)

    assert timedelta(hours=1) == datetime.fromisoformat(journal.entry(made).started).utcoffset()
