"""What a window shows follows from what is heard."""

from player.performing import Captions, view_of
from player.units import Frames
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
