"""Laws that hold whatever a person asks, and whenever."""

import tempfile
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from player.program import LEVELS
from player.session import PACES
from player.transport import Command
from player.units import to_frames
from tests.performing.stage import Stage, program_of

PROGRAM = """
format = 1
[nl]
name = "Proef"
[en]
name = "Trial"
[[exercise]]
use = "neck-rotation"
reps = 3
[[exercise]]
use = "neck-side-bend"
reps = 2
hold = 2
[[exercise]]
use = "pmr-short"
[[exercise]]
use = "breath-4-6"
reps = 3
"""
TRIAL = program_of(PROGRAM)

scripts = st.lists(
    st.tuples(
        st.floats(0, 420).map(lambda second: round(second, 2)), st.sampled_from([c.value for c in Command])
    ),
    max_size=12,
).map(sorted)


SHORTENED = [(175.0, "slower"), (179.0, "ready")]
"""A change as one side has ended, and "ready" before the other: what comes was placed twice, and moved."""


def test_what_comes_earlier_is_written_as_done(tmp_path: Path) -> None:
    """Each side that was heard to its end is in the journal, whole."""
    entry = Stage(tmp_path, TRIAL).rehearse(SHORTENED)
    bends = [(side.side, side.reps, side.of, side.done) for side in entry.sides if side.section == 1]
    assert bends == [("left", 2, 2, True), ("right", 2, 2, True)]


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(scripts)
@example([*SHORTENED, (186.0, "pause")])
def test_whatever_is_asked_the_session_and_its_record_are_sound(script: list[tuple[float, str]]) -> None:
    """No speech overlaps, holds are never cheated, sides of a finished set are equal, the end is written."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder), TRIAL)
        entry = stage.rehearse(script)
    timeline = stage.leader.timeline
    assert timeline.sections[0].at == 0
    assert all(one.end == other.at for one, other in pairwise(timeline.sections))
    speech = [cue for cue in timeline.cues() if cue.kind == "speech"]
    assert all(one.end <= other.at for one, other in pairwise(speech))
    assert entry.state in ("done", "stopped", "interrupted")
    assert entry.pace in PACES
    assert [event["event"] for event in stage.events].count("ended") == 1
    assert all(
        event["frame"] <= later["frame"] for event, later in pairwise(stage.events) if _heard(event, later)
    )
    for command in stage.commands():
        assert command["took_effect"] >= command["read"]
    for side in entry.sides:
        assert 0 <= side.reps <= side.of
        assert side.done == (side.reps == side.of)
        assert side.level in LEVELS
    _sides_are_equal(stage)
    _holds_are_whole(stage)


def _heard(event: dict[str, object], later: dict[str, object]) -> bool:
    return event["event"] == later["event"] == "cue"


def _sides_are_equal(stage: Stage) -> None:
    """Within one pass of an exercise that was finished, every side of a set did as many repetitions."""
    done: dict[tuple[int, int], set[int]] = {}
    passes = 0
    for event in stage.events:
        if event["event"] == "change" and event["what"] in ("repeat", "back", "next"):
            passes += 1
        if event["event"] == "side" and event["done"]:
            done.setdefault((passes, event["section"], event["set"]), set()).add(event["reps"])
    assert all(len(reps) == 1 for reps in done.values())


def _holds_are_whole(stage: Stage) -> None:
    """A hold that was not cut lasts what some level of its exercise says, at any pace."""
    for section in stage.leader.timeline.sections:
        if section.index is None:
            continue
        item = TRIAL.items[section.index]
        assert section.level is not None
        hold = to_frames(item.levels[section.level].dose.hold)
        for cue in section.cues:
            if cue.kind == "tone" and cue.part == "hold" and cue.sound is not None:
                assert cue.length == hold
