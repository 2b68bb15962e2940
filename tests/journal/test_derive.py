"""The entry that follows from events."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from player.journal import as_json, derive
from player.journal.summing import practised
from player.recovery import Practised
from player.session import Event
from player.units import RATE

OPENED = Event(
    kind="opened",
    at="2026-03-02T08:30:00+01:00",
    data={
        "program": "neck/phase-1",
        "title": "Fase één",
        "digest": "ab",
        "language": "nl",
        "level": None,
        "pace": 1.25,
        "talk": "auto",
        "rehearsal": False,
        "planned": [{"exercise": "neck-rotation", "sets": 1}],
    },
)


def side(number=1, *, name="left", done=True, frame=0, section=0):
    """Give the event of one side of one set."""
    data = {"section": section, "exercise": "neck-rotation", "side": name, "set": number, "reps": 5, "of": 5}
    return Event(kind="side", frame=frame, data=data | {"seconds": 40.0, "done": done, "level": "easy"})


def begun(section, frame=0):
    """Give the event of an exercise that begins."""
    return Event(kind="section", frame=frame, data={"section": section, "exercise": "neck-rotation"})


def test_a_press_that_became_something_else_is_no_pause():
    """One button is silent at its first touch; held, or pressed twice, it asked for no pause."""
    pause, onward = Event(kind="pause"), Event(kind="continue")
    grown = [Event(kind="continue", data={"meant": meant}) for meant in ("again", "hurts")]

    assert derive("id", [OPENED, pause, onward, pause, grown[0], pause, grown[1]]).pauses == 1


def test_a_session_is_told_as_it_was():
    """Program, language, sides, pauses, changes, pain and effort all come from events."""
    entry = derive(
        "id",
        [
            OPENED,
            Event(kind="pain", data={"when": "before", "value": 3}),
            side(frame=RATE * 40),
            Event(kind="pause", frame=RATE * 41),
            Event(kind="continue", frame=RATE * 41),
            Event(kind="change", frame=RATE * 42, data={"what": "pace", "value": 0.875, "section": 0}),
            Event(
                kind="change", frame=RATE * 43, data={"what": "level", "value": "easier", "level_shift": -1}
            ),
            Event(kind="hurts", frame=RATE * 50, data={"section": 0, "choice": "easier"}),
            Event(kind="pain", frame=RATE * 50, data={"when": "during", "value": 6}),
            side(name="right", done=False, frame=RATE * 60),
            Event(kind="pain", frame=RATE * 60, data={"when": "after", "value": 2}),
            Event(kind="effort", frame=RATE * 60, data={"value": 4}),
            Event(
                kind="ended",
                frame=RATE * 60,
                at="2026-03-02T08:32:00+01:00",
                data={"state": "stopped", "reason": "hurts"},
            ),
        ],
    )
    told = as_json(entry)

    assert [one["done"] for one in told.pop("sides")] == [True, False]
    assert told == {
        "id": "id",
        "program": "neck/phase-1",
        "title": "Fase één",
        "digest": "ab",
        "phase": None,
        "kind": "session",
        "language": "nl",
        "level": None,
        "state": "stopped",
        "reason": "hurts",
        "started": "2026-03-02T08:30:00+01:00",
        "ended": "2026-03-02T08:32:00+01:00",
        "seconds": 60.0,
        "pace": 0.875,
        "talk": "auto",
        "level_shift": -1,
        "planned": [{"exercise": "neck-rotation", "sets": 1}],
        "pauses": 1,
        "changes": [
            {"what": "pace", "value": 0.875, "section": 0, "frame": RATE * 42},
            {"what": "level", "value": "easier", "level_shift": -1, "frame": RATE * 43},
        ],
        "hurts": [{"section": 0, "choice": "easier", "frame": RATE * 50}],
        "pain": {"before": 3, "during": [6], "after": 2},
        "effort": 4,
    }


def test_a_clock_that_jumps_does_no_harm():
    """Order and seconds come from sequence and frames; the wall time is only shown."""
    late = Event(kind="opened", at="2031-01-01T00:00:00+01:00", data=OPENED.data)
    early = Event(kind="ended", at="1999-01-01T00:00:00-08:00", frame=RATE * 7, data={"state": "done"})

    entry = derive("id", [late, early])

    assert (entry.seconds, entry.state, entry.ended) == (7.0, "done", "1999-01-01T00:00:00-08:00")


def test_frames_of_every_sitting_are_added():
    """Whether a resumed session counts on or from 0, what was heard is counted once."""
    cut = [OPENED, side(frame=RATE * 100)]
    counting_on = [Event(kind="resumed", frame=RATE * 100), side(2, frame=RATE * 150)]
    from_nothing = [Event(kind="resumed"), side(2, frame=RATE * 50)]

    assert derive("id", cut + counting_on).seconds == 150.0
    assert derive("id", cut + from_nothing).seconds == 150.0


def test_a_resumed_session_is_open_again():
    """What ended before it was resumed is no end."""
    ended = Event(kind="ended", data={"state": "interrupted", "reason": "signal"})

    assert (
        derive("i", [OPENED, ended]).state,
        derive("i", [OPENED, ended]).reason,
    ) == ("interrupted", "signal")
    assert derive("id", [OPENED, ended, Event(kind="resumed")]).state == "open"


def test_resuming_an_exercise_is_no_new_beginning():
    """The sides of the running exercise stay known when it is taken up twice."""
    entry = derive("id", [OPENED, begun(0), side(1), Event(kind="resumed"), begun(0), side(2)])

    assert (entry.section, [one.set for one in entry.here]) == (0, [1, 2])


def test_going_back_to_an_exercise_is_a_new_beginning():
    """Only the sides since it was begun last are here; none of the others is lost."""
    entry = derive("id", [OPENED, begun(0), side(1), begun(1), begun(0), side(1)])

    assert (len(entry.here), len(entry.sides)) == (1, 2)


def test_a_new_exercise_after_resuming_has_no_sides_yet():
    """Taken up at the next exercise, nothing of it is done."""
    entry = derive("id", [OPENED, begun(0), side(1), Event(kind="resumed"), begun(1)])

    assert (entry.section, entry.here) == (1, ())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)
KEYS = [
    "program",
    "level",
    "pace",
    "talk",
    "what",
    "value",
    "when",
    "state",
    "side",
    "section",
    "planned",
    "done",
]
KINDS = ["opened", "resumed", "section", "side", "pause", "change", "pain", "effort", "hurts", "ended"]
EVENTS = st.lists(
    st.builds(
        Event,
        kind=st.sampled_from(KINDS) | st.text(max_size=5),
        frame=st.integers(0, 2**40),
        data=st.dictionaries(st.sampled_from(KEYS), JSON | st.sampled_from(["pace", "level", "before"])),
    ),
    max_size=12,
)


@given(EVENTS)
def test_any_events_derive_an_entry(events):
    """Whatever was written, by whichever version, an entry follows and no side of it is lost."""
    entry = derive("id", events)

    assert sum(event.kind == "side" for event in events) == len(entry.sides)
    session = practised("id", events)
    assert session is None or msgspec.json.decode(msgspec.json.encode(session), type=Practised) == session
    assert entry.seconds >= 0
    assert as_json(entry)["id"] == "id"
