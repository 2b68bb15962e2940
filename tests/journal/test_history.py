"""What the rules of recovery are told: the same from the summaries as from the events."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.journal import Journal, derive
from player.journal.reading import events
from player.journal.schema import MIGRATIONS
from player.journal.summing import practised, worst
from player.recovery import Activity, Answers, Clearance, DayOfPain, Kept, Morning
from player.session import Event
from player.settings import now

DATA = Path(__file__).parents[1] / "data" / "journals"
PLANNED = [
    {
        "exercise": "neck-rotation",
        "kind": "mobility",
        "level": "easy",
        "sides": ["left", "right"],
        "sets": 1,
        "reps": 5,
        "hold": 1.0,
        "seconds": 70.0,
    },
    {
        "exercise": "iso-front",
        "kind": "strength",
        "level": "normal",
        "sides": [],
        "sets": 2,
        "reps": 6,
        "hold": 6.0,
        "seconds": 96.0,
    },
]
OPENED = {
    "program": "neck/phase-2-a",
    "digest": "ab",
    "phase": 2,
    "rehearsal": False,
    "planned": PLANNED,
}


def side(section, name, number=1, *, done=True, seconds=35.0):
    """Give the event of one side."""
    plan = PLANNED[section]
    told = {"section": section, "exercise": plan["exercise"], "side": name, "set": number, "done": done}
    return Event(
        kind="side", data=told | {"reps": 5, "of": plan["reps"], "seconds": seconds, "level": "easy"}
    )


def begun(section):
    """Give the event of an exercise that begins."""
    return Event(kind="section", data={"section": section, "exercise": PLANNED[section]["exercise"]})


def ended(state, **more):
    """Give the event of an end."""
    return Event(kind="ended", data={"state": state, "reason": None} | more)


def pain(when, value, **more):
    """Give the event of a pain score."""
    return Event(kind="pain", data={"when": when, "value": value} | more)


def play(journal, *events):
    """Write a session, and give its id."""
    made = journal.open_entry(OPENED)
    for event in events:
        journal.append(made, event)
    return made


def test_a_session_is_what_was_planned_and_done(journal, morning):
    """Each exercise has its kind, its hold, active seconds planned and heard, and its highest pain."""
    play(
        journal,
        pain("before", 3),
        begun(0),
        side(0, "left"),
        side(0, "right"),
        pain("during", 4, section=0),
        begun(1),
        side(1, None, seconds=48.0),
        pain("during", 2),
        side(1, None, 2, seconds=20.0, done=False),
        ended("done"),
        pain("after", 2),
        Event(kind="effort", data={"value": 6}),
    )

    (session,) = journal.history(morning()).sessions

    assert (
        session.phase,
        session.state,
        session.pain_before,
        session.pain_during,
        session.pain_after,
        session.effort,
    ) == (2, "done", 3, 4, 2, 6)
    assert [
        (one.exercise, one.kind, one.sides, one.hold, one.planned, one.done, one.pain)
        for one in session.exercises
    ] == [
        ("neck-rotation", "mobility", 2, 1.0, 70.0, 70.0, 4),
        ("iso-front", "strength", 1, 6.0, 96.0, 68.0, 2),
    ]


@pytest.mark.parametrize(
    ("events", "reasons"),
    [
        ([begun(0), Event(kind="change", data={"what": "next", "section": 0}), begun(1)], ["skip", None]),
        ([begun(0), Event(kind="hurts", data={"choice": "next", "section": 0}), begun(1)], ["hurts", None]),
        (
            [begun(0), side(0, "left"), side(0, "right"), begun(1), ended("stopped", reason="asked")],
            [None, "stop"],
        ),
        ([begun(0), ended("stopped", reason="asked")], ["stop", "stop"]),
        (
            [begun(0), Event(kind="hurts", data={"choice": "stop", "section": 0}), ended("stopped")],
            ["hurts", "stop"],
        ),
        ([begun(0), begun(1), ended("interrupted")], [None, None]),
    ],
)
def test_what_was_left_out_has_its_reason(journal, morning, events, reasons):
    """Skipped, because it hurt, or because the session was stopped; what was done has none."""
    play(journal, *events)

    assert reasons == [one.skipped for one in journal.history(morning()).sessions[0].exercises]


def test_a_sign_that_broke_it_off_is_known(journal, morning):
    """What aborted a session is told to the rules."""
    play(journal, begun(0), ended("stopped", reason="sign", sign="dizzy"))

    assert journal.history(morning()).sessions[0].aborted == "dizzy"


def test_rehearsals_and_talks_are_no_sessions(journal, morning):
    """A rehearsal, and what has no exercises, count for nothing."""
    for data in (OPENED | {"rehearsal": True}, OPENED | {"planned": []}):
        journal.append(journal.open_entry(data), ended("done"))
    journal.open_entry(OPENED | {"rehearsal": True})

    told = journal.history(morning())
    assert (list(told.sessions), told.count, told.first, list(told.days)) == ([], 0, "", [])


def test_sessions_go_back_half_a_year_and_days_for_ever(tmp_path, morning):
    """An old session is counted, and its date and its pain are known; the rules are not given it."""
    days = iter([*[morning() - timedelta(days=400)] * 3, *[morning()] * 3])
    with Journal(tmp_path, lambda: next(days)) as journal:
        for value in (6, 2):
            play(journal, pain("before", value), ended("done"))
        told = journal.history(morning())

    assert (
        [one.started for one in told.sessions],
        told.count,
        told.first,
    ) == (["2026-03-02T08:30:00+01:00"], 2, "2025-01-26")
    assert list(told.earlier) == ["2025-01-26"]
    assert [day.mean for day in told.days] == [6, 2]


def test_a_day_is_the_mean_of_morning_and_before(journal, morning):
    """During and after count for the worst of the day, not for its mean."""
    journal.note("morning", {"pain": 2})
    journal.note("morning", {"pain": None}, morning() - timedelta(days=1))
    play(journal, pain("before", 5), pain("during", 8), ended("done"), pain("after", 7))

    assert [DayOfPain(date="2026-03-02", mean=3.5, worst=8, entries=2)] == journal.history(morning()).days


def test_every_note_becomes_its_fact(journal, morning):
    """What was told comes back as the facts of recovery, with its time."""
    at = "2026-03-02T08:30:00+01:00"
    answers = {"occasion": "intake", "values": {"QS1": "no", "QI1": 4}, "pathway": "ab"}
    journal.note("answers", answers)
    journal.note("clearance", {"question": "QS1", "date": "2026-03-01"})
    journal.note("morning", {"pain": 3})
    journal.note("activity", {"what": "cycling", "minutes": 12.5})
    journal.note("kept", {"kind": "phase", "data": {"phase": 2, "rule": "PR16"}})
    told = journal.history(morning())

    assert [Answers(at=at, **answers)] == list(told.answers)
    assert [Clearance(at=at, question="QS1", date="2026-03-01")] == list(told.clearances)
    assert [Morning(at=at, pain=3)] == list(told.mornings)
    assert [Activity(at=at, what="cycling", minutes=12.5)] == list(told.activities)
    assert [Kept(at=at, kind="phase", data={"phase": 2, "rule": "PR16"})] == list(told.kept)


@pytest.mark.parametrize("data", [{"pain": "much"}, {}, {"pain": 3, "later": [1]}])
def test_what_is_no_fact_hides_none(journal, morning, data):
    """A note of another version is left out, or read as far as it is known; the others stay."""
    journal.note("morning", data)
    journal.note("morning", {"pain": 4})

    assert journal.history(morning()).mornings[-1].pain == 4


def test_an_older_journal_is_brought_along(tmp_path):
    """A file of the first version gives its sessions, with what it did not keep guessed from what it did."""
    shutil.copy(DATA / "version-1.db", tmp_path / "journal.db")
    later = datetime.fromisoformat("2025-12-01T08:00:00+01:00")
    with Journal(tmp_path, lambda: later) as journal:
        told = journal.history(later)
        entries = journal.entries(newest_first=False)

        assert [entry.id for entry in entries if not entry.rehearsal] == [one.id for one in told.sessions]
        assert [one.state for one in told.sessions] == ["done", "stopped", "done", "done", "open"]
        assert [one.pain_before for one in told.sessions] == [5, 5, 4, 3, 3]
        assert (
            told.sessions[0].exercises[0].planned,
            told.sessions[0].exercises[0].kind,
            told.sessions[0].exercises[0].hold,
        ) == (72.0, "mobility", 0.0)
        assert summed(journal) == 4


def summed(journal):
    """Tell how many sessions are kept summed."""
    return journal._connection.execute("SELECT count(*) FROM summary").fetchone()[0]


def test_a_session_is_summed_with_its_last_event(journal, morning):
    """What comes after the end is in the summary in the same commit; what goes on is not summed."""
    play(journal, begun(0))
    made = play(journal, pain("before", 3), ended("done"))
    assert summed(journal) == 1

    journal.append(made, pain("after", 1))

    rows = journal._connection.execute("SELECT before, worst, data FROM summary").fetchall()
    assert [(before, worst, '"pain_after":1' in data) for before, worst, data in rows] == [(3, 3, True)]


def test_an_event_from_elsewhere_makes_no_summary_stale(journal, morning):
    """Whatever writes an event, the summary of its session falls, and is made anew."""
    play(journal, pain("before", 3), ended("done"))
    journal._connection.execute(
        "INSERT INTO event SELECT entry, max(number) + 1, 'pain', 0, '', ? FROM event",
        ('{"when": "after", "value": 9}',),
    )

    assert journal.history(morning()).sessions[0].pain_after == 9


def test_a_summary_of_another_shape_is_made_anew(journal, morning):
    """Where a newer version sums other things, what older ones kept is not used."""
    play(journal, pain("before", 3), ended("done"))
    before = journal.history(morning())
    journal._connection.execute("UPDATE shape SET summary = 'older'")
    journal._connection.execute("UPDATE summary SET data = 'no JSON', before = 9")

    assert before == journal.history(morning())


def test_a_file_that_is_held_is_summed_without_being_kept(tmp_path, morning):
    """Another process that writes does not keep anyone from what was done."""
    shutil.copy(DATA / "version-1.db", tmp_path / "journal.db")
    later = datetime.fromisoformat("2025-12-01T08:00:00+01:00")
    with Journal(tmp_path, morning) as journal:
        other = sqlite3.connect(journal.file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        held = journal.history(later)
        other.execute("ROLLBACK")
        other.close()

        assert summed(journal) == 0
        assert held == journal.history(later)
        assert summed(journal) == 4


STEPS = st.sampled_from(
    [
        begun(0),
        begun(1),
        side(0, "left"),
        side(0, "right"),
        side(1, None),
        side(1, None, 2, done=False),
        pain("before", 3),
        pain("before", None),
        pain("during", 6),
        pain("during", 5, section=1),
        pain("after", 2),
        Event(kind="effort", data={"value": 7}),
        Event(kind="hurts", data={"section": 0, "choice": "next"}),
        Event(kind="change", data={"what": "next", "section": 1}),
        Event(kind="resumed"),
        Event(kind="corrected", data={"event": 2, "data": {"when": "before", "value": 9}}),
        Event(kind="corrected", data={"event": 3, "data": None}),
        ended("done"),
        ended("stopped"),
        ended("left"),
        ended("interrupted"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), STEPS | st.just(None)), max_size=30))
def test_history_is_what_the_events_say(tmp_path_factory, morning, steps):
    """In any order of sessions, whenever it is asked, after reopening and after a kill."""
    folder = tmp_path_factory.mktemp("journal")
    made, written = {}, {}
    with Journal(folder, morning) as journal:
        for which, event in steps:
            if which not in made:
                made[which] = journal.open_entry(OPENED | {"rehearsal": which == 3})
                opened = Event(
                    kind="opened", at=morning().isoformat(), data=OPENED | {"rehearsal": which == 3}
                )
                written[which] = [opened]
            if event is None:
                journal.history(morning())
            else:
                journal.append(made[which], event)
                written[which].append(event)
        told = journal.history(morning())
        killed = tmp_path_factory.mktemp("killed")
        for file in folder.iterdir():
            shutil.copy(file, killed / file.name)
    expected = [practised(made[which], events) for which, events in written.items()]

    assert [one for one in expected if one is not None] == list(told.sessions)
    assert len(told.sessions) == told.count
    before = [one.pain_before for one in told.sessions if one.pain_before is not None]
    highest = max((worst(one) or 0 for one in told.sessions), default=0)
    assert [(round(sum(before) / max(1, len(before)), 3), highest, len(before))] * bool(before) == [
        (day.mean, day.worst, day.entries) for day in told.days
    ]
    for place in (folder, killed):
        with Journal(place, morning) as journal:
            assert told == journal.history(morning())
            states = {entry.id: entry.state for entry in journal.entries()}
            assert all(states[one.id] == one.state for one in told.sessions)
    assert [derive(made[which], events).pain_before for which, events in written.items() if which != 3] == [
        one.pain_before for one in told.sessions
    ]


def test_a_walk_that_was_played_counts_as_walking(journal, morning):
    """Its minutes stand among the activities without being told."""
    walk = {"exercise": "walking", "kind": "walking", "sides": [], "sets": 1, "reps": 1, "seconds": 300.0}
    made = journal.open_entry({"program": "calm/walk", "planned": [walk]})
    told = {"section": 0, "exercise": "walking", "side": None, "set": 1, "reps": 1, "of": 1, "seconds": 300.0}
    journal.append(made, Event(kind="side", data=told | {"done": True, "level": "easy"}))
    journal.note("activity", {"what": "walking", "minutes": 20}, morning() - timedelta(hours=1))

    assert [one.minutes for one in journal.history(morning()).activities] == [20, 5.0]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), STEPS), max_size=25))
def test_an_older_file_gives_the_same_history(tmp_path_factory, morning, steps):
    """Events that the first version wrote, in its tables, are summed as if they were written today."""
    folder = tmp_path_factory.mktemp("journal")
    at = morning().isoformat()
    written = {}
    with closing(sqlite3.connect(folder / "journal.db", isolation_level=None)) as old:
        for statement in MIGRATIONS[0]:
            old.execute(statement)
        old.execute("PRAGMA user_version = 1")
        for which, event in steps:
            name = f"session-{which}"
            if name not in written:
                opened = Event(kind="opened", at=at, data=OPENED | {"rehearsal": which == 3})
                written[name] = [opened]
                old.execute("INSERT INTO entry (id) VALUES (?)", (name,))
            written[name].append(event)
        for number, events in enumerate(written.values(), 1):
            for index, event in enumerate(events, 1):
                row = (number, index, event.kind, event.frame, at, msgspec.json.encode(event.data).decode())
                old.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)", row)
    expected = [practised(name, events) for name, events in written.items()]

    with Journal(folder, morning) as journal:
        told = journal.history(morning())
        assert [one for one in expected if one is not None] == list(told.sessions)
        kept = journal._connection.execute("SELECT count(*) FROM summary").fetchone()[0]
        assert kept == sum(one.state in {"done", "stopped", "left"} for one in told.sessions)


KILLED = """
import sys
from pathlib import Path
from player.journal import Journal
from player.session import Event
from player.settings import now

journal = Journal(Path(sys.argv[1]), now)
number = 0
while True:
    number += 1
    made = journal.open_entry({"program": "x", "planned": [{"exercise": "x", "sets": 1, "sides": []}]})
    journal.append(made, Event(kind="pain", data={"when": "before", "value": number % 11}))
    journal.append(made, Event(kind="ended", data={"state": "done"}))
    journal.append(made, Event(kind="pain", data={"when": "after", "value": 1}))
    journal.note("morning", {"pain": number % 11})
    journal.correct(journal.told(1, ("morning",))[0], {"pain": 2})
    print(number, flush=True)
"""


@pytest.mark.parametrize("rounds", [1, 8, 25])
def test_a_kill_loses_no_note_and_no_summary(tmp_path, rounds):
    """After SIGKILL in mid-write all that was reported is there, and the history is that of the events."""
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=root
    ) as process:
        told = [int(process.stdout.readline()) for _ in range(rounds)]
        process.kill()
        told += [int(line) for line in process.stdout if line.endswith("\n")]
    with Journal(tmp_path, now) as journal:
        history = journal.history(now())
        ask = journal._connection.execute
        entries = ask("SELECT number, id FROM entry ORDER BY number").fetchall()

        assert journal.notice is None
        assert len(history.mornings) >= max(told)
        assert [practised(name, events(journal._connection, number)) for number, name in entries] == list(
            history.sessions
        )
        ended = sum(one.state == "done" for one in history.sessions)
        assert ask("SELECT count(*) FROM summary").fetchone()[0] == ended >= max(told)
