"""What is told outside sessions."""

import sqlite3
from datetime import timedelta

import pytest

from player.journal import Journal


def test_a_note_is_kept_with_its_time(journal, morning):
    """Notes come oldest first, of one kind or all, with local time and its offset."""
    first = journal.note("morning", {"pain": 3})
    second = journal.note("activity", {"what": "walking", "minutes": 20}, morning() - timedelta(days=1))

    assert [first, second] == [note.id for note in journal.notes()]
    (walk,) = journal.notes("activity")
    assert (walk.at, walk.data) == ("2026-03-01T08:30:00+01:00", {"what": "walking", "minutes": 20})


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE note SET data = '{}'",
        "DELETE FROM note",
        "INSERT OR REPLACE INTO note VALUES (1, 'x', 'morning', '', '{}')",
        "INSERT INTO note VALUES (9, 'x', 'morning', '', '{}')",
    ],
)
def test_notes_are_never_changed(journal, statement):
    """SQLite itself refuses to change, remove, replace or skip a note."""
    journal.note("morning", {"pain": 3})

    with pytest.raises(sqlite3.IntegrityError, match="note"):
        journal._connection.execute(statement)


def test_a_note_waits_for_a_file_that_is_held(tmp_path, morning):
    """A locked file delays a note, in order with the events, and loses nothing."""
    with Journal(tmp_path, morning) as journal:
        other = sqlite3.connect(journal.file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        journal.note("morning", {"pain": 3})
        assert journal.trouble.key == "journal.trouble.busy"
        other.execute("ROLLBACK")
        other.close()
        made = journal.open_entry({"program": "neck/short"})

        assert journal.trouble is None
        assert (made, 1) == (journal.entries()[0].id, len(journal.notes()))


def test_a_note_survives_a_full_disk(journal):
    """What found no room is written when there is some."""
    pages = journal._connection.execute("PRAGMA page_count").fetchone()[0]
    journal._connection.execute(f"PRAGMA max_page_count = {pages}")
    journal.note("kept", {"kind": "said", "data": {"id": "x" * 100_000}})
    assert (journal.trouble.key, journal.notes()) == ("journal.trouble.full", [])

    journal._connection.execute("PRAGMA max_page_count = 100000")
    journal.note("morning", {"pain": 3})

    assert [note.kind for note in journal.notes()] == ["kept", "morning"]


def test_a_damaged_file_takes_no_note_with_it(tmp_path, morning):
    """A note that was written in this run goes into the new journal too."""
    with Journal(tmp_path, morning) as journal:
        for _ in range(200):
            journal.note("morning", {"pain": 3})
    with (tmp_path / "journal.db").open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * ((tmp_path / "journal.db").stat().st_size - 4096))
    with Journal(tmp_path, morning) as journal:
        journal.note("morning", {"pain": 4})

        assert [note.data for note in journal.notes()] == [{"pain": 4}]
        assert journal.notice.key == "journal.notice.damaged"
