"""What a window shows follows from what is heard."""

import pytest

from player.performing import Captions, view_of
from player.session import Cue
from player.units import Frames, to_frames
from tests.performing.stage import Stage


def views(tmp_path, frames: list[int]):
    """Give the views of a rehearsed session in Dutch at some frames after its first movement began."""
    stage = Stage(tmp_path, "neck/short", language="nl")
    stage.rehearse()
    leader = stage.leader
    captions = Captions(stage.program, "nl")
    first = next(tone for tone in stage.tones(0) if tone["part"] == "out")
    made = []
    for frame in frames:
        leader.frame = Frames(first["at"] + frame)
        made.append(view_of(leader, captions, "naar links"))
    return made, first


def test_a_movement_is_seen_with_its_side_count_and_time(tmp_path):
    """In the middle of the first movement: the exercise, the part, left, 1 of 5, and half of its seconds."""
    (view,), tone = views(tmp_path, [36_000])
    assert (view.title, view.part, view.side, view.side_name) == ("Nek draaien", "heen", "left", "links")
    assert view.count == "1 van 5"
    assert view.left == 1.5
    assert view.whole == tone["length"] / 24_000 == 3
    assert view.words == "naar links"
    assert not view.paused


def test_the_side_changes_where_it_is_heard(tmp_path):
    """Each movement of the session is seen with the side that its cue has."""
    stage = Stage(tmp_path, "neck/short", language="en")
    stage.rehearse()
    captions = Captions(stage.program, "en")
    seen = []
    for tone in stage.tones(0):
        stage.leader.frame = Frames(tone["at"])
        seen.append((view_of(stage.leader, captions, "").side, tone["side"]))
    assert {side for side, _ in seen} == {"left", "right"}
    assert all(shown == heard for shown, heard in seen)


def test_before_and_after_there_is_only_the_title(tmp_path):
    """Where no part sounds there is no ring: the program's name, and the words."""
    (view,), _ = views(tmp_path, [-10_000_000])
    assert view.left is None
    assert view.title


def test_a_pause_keeps_its_exercise_and_is_seen(tmp_path):
    """Not only by the last word: two bars, and what goes on after it."""
    stage = Stage(tmp_path, "neck/short", language="nl")
    stage.rehearse([(60.0, "pause")])
    view = view_of(stage.leader, Captions(stage.program, "nl"), "Pauze.")

    assert (view.title, view.words, view.paused) == ("Nek draaien", "Pauze.", True)


def test_an_open_question_is_seen_whole(tmp_path):
    """Once its last sentence was said, all its choices stand there; what is offered after it stands alone."""
    stage = Stage(tmp_path, "neck/short", language="en")
    stage.rehearse([(60.0, "hurts")])
    captions = Captions(stage.program, "en")
    asked = stage.leader.transport.asked

    assert asked is not None
    assert view_of(stage.leader, captions, asked.said[-1].text).words == asked.shown
    assert view_of(stage.leader, captions, "Pain.").words == "Pain."
    stage.leader.frame = Frames(stage.leader.frame - 1)
    assert view_of(stage.leader, captions, asked.said[-1].text).words == asked.said[-1].text


@pytest.mark.parametrize(
    ("seconds", "en", "nl"),
    [
        (2.5, "2.5 s", "2,5 s"),
        (30.0, "30 s", "30 s"),
        (99.96, "100 s", "100 s"),
        (119.98, "2 min", "2 min"),
        (1000.0, "1000 s", "1000 s"),
        (1500.0, "25 min", "25 min"),
    ],
)
def test_a_caption_tells_how_long_as_it_reads_aloud(seconds, en, nl, tmp_path):
    """A walk is told in minutes, never in powers of ten; the large ones fit in twenty letters."""
    program = Stage(tmp_path, "calm/walk").program
    cue = Cue(at=Frames(0), length=to_frames(seconds), kind="tone", sound=None, part="hold", rep=1)
    for language, shown in (("en", en), ("nl", nl)):
        assert Captions(program, language).describe(cue).endswith(f" {shown}")
        large = Captions(program, language, large=True).describe(cue).strip()
        assert large.endswith(f", {shown}")
        assert len(large) <= 20
