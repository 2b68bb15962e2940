"""The tables of the journal, and how an older file comes to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.errors import UserError

if TYPE_CHECKING:
    import sqlite3

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # Small facts about an entry are kept beside its events by triggers, in the same commit, because
        # asking a hundred thousand sessions for "who is still open" or "how often done" must take no time.
        """CREATE TABLE entry (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            rehearsal INTEGER NOT NULL DEFAULT 0,
            resumable INTEGER NOT NULL DEFAULT 1
        )""",
        "CREATE INDEX entry_resumable ON entry (number) WHERE resumable = 1 AND rehearsal = 0",
        """CREATE TABLE event (
            entry INTEGER NOT NULL REFERENCES entry (number),
            number INTEGER NOT NULL,
            kind TEXT NOT NULL,
            frame INTEGER NOT NULL,
            at TEXT NOT NULL,
            data TEXT NOT NULL,
            PRIMARY KEY (entry, number)
        ) WITHOUT ROWID""",
        """CREATE TABLE practised (
            exercise TEXT NOT NULL,
            entry INTEGER NOT NULL,
            PRIMARY KEY (exercise, entry)
        ) WITHOUT ROWID""",
        """CREATE TABLE practice (
            exercise TEXT PRIMARY KEY,
            times INTEGER NOT NULL,
            last TEXT NOT NULL
        ) WITHOUT ROWID""",
        """CREATE TRIGGER event_kept BEFORE UPDATE ON event BEGIN
            SELECT RAISE(ABORT, 'an event is never changed');
        END""",
        """CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN
            SELECT RAISE(ABORT, 'an event is never removed');
        END""",
        # INSERT OR REPLACE would remove a row without firing the trigger above.
        """CREATE TRIGGER event_follows BEFORE INSERT ON event
        WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM event WHERE entry = NEW.entry) BEGIN
            SELECT RAISE(ABORT, 'an event follows the one before it');
        END""",
        """CREATE TRIGGER event_opened AFTER INSERT ON event WHEN NEW.kind = 'opened' BEGIN
            UPDATE entry SET rehearsal = coalesce(json_type(NEW.data, '$.rehearsal') = 'true', 0)
            WHERE number = NEW.entry;
        END""",
        """CREATE TRIGGER event_resumed AFTER INSERT ON event WHEN NEW.kind = 'resumed' BEGIN
            UPDATE entry SET resumable = 1 WHERE number = NEW.entry;
        END""",
        """CREATE TRIGGER event_ended AFTER INSERT ON event WHEN NEW.kind = 'ended' BEGIN
            UPDATE entry SET resumable =
                coalesce(json_extract(NEW.data, '$.state'), '') NOT IN ('done', 'stopped', 'left')
            WHERE number = NEW.entry;
        END""",
        """CREATE TRIGGER event_side AFTER INSERT ON event
        WHEN NEW.kind = 'side' AND json_type(NEW.data, '$.done') = 'true'
            AND json_type(NEW.data, '$.exercise') = 'text'
            AND (SELECT rehearsal FROM entry WHERE number = NEW.entry) = 0
        BEGIN
            INSERT INTO practice (exercise, times, last)
            SELECT json_extract(NEW.data, '$.exercise'), 0, '' WHERE NOT EXISTS
                (SELECT 1 FROM practice WHERE exercise = json_extract(NEW.data, '$.exercise'));
            UPDATE practice SET last = substr(NEW.at, 1, 10), times = times + NOT EXISTS
                (SELECT 1 FROM practised WHERE exercise = practice.exercise AND entry = NEW.entry)
            WHERE exercise = json_extract(NEW.data, '$.exercise');
            INSERT OR IGNORE INTO practised (exercise, entry)
            VALUES (json_extract(NEW.data, '$.exercise'), NEW.entry);
        END""",
    ),
    (
        """CREATE TABLE note (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            at TEXT NOT NULL,
            data TEXT NOT NULL
        )""",
        "CREATE INDEX note_kind ON note (kind)",
        """CREATE TRIGGER note_kept BEFORE UPDATE ON note BEGIN
            SELECT RAISE(ABORT, 'a note is never changed');
        END""",
        """CREATE TRIGGER note_stays BEFORE DELETE ON note BEGIN
            SELECT RAISE(ABORT, 'a note is never removed');
        END""",
        """CREATE TRIGGER note_follows BEFORE INSERT ON note
        WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM note) BEGIN
            SELECT RAISE(ABORT, 'a note follows the one before it');
        END""",
        # A summary is what the rules see of a session that is over. It is written in the commit of its
        # last event; `summed` falls with every event after that, so that no stale one is ever read.
        """CREATE TABLE summary (
            entry INTEGER PRIMARY KEY REFERENCES entry (number),
            date TEXT NOT NULL,
            before INTEGER,
            worst INTEGER,
            data TEXT NOT NULL
        )""",
        "CREATE INDEX summary_date ON summary (date, before, worst)",
        # What the summaries of one day say of pain together: a hundred thousand are not to be counted anew.
        """CREATE TABLE day (
            date TEXT PRIMARY KEY,
            sessions INTEGER NOT NULL,
            entries INTEGER NOT NULL,
            total INTEGER NOT NULL,
            worst INTEGER
        ) WITHOUT ROWID""",
        """CREATE TRIGGER summary_added AFTER INSERT ON summary BEGIN
            INSERT OR REPLACE INTO day (date, sessions, entries, total, worst)
            SELECT date, count(*), count(before), coalesce(sum(before), 0), max(worst)
            FROM summary WHERE date = NEW.date GROUP BY date;
        END""",
        """CREATE TRIGGER summary_gone AFTER DELETE ON summary BEGIN
            DELETE FROM day WHERE date = OLD.date;
            INSERT INTO day (date, sessions, entries, total, worst)
            SELECT date, count(*), count(before), coalesce(sum(before), 0), max(worst)
            FROM summary WHERE date = OLD.date GROUP BY date;
        END""",
        "ALTER TABLE entry ADD COLUMN summed INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX entry_unsummed ON entry (number) WHERE summed = 0 AND rehearsal = 0",
        """CREATE TRIGGER event_unsums AFTER INSERT ON event
        WHEN (SELECT summed FROM entry WHERE number = NEW.entry) = 1 BEGIN
            UPDATE entry SET summed = 0 WHERE number = NEW.entry;
            DELETE FROM summary WHERE entry = NEW.entry;
        END""",
        "CREATE TABLE shape (summary TEXT NOT NULL)",
        # As before, but a side that changes nothing of the practice writes nothing of it: every page that
        # a commit touches has to reach the disk.
        "DROP TRIGGER event_side",
        """CREATE TRIGGER event_side AFTER INSERT ON event
        WHEN NEW.kind = 'side' AND json_type(NEW.data, '$.done') = 'true'
            AND json_type(NEW.data, '$.exercise') = 'text'
            AND (SELECT rehearsal FROM entry WHERE number = NEW.entry) = 0
            AND NOT EXISTS (SELECT 1 FROM practised JOIN practice USING (exercise)
                WHERE exercise = json_extract(NEW.data, '$.exercise') AND entry = NEW.entry
                    AND last = substr(NEW.at, 1, 10))
        BEGIN
            INSERT INTO practice (exercise, times, last)
            SELECT json_extract(NEW.data, '$.exercise'), 0, '' WHERE NOT EXISTS
                (SELECT 1 FROM practice WHERE exercise = json_extract(NEW.data, '$.exercise'));
            UPDATE practice SET last = substr(NEW.at, 1, 10), times = times + NOT EXISTS
                (SELECT 1 FROM practised WHERE exercise = practice.exercise AND entry = NEW.entry)
            WHERE exercise = json_extract(NEW.data, '$.exercise');
            INSERT OR IGNORE INTO practised (exercise, entry)
            VALUES (json_extract(NEW.data, '$.exercise'), NEW.entry);
        END""",
    ),
)
"""The steps from an empty file to today's tables; a step that was released is never changed."""


def migrate(connection: sqlite3.Connection, file: str) -> None:
    """Bring the tables of `file` up to date, each step whole or not at all."""
    while (version := _version(connection)) != len(MIGRATIONS):
        if version > len(MIGRATIONS):
            raise UserError("journal.error.newer", file=file)
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _version(connection) == version:  # another process may have been first
                for statement in MIGRATIONS[version]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
