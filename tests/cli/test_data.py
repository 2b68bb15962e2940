"""A person's own record: taken along, brought in, put right, kept and deleted, all by hand."""

import csv
import io
import json
import shutil
import sqlite3
import stat
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from player.cli import run
from player.journal import HEADERS, Journal
from player.phrases import phrases
from player.settings import lock, now

DATA = Path(__file__).parents[1] / "data" / "journals"
SCHEMA = Path(__file__).parents[2] / "sessions" / "schema" / "journal.json"
LATER = "2025-12-01T08:30"


@pytest.fixture(name="asked")
def _asked(home, capsys, monkeypatch):
    """Type a command in English; gives exit code, output and errors."""
    monkeypatch.setenv("SOEPEL_TODAY", LATER)

    def ask(*words):
        code = run([*words, "--lang", "en"])
        told = capsys.readouterr()
        return code, told.out, told.err

    return ask


@pytest.fixture(name="old")
def _old(home):
    """A home with a journal that was begun in the first version."""
    home.mkdir()
    shutil.copy(DATA / "version-1.db", home / "journal.db")
    Journal(home, now).close()
    return home


def mode(path):
    """Give the rights of a file."""
    return stat.S_IMODE(path.stat().st_mode)


def rows(text):
    """Read a table as a spreadsheet does."""
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def held(home):
    """Give every event and note of a journal as plain values."""
    with closing(sqlite3.connect(home / "journal.db")) as journal:
        events = (
            "SELECT id, event.number, kind, frame, at, data FROM event JOIN entry ON entry = entry.number"
        )
        return set(journal.execute(events)), set(journal.execute("SELECT id, kind, at, data FROM note"))


def exported(asked, tmp_path, name="all.json"):
    """Export to a file, and give it."""
    code, _, err = asked("data", "export", str(tmp_path / name))
    assert (code, err) == (0, "")
    return tmp_path / name


# ----- export


def test_the_document_fits_its_schema(asked, old, tmp_path):
    """One JSON file holds every event and note, and the schema that ships describes it."""
    asked("log", "walk", "20")
    file = exported(asked, tmp_path)
    document = json.loads(file.read_text(encoding="utf-8"))

    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(document)
    events, notes = held(old)
    assert (len(events), len(notes)) == (
        sum(len(one["events"]) for one in document["sessions"]),
        len(document["notes"]),
    )
    assert mode(file) == 0o600


def test_the_tables_are_tidy(asked, old, tmp_path):
    """Each table has its header, a row a thing, and begins with the mark that spreadsheets want."""
    asked("log", "cycling", "12,5", "--on", "2025-11-30")
    exported(asked, tmp_path, "folder")
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (tmp_path / "folder").iterdir()}
    tables = {name: rows(text) for name, text in texts.items()}

    assert {name: list(header) for name, header in HEADERS.items()} == {
        name: table[0] for name, table in tables.items()
    }
    assert all(text.startswith("\ufeff") for text in texts.values())
    assert {0o600} == {mode(path) for path in (tmp_path / "folder").iterdir()}
    assert len(tables["sessions"]) == 1 + 6
    assert [row[3] for row in tables["pain"][1:4]] == ["5", "4", "5"]
    assert tables["activities"][1][1:] == ["cycling", "12.5"]
    assert {"skipped", "done_seconds"} <= set(tables["exercises"][0])


def test_a_zip_holds_the_same_tables(asked, old, tmp_path):
    """A name that ends in .zip gives one file with all tables."""
    exported(asked, tmp_path, "folder")
    exported(asked, tmp_path, "all.zip")

    with zipfile.ZipFile(tmp_path / "all.zip") as pack:
        assert {name: pack.read(name) for name in pack.namelist()} == {
            path.name: path.read_bytes() for path in (tmp_path / "folder").iterdir()
        }


def test_answers_are_one_row_each(asked, home, tmp_path):
    """A list of activities gives a row for each of its facts."""
    values = {"QS1b": "no", "QI4": [{"activity": "reading", "score": 6}]}
    with Journal(home, now) as journal:
        journal.note("answers", {"occasion": "intake", "values": values})
    exported(asked, tmp_path, "folder")

    table = rows((tmp_path / "folder" / "answers.csv").read_text(encoding="utf-8"))
    assert [row[1:] for row in table[1:]] == [
        ["intake", "QS1b", "", "no"],
        ["intake", "QI4", "1.activity", "reading"],
        ["intake", "QI4", "1.score", "6"],
    ]


def test_a_title_is_no_formula(asked, home, tmp_path):
    """What a program is called does nothing in a spreadsheet."""
    with Journal(home, now) as journal:
        journal.open_entry({"title": '=HYPERLINK("x")'})
    exported(asked, tmp_path, "folder")

    table = rows((tmp_path / "folder" / "sessions.csv").read_text(encoding="utf-8"))
    assert table[1][table[0].index("title")] == '\'=HYPERLINK("x")'


@pytest.mark.parametrize("name", ["all.json", "all.zip", "folder"])
def test_nothing_is_written_over(asked, old, tmp_path, name):
    """A file that is there stays, and is named."""
    exported(asked, tmp_path, name)
    before = {
        path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and old not in path.parents
    }

    code, _, err = asked("data", "export", str(tmp_path / name))

    assert (code, "exists already" in err) == (1, True)
    assert before == {path: path.read_bytes() for path in before}


def test_a_full_disk_leaves_no_half_an_export(asked, old, tmp_path, monkeypatch):
    """What cannot be written whole is not there, and that is told."""

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    code, _, err = asked("data", "export", str(tmp_path / "all.json"))

    assert (code, "No space left" in err) == (1, True)
    assert not (tmp_path / "all.json").exists()


def test_without_a_journal_there_is_nothing(asked, home, tmp_path):
    """Nothing is made for who has done nothing yet."""
    for words in (("export", str(tmp_path / "x")), ("backup",), ("delete", "--yes")):
        code, _, err = asked("data", *words)
        assert (code, err.startswith("There is no journal yet")) == (1, True)
    assert not home.exists()


# ----- import


@pytest.mark.parametrize("name", ["all.json", "copy.db"])
def test_an_import_is_a_union(asked, old, tmp_path, name, monkeypatch):
    """What is new comes in, in a document or a journal; a second time nothing does."""
    asked("log", "walk", "20")
    asked("data", "correct", "1", "--value", "25")
    if name == "all.json":
        exported(asked, tmp_path)
    else:
        asked("data", "backup", str(tmp_path / name))
    before = held(old)
    monkeypatch.setenv("SOEPEL_HOME", str(tmp_path / "other"))
    asked("log", "cycle", "10")
    mine = held(tmp_path / "other")[1]

    for told in ("Added: 6 sessions and 2 notes.", "Added: 0 sessions and 0 notes."):
        code, out, err = asked("data", "import", str(tmp_path / name))
        assert (code, err, out.startswith(told)) == (0, "", True)

    events, notes = held(tmp_path / "other")
    decoded = {(*row[:-1], json.dumps(json.loads(row[-1]), sort_keys=True)) for row in events}
    assert decoded == {(*row[:-1], json.dumps(json.loads(row[-1]), sort_keys=True)) for row in before[0]}
    assert (len(notes), mine < notes) == (3, True)
    assert "25 min" in asked("log")[1]


def test_a_session_that_went_on_elsewhere_goes_on_here(asked, old, tmp_path):
    """Of a session that is longer there, what is missing comes in; one that differs stays as it is here."""
    document = json.loads(exported(asked, tmp_path).read_text(encoding="utf-8"))
    first, *_, last = document["sessions"]
    last["events"].append({**last["events"][-1], "kind": "ended", "data": {"state": "left"}})
    first["events"][0]["data"]["title"] = "Other"
    (tmp_path / "longer.json").write_text(json.dumps(document), encoding="utf-8")

    code, out, _ = asked("data", "import", str(tmp_path / "longer.json"))

    assert (code, "Added: 1 sessions" in out, "Of 1 sessions" in out) == (0, True, True)
    assert "Other" not in asked("log")[1]


def spoil(document, how):
    """Make one thing of an export as it should not be."""
    sessions = document["sessions"]
    match how:
        case "missing":
            del document["notes"]
        case "kind":
            sessions[1]["events"][2]["kind"] = "Not a kind"
        case "frame":
            sessions[1]["events"][2]["frame"] = -1
        case "time":
            sessions[1]["events"][2]["at"] = "2025-02-31T08:00:00+01:00"
        case "double":
            sessions[1]["id"] = sessions[0]["id"]
        case "unopened":
            del sessions[1]["events"][0]
        case "fact":
            document["notes"][0]["data"] = {"what": "flying", "minutes": 2}
        case "more":
            document["later"] = 1
    return document


SPOILT = ("missing", "kind", "frame", "time", "double", "unopened", "fact", "more")


@pytest.mark.parametrize("how", SPOILT)
def test_a_wrong_file_is_refused_whole(asked, old, tmp_path, how):
    """Nothing of it comes in, and what is not as it should be is told with its place."""
    asked("log", "walk", "20")
    document = spoil(json.loads(exported(asked, tmp_path).read_text(encoding="utf-8")), how)
    (tmp_path / "spoilt.json").write_text(json.dumps(document), encoding="utf-8")
    asked("data", "delete", "--yes")

    code, _, err = asked("data", "import", str(tmp_path / "spoilt.json"))

    assert (code, len(err.splitlines())) == (1, 2)
    assert err.splitlines()[1].startswith("Nothing was taken from")
    assert not (old / "journal.db").exists()


def test_every_problem_is_told_at_once(asked, old, tmp_path):
    """Up to twenty; of more their number."""
    document = json.loads(exported(asked, tmp_path).read_text(encoding="utf-8"))
    for session in document["sessions"]:
        for event in session["events"]:
            event["frame"] = "late"
    (tmp_path / "spoilt.json").write_text(json.dumps(document), encoding="utf-8")

    lines = asked("data", "import", str(tmp_path / "spoilt.json"))[2].splitlines()

    assert len(lines) == 22
    assert all("$.sessions[" in line for line in lines[:20])


def test_of_a_large_file_the_first_problem_is_told(asked, home, tmp_path):
    """Nobody waits for minutes to be told a thousand things."""
    event = '{"kind": "pain", "frame": 0, "at": "2026-03-02T08:30:00+01:00", "data": {}}, ' * 60_000
    text = (
        '{"format": 1, "made": "2026-03-02T08:30:00+01:00", "notes": [], "sessions": [{"id": "x", "events": ['
    )
    (tmp_path / "large.json").write_text(text + event.rstrip(", ") + "]}]}", encoding="utf-8")

    code, _, err = asked("data", "import", str(tmp_path / "large.json"))

    assert (code, "$.sessions[0].id" in err, len(err.splitlines())) == (1, True, 2)


HOSTILE = {
    "empty": b"",
    "text": b"hello",
    "utf16": '{"format": 1}'.encode("utf-16"),
    "latin": b'{"format": "\xe9"}',
    "deep": b"[" * 100_000,
    "number": b'{"format": ' + b"9" * 10_000 + b"}",
    "short": b"SQLite format 3\0",
    "torn": b"SQLite format 3\0" + b"\xff" * 5000,
    "null": b"\0" * 4096,
}


@pytest.mark.parametrize("verb", ["import", "restore"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_does_nothing(asked, old, tmp_path, verb, name):
    """Whatever is in it, one paragraph tells what to do, and the journal stays."""
    before = held(old)
    (tmp_path / name).write_bytes(HOSTILE[name])

    code, out, err = asked("data", verb, str(tmp_path / name))

    assert (code, out, held(old)) == (1, "", before)
    assert "no fault of yours" not in err


@pytest.mark.parametrize("verb", ["import", "restore"])
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER more AFTER INSERT ON event BEGIN DELETE FROM entry; END",
        "CREATE VIEW more AS SELECT 1",
        "DROP TRIGGER event_kept",
        "PRAGMA user_version = 99",
    ],
)
def test_a_database_of_another_make_is_no_journal(asked, old, tmp_path, verb, statement):
    """Only the tables and triggers of a journal are let in."""
    asked("data", "backup", str(tmp_path / "copy.db"))
    before = held(old)
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        copy.execute(statement)
        copy.commit()

    code, out, _ = asked("data", verb, str(tmp_path / "copy.db"))

    assert (code, out, held(old)) == (1, "", before)


@pytest.mark.parametrize("verb", ["import", "restore"])
def test_a_file_that_is_not_there_is_told(asked, old, tmp_path, verb):
    """A name that leads nowhere, or to a folder, is said in a sentence."""
    for path in (tmp_path / "none.db", tmp_path):
        code, _, err = asked("data", verb, str(path))
        assert (code, "does not open" in err) == (1, True)


# ----- backup, restore


def test_a_backup_is_restored(asked, old):
    """A copy of one moment, the owner's alone; the journal of now is kept aside."""
    code, out, _ = asked("data", "backup")
    (copy,) = (old / "backups").iterdir()
    assert (code, str(copy) in out, mode(copy), copy.name) == (0, True, 0o600, "journal-2025-12-01-083000.db")
    before = held(old)
    asked("log", "walk", "20")

    code, out, _ = asked("data", "restore", str(copy))

    aside = old / "journal-before-restore-2025-12-01.db"
    assert (code, str(aside) in out, held(old)) == (0, True, before)
    assert mode(old / "journal.db") == 0o600
    with closing(sqlite3.connect(aside)) as kept:
        assert kept.execute("SELECT count(*) FROM note").fetchone() == (1,)
    assert sorted(path.name for path in old.iterdir()) == [
        "backups",
        "journal-before-restore-2025-12-01.db",
        "journal.db",
        "session.lock",
    ]


def test_a_backup_is_made_while_it_is_written(asked, old, tmp_path):
    """Another process that writes is no hindrance: the copy is of one moment."""
    asked("log")
    with closing(sqlite3.connect(old / "journal.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO note VALUES (1, 'x', 'morning', '', '{}')")
        code, _, err = asked("data", "backup", str(tmp_path / "copy.db"))
        other.execute("ROLLBACK")

    assert (code, err) == (0, "")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT count(*) FROM note").fetchone() == (0,)


def test_a_backup_writes_nothing_over(asked, old, tmp_path):
    """A file that is there stays; a folder takes a dated copy."""
    (tmp_path / "copy.db").write_text("mine")

    code, _, err = asked("data", "backup", str(tmp_path / "copy.db"))

    assert (code, "exists already" in err, (tmp_path / "copy.db").read_text()) == (1, True, "mine")
    assert asked("data", "backup", str(tmp_path))[0] == 0
    assert (tmp_path / "journal-2025-12-01-083000.db").is_file()


def test_a_full_disk_leaves_no_half_a_backup(asked, old, tmp_path, monkeypatch):
    """A copy that did not reach the disk is taken away, and the journal is not blamed."""

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    code, _, err = asked("data", "backup", str(tmp_path / "copy.db"))

    assert (code, "copy.db cannot be written" in err) == (1, True)
    assert not (tmp_path / "copy.db").exists()


@pytest.mark.parametrize("where", ["os.fsync", "player.journal.replacing.put_in_place"])
def test_a_full_disk_keeps_the_present_journal(asked, old, tmp_path, monkeypatch, where):
    """A backup that cannot be put in place changes nothing."""
    asked("data", "backup", str(tmp_path / "copy.db"))
    asked("log", "walk", "20")
    before = held(old)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(where, full)
    code, out, _ = asked("data", "restore", str(tmp_path / "copy.db"))

    assert (code, out, held(old)) == (1, "", before)
    assert [path.name for path in old.iterdir() if path.name.startswith((".", "journal-"))] == []


# ----- delete


def test_nothing_is_deleted_unasked(asked, old):
    """Without a terminal and without --yes everything stays."""
    code, _, err = asked("data", "delete")

    assert (code, "--yes" in err, (old / "journal.db").exists()) == (1, True, True)


@pytest.mark.parametrize(("answers", "stays"), [(["yes", "y"], False), (["yes", "no"], True), (["no"], True)])
def test_it_asks_twice(asked, old, monkeypatch, answers, stays):
    """Only two times yes deletes."""
    given = iter(answers)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: next(given))

    code, out, _ = asked("data", "delete")

    assert (code, (old / "journal.db").exists(), "Nothing was deleted" in out) == (0, stays, stays)
    assert list(given) == []


def test_what_stays_is_told(asked, old):
    """Copies stay, each by its name, unless they are to go too."""
    asked("data", "backup")
    (copy,) = (old / "backups").iterdir()
    assert str(copy) in asked("data", "delete", "--yes")[1]
    assert copy.exists()

    assert asked("data", "delete", "--yes", "--backups")[0] == 0
    assert not copy.exists()


def test_what_was_learned_of_a_voice_goes_with_everything(asked, old):
    """A part leaves it alone; it goes with the journal, and also where there is none."""
    words = old / "words.msgpack"
    words.write_bytes(b"what was taught")
    asked("data", "delete", "--only", "morning", "--yes")
    assert words.exists()

    assert asked("data", "delete", "--yes")[0] == 0
    assert not words.exists()
    assert asked("data", "delete", "--yes")[0] == 1
    words.write_bytes(b"what was taught again")
    code, out, _ = asked("data", "delete", "--yes")
    assert (code, words.exists(), "your voice" in out) == (0, False, True)


def test_one_kind_is_deleted_without_a_trace(asked, old):
    """Its bytes are in no file any more; everything else stays."""
    asked("log", "swim", "47.25")
    before = held(old)[0]

    code, _, _ = asked("data", "delete", "--only", "activity", "--yes")

    assert (code, held(old)) == (0, (before, set()))
    assert not any(b"47.25" in path.read_bytes() for path in old.rglob("*") if path.is_file())
    assert asked("data", "delete", "--only", "sessions", "--yes")[0] == 0
    assert held(old) == (set(), set())


def test_a_session_that_is_going_on_is_not_disturbed(asked, old):
    """What replaces the journal waits until nobody plays."""
    copy = old / "copy.db"
    asked("data", "backup", str(copy))
    with lock(old):
        for words in (("delete", "--yes"), ("restore", str(copy)), ("import", str(copy))):
            assert asked("data", *words)[0] == 1
    assert len(held(old)[0]) > 20


# ----- correct, log


def test_a_line_is_put_right(asked, old):
    """The list tells numbers; a correction changes what holds, not what was written."""
    before = held(old)[0]
    listed = asked("data", "correct")[1].splitlines()
    assert listed[0].startswith("1. 21-11-2025")

    code, out, _ = asked("data", "correct", "1", "--value", "9")
    assert (code, "was 3, is now 9" in out) == (0, True)
    assert "9, at first 3" in asked("data", "correct", "1")[1]
    assert "before 9" in asked("log", "--limit", "1")[1]
    assert before < held(old)[0]

    asked("data", "correct", "1", "--withdraw")
    assert "Pain" not in asked("log", "--limit", "1")[1]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("1", "--value", "11"), 1),
        (("1", "--value", "2.5"), 1),
        (("99", "--value", "2"), 1),
        (("--value", "2"), 1),
        (("1", "--value", "2", "--withdraw"), 1),
        (("0", "--value", "2"), 2),
        (("1", "--value", "much"), 2),
        (("1", "--sides", "--value", "11"), 1),
    ],
)
def test_what_cannot_be_is_not_written(asked, old, words, code):
    """A score outside 0 to 10, a line that is not there, or two wishes at once are told."""
    before = held(old)
    given = asked("data", "correct", *words)

    assert (given[0], given[2] != "", held(old)) == (code, True, before)


def test_a_side_is_put_right(asked, old):
    """Repetitions, of those that were asked, with their seconds; less than all is not done."""
    was = json.loads(asked("log", "--json")[1])[0]["sides"][-1]
    asked("data", "correct", "1", "--sides", "--value", "3")

    assert "3 of 10 repetitions, at first 10 of 10" in asked("data", "correct", "--sides")[1]
    now = json.loads(asked("log", "--json")[1])[0]["sides"][-1]
    assert (now["done"], now["seconds"]) == (False, pytest.approx(0.3 * was["seconds"]))
    asked("data", "correct", "1", "--sides", "--value", "10")
    assert json.loads(asked("log", "--json")[1])[0]["sides"][-1] == was


@pytest.mark.parametrize(
    ("words", "what", "minutes"),
    [
        ("walk 20", "walking", 20),
        ("add walk 20 min", "walking", 20),
        ("wandelen 20min.", "walking", 20),
        ("noteer Fietsen 1,5 uur", "cycling", 90),
        ("cycling 0.5h", "cycling", 30),
        ("zwemmen 12,5", "sport", 12.5),
    ],
)
def test_an_activity_is_one_line(asked, home, words, what, minutes):
    """The words of both languages are known, with decimals and units."""
    code, out, err = asked("log", *words.split())

    assert (code, err) == (0, "")
    ((_, kind, at, data),) = held(home)[1]
    assert (kind, json.loads(data)) == ("activity", {"what": what, "minutes": minutes})
    assert at.startswith("2025-12-01T08:30:00")
    assert out.removeprefix("Written down: ").split(" Not")[0] in asked("log")[1]


def test_an_earlier_day_can_be_told(asked, home):
    """What was done on another day is counted there."""
    asked("log", "walk", "20", "--on", "2025-11-28")

    assert next(iter(held(home)[1]))[2].startswith("2025-11-28T12:00:00")
    assert asked("log")[1].startswith("28-11-2025")


@pytest.mark.parametrize(
    "words",
    ["wallk 20", "jump 20", "walk", "walk many", "walk 0", "walk 1441", "add", "walk 20 kilometres"]
    + [f"walk 20 --on {day}" for day in ("2025-12-02", "1999-12-31", "yesterday", "2025-02-30")]
    + ["--on 2025-11-28"],
)
def test_an_activity_that_is_not_understood_is_not_written(asked, home, words):
    """One sentence tells what to type, and nothing is written."""
    code, out, err = asked("log", *words.split())

    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert not home.exists()


def test_a_journal_that_is_held_takes_no_word(asked, old, monkeypatch):
    """What did not reach the disk is not said to be written down."""
    asked("log")
    monkeypatch.setattr("player.journal.store.PATIENCE", 0.01)
    with closing(sqlite3.connect(old / "journal.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        told = [asked("log", "walk", "20"), asked("data", "correct", "1", "--value", "1")]
        other.execute("ROLLBACK")

    assert [(code, out, "another program" in err) for code, out, err in told] == [(1, "", True)] * 2
    assert held(old)[1] == set()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("word", ["export", "import", "delete", "correct", "backup", "restore"])
def test_each_word_has_help(language, word, capsys):
    """Help of each, in both languages, with all that it takes."""
    assert run(["data", word, "--help", "--lang", language]) == 0

    told = "".join(capsys.readouterr().out.split())  # a line may end at a hyphen
    assert "".join(phrases(language).say(f"data.about.{word}").split()) in told


@pytest.mark.parametrize("pace", ["1", "1.25", "0.75"])
@pytest.mark.parametrize("program", ["neck/phase-1", "calm/walk", "breaks/60-seconds"])
def test_what_is_planned_is_what_is_heard(asked, home, program, pace):
    """The active seconds that a session plans are those that it lasts when everything is done."""
    asked("play", program, "--rehearse", "--voice", "silence", "--pace", pace)
    (session,) = json.loads(asked("log", "--json")[1])
    heard = [
        sum(side["seconds"] for side in session["sides"] if side["section"] == index)
        for index in range(len(session["planned"]))
    ]

    assert heard == pytest.approx([one["seconds"] for one in session["planned"]], abs=0.05)
    assert session["phase"] == (1 if program == "neck/phase-1" else None)
