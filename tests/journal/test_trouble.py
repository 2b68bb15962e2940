"""What cannot be written, what is damaged, and what is killed."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from player.errors import UserError
from player.journal import Journal
from player.phrases import phrases
from player.session import Event

OPENED = {"program": "neck/short", "language": "nl", "rehearsal": False}
SIDE = Event(kind="side", data={"section": 0, "exercise": "cat-cow", "set": 1, "done": True})


def fill(journal):
    """Let the disk be full: SQLite may not add a page."""
    pages = journal._connection.execute("PRAGMA page_count").fetchone()[0]
    journal._connection.execute(f"PRAGMA max_page_count = {pages}")


def big():
    """Give an event that needs new pages."""
    return Event(kind="side", data={"exercise": "x" * 200_000, "done": True})


def test_a_full_disk_does_not_stop_a_session(journal):
    """What cannot be written is told once, kept, and written in order when there is room."""
    made = journal.open_entry(OPENED)
    fill(journal)

    told = [journal.append(made, event) for event in (big(), SIDE)]

    assert [told[0].key, told[1]] == ["journal.trouble.full", None]
    assert journal.entry(made).sides == ()
    journal._connection.execute("PRAGMA max_page_count = 100000")
    assert journal.append(made, SIDE) is None
    assert journal.trouble is None
    assert [len(one.exercise) for one in journal.entry(made).sides] == [200_000, 7, 7]


def test_a_second_trouble_is_told_too(journal):
    """After it was mended, trouble is news again."""
    made = journal.open_entry(OPENED)
    told = []
    for _ in range(2):
        fill(journal)
        told.append(journal.append(made, big()).key)
        journal._connection.execute("PRAGMA max_page_count = 100000")
        journal.append(made, SIDE)

    assert told == ["journal.trouble.full"] * 2


def test_a_locked_file_is_written_when_it_is_free(tmp_path, morning):
    """Another process that holds the file delays the writing, even of the opening, and loses nothing."""
    with Journal(tmp_path, morning) as journal:
        other = sqlite3.connect(journal.file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        made = journal.open_entry(OPENED)
        assert journal.append(made, SIDE).key == "journal.trouble.busy"
        other.execute("ROLLBACK")
        other.close()
    with Journal(tmp_path, morning) as journal:
        assert len(journal.entry(made).sides) == 1


def test_what_is_lost_in_the_end_is_said(tmp_path, morning):
    """A journal that cannot write at its close either says so."""
    journal = Journal(tmp_path, morning)
    made = journal.open_entry(OPENED)
    fill(journal)
    journal.append(made, big())

    with pytest.raises(UserError, match=r"journal\.error\.lost"):
        journal.close()


def test_closing_hides_no_error(tmp_path, morning):
    """What went wrong in the session is what is told, not what went wrong after it."""

    def fail():
        with Journal(tmp_path, morning) as journal:
            made = journal.open_entry(OPENED)
            fill(journal)
            journal.append(made, big())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()


def test_a_folder_that_cannot_be_made_is_trouble(tmp_path, morning):
    """Without a place to write a session goes on; asking what was done is an error."""
    (tmp_path / "file").write_text("")
    journal = Journal(tmp_path / "file", morning)

    journal.append(journal.open_entry(OPENED), SIDE)

    assert journal.trouble.key == "journal.trouble.other"
    with pytest.raises(UserError, match=r"journal\.error\.unreadable"):
        journal.entries()
    with pytest.raises(UserError, match=r"journal\.error\.lost"):
        journal.close()


def test_a_damaged_file_is_put_aside(tmp_path, morning):
    """What is no database stays, under another name, and a new journal is begun."""
    for content in (b"this is no database" * 100, b"nor is this" * 100):
        (tmp_path / "journal.db").write_bytes(content)
        with Journal(tmp_path, morning) as journal:
            assert journal.notice.key == "journal.notice.damaged"
            assert journal.entries() == []

    assert (tmp_path / "journal-damaged-2026-03-02.db").read_bytes()[:7] == b"this is"
    assert (tmp_path / "journal-damaged-2026-03-02-2.db").read_bytes()[:7] == b"nor is "


def test_damage_found_later_loses_nothing_of_this_session(tmp_path, morning):
    """When pages turn out to be damaged in mid-session, its events go on in the new journal, whole."""
    with Journal(tmp_path, morning) as journal:
        for _ in range(50):
            journal.append(journal.open_entry(OPENED), SIDE)
    with (tmp_path / "journal.db").open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * ((tmp_path / "journal.db").stat().st_size - 4096))
    with Journal(tmp_path, morning) as journal:
        made = journal.open_entry(OPENED)
        journal.append(made, SIDE)

        assert journal.notice.key == "journal.notice.damaged"
        assert [made] == [one.id for one in journal.entries()]
        assert len(journal.entry(made).sides) == 1


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("key", ["error.newer", "error.unreadable", "error.lost", "notice.damaged"])
def test_trouble_can_be_said(language, key):
    """Every notice has its sentence in both languages."""
    said = phrases(language).say(f"journal.{key}", file="FILE", why="WHY", aside="ASIDE")

    assert "FILE" in said


KILLED = """
import os, sys
from pathlib import Path
from player.journal import Journal
from player.session import Event
from player.settings import now

journal = Journal(Path(sys.argv[1]), now)
made = journal.open_entry({"program": "neck/short", "rehearsal": False})
print(made, flush=True)
number = 0
while True:
    number += 1
    journal.append(made, Event(kind="side", data={"exercise": "x", "set": number, "done": True}))
    print(number, flush=True)
"""


@pytest.mark.parametrize("sides", [1, 7, 40])
def test_a_kill_loses_no_side(tmp_path, sides, morning):
    """After SIGKILL in mid-write the journal opens and holds every side that was reported written."""
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=root
    ) as process:
        made = process.stdout.readline().strip()
        written = [int(process.stdout.readline()) for _ in range(sides)][-1]
        process.kill()
        told = [int(line) for line in process.stdout if line.endswith("\n")]
    with Journal(tmp_path, morning) as journal:
        entry = journal.interrupted()

        assert (made, "open") == (entry.id, entry.state)
        assert list(range(1, len(entry.sides) + 1)) == [one.set for one in entry.sides]
        assert len(entry.sides) >= max([written, *told])
        assert journal.notice is None
