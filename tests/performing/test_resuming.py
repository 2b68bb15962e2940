"""A session that was cut off goes on at the side that was left: a kill leaves a prefix of the events."""

import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from player.journal import derive
from player.performing import Onset, long_ago, onset, planned, wishes_of
from player.session import Entry, Event, Preferences
from tests.performing.stage import Stage, program_of

OPENED = (
    "program",
    "title",
    "digest",
    "language",
    "level",
    "level_shift",
    "pace",
    "talk",
    "rehearsal",
    "planned",
)

SIDES = """
format = 1
[nl]
name = "Proef"
[en]
name = "Trial"
[[exercise]]
use = "neck-side-bend"
sets = 2
[[exercise]]
use = "neck-rotation"
sets = 2
reps = 2
[[exercise]]
use = "shoulder-roll"
"""


def prefixes(stage: Stage) -> list[Entry]:
    """Give the entry as it stands after each event that the journal kept."""
    opened = Event(
        kind="opened",
        data={
            "program": stage.program.name,
            "title": "t",
            "digest": stage.program.digest,
            "language": stage.wishes.language,
            "level": stage.wishes.level,
            "level_shift": stage.wishes.shift,
            "pace": stage.wishes.pace,
            "talk": stage.wishes.talk,
            "rehearsal": False,
            "planned": msgspec.to_builtins(planned(stage.program, stage.wishes)),
        },
    )
    kept = [opened]
    found = [derive("id", kept)]
    for event in stage.events:
        if event["event"] in ("cue", "command"):
            continue
        data = {key: value for key, value in event.items() if key not in ("event", "frame", "seconds")}
        if event["event"] == "side":
            data["seconds"] = event["seconds"]
        kept.append(Event(kind=event["event"], frame=event["frame"], data=data))
        found.append(derive("id", kept))
    return found


def all_sides(entry: Entry) -> list[tuple[int, int, str | None]]:
    """Give the sides that were completed: exercise, set, side."""
    return [(side.section, side.set, side.side) for side in entry.sides if side.done]


def test_whenever_it_is_killed_it_goes_on_at_the_side_that_was_left(tmp_path: Path) -> None:
    """What was done before and after adds up to the whole program, no completed side twice (sets aside)."""
    program = program_of(SIDES)
    whole = Stage(tmp_path / "whole", program)
    planned = all_sides(whole.rehearse())
    assert len(planned) == 4 + 4 + 2
    for number, left in enumerate(prefixes(whole)[:-1]):
        wishes = wishes_of(left, Preferences(language="nl"))
        start = onset(program, left, wishes)
        resumed = Stage(tmp_path / str(number), program, language="en")
        entry = resumed.rehearse(onset=start)
        before, after = all_sides(left), all_sides(entry)
        assert set(before) | set(after) == set(planned)
        again = [side for side in before if side in after]
        # Alternating sides take up their set: only there may a side be done again.
        assert all(section == 1 for section, _, _ in again)
        if after and before and before[-1][0] != 1:
            first = resumed.tones()[0]
            assert planned.index((first["section"], first["set"], first["side"])) == len(before)


def test_language_level_and_pace_are_as_they_were(tmp_path: Path) -> None:
    """Changes that were made before the cut hold after it."""
    stage = Stage(tmp_path, program_of(SIDES), language="nl", level="normal")
    stage.rehearse([(80, "slower"), (82, "easier"), (84, "less_talk"), (300, "stop")])
    left = prefixes(stage)[-2]
    wishes = wishes_of(left, Preferences(language="en"))
    assert (wishes.language, wishes.level, wishes.shift, wishes.pace, wishes.talk) == (
        "nl",
        "normal",
        -1,
        0.875,
        "short",
    )


def test_an_exercise_that_was_changed_begins_anew(tmp_path: Path) -> None:
    """Its digest tells: what was done of the old one does not count for the new one."""
    stage = Stage(tmp_path, program_of(SIDES))
    stage.rehearse()
    left = next(entry for entry in prefixes(stage) if len(entry.sides) == 1)
    changed = program_of(SIDES.replace("sets = 2\n[[", "sets = 2\nhold = 4\n[["))
    assert onset(changed, left, stage.wishes) == Onset(0, {}, resumed=True, frame=left.heard)


def test_before_the_first_exercise_it_begins_at_the_beginning(tmp_path: Path) -> None:
    """An entry in which nothing was done yet resumes with the opening."""
    stage = Stage(tmp_path, program_of(SIDES))
    stage.rehearse()
    assert onset(stage.program, prefixes(stage)[0], stage.wishes) == Onset()


@pytest.mark.parametrize(("hours", "old"), [(23, False), (25, True)])
def test_after_a_day_a_person_is_offered_to_start_over(hours: int, *, old: bool) -> None:
    """The clock that counts is that of the last event."""
    last = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
    entry = derive("id", [Event(kind="opened", at=last.isoformat())])
    assert long_ago(entry, last + timedelta(hours=hours)) is old


def test_repeated_sides_do_not_confuse_it(tmp_path: Path) -> None:
    """After going back, the exercise before is the one that is taken up."""
    stage = Stage(tmp_path, program_of(SIDES))
    at = 0.0
    stage.rehearse()
    at = stage.first_tone(1, side="left")
    stage = Stage(tmp_path / "back", program_of(SIDES))
    stage.rehearse([(at + 1, "back")])
    entries = prefixes(stage)
    after_back = [entry for entry in entries if any(change["what"] == "back" for change in entry.changes)]
    begun_again = next(
        entry
        for entry, later in itertools.pairwise(after_back)
        if later.section == 0 and later.sides == entry.sides
    )
    start = onset(stage.program, begun_again, stage.wishes)
    assert start.section in (0, 1)
    later = next(entry for entry in after_back if entry.section == 0)
    assert onset(stage.program, later, stage.wishes).section == 0
    assert not onset(stage.program, later, stage.wishes).done
