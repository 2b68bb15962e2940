"""A score that was given amid exercising: read back, and given anew where it was not meant so."""

from pathlib import Path

import pytest

from player.session import Entry
from tests.performing.stage import RATE, Stage
from tests.performing.test_commands import ROTATION, undisturbed

WHAT, SCORE = "1", 40.0
"""The answer that it is pain, and seconds after "it hurts" at which the score is given."""


def at(folder: Path) -> float:
    """Give a second in the third repetition to the right."""
    return undisturbed(folder, level="normal").first_tone(0, rep=3, side="right") + 1


def rehearse(folder: Path, *after: tuple[float, str]) -> tuple[Stage, Entry]:
    """Tell a score of seven, and more after it; `after` counts in seconds from the score."""
    begun = at(folder)
    script = [(begun, "hurts"), (begun + 30, WHAT), (begun + SCORE, "7")]
    stage = Stage(folder, ROTATION, level="normal")
    entry = stage.rehearse([*script, *((begun + SCORE + wait, name) for wait, name in after)], before=2)
    return stage, entry


@pytest.mark.parametrize("word", ["back", "again", "repeat"])
def test_a_score_is_given_anew(word: str, tmp_path: Path) -> None:
    """Nothing follows from the one that was taken back, and the journal never knows it."""
    stage, entry = rehearse(tmp_path, (2, word), (20, "3"))
    assert entry.pain_during == (3,)
    assert [each["choice"] for each in entry.hurts] == ["go_on"]
    assert entry.level_shift == 0
    assert entry.sides[0].reps == 8
    assert not any(each["what"] == "next" for each in entry.changes)
    asked = [text for text in stage.said() if text.startswith("How much pain is it")]
    assert len(asked) == 2


def test_it_stands_when_nobody_takes_it_back(tmp_path: Path) -> None:
    """Two seconds after it was read back, what follows from it is done."""
    stage, entry = rehearse(tmp_path)
    assert (entry.pain_during, entry.hurts[0]["choice"]) == ((7,), "next")
    words = [each for each in stage.events if each["event"] == "cue" and each.get("text")]
    last = next(each for each in words if each["text"].startswith("We leave this exercise"))
    begins = next(each for each in stage.events if each["event"] == "section" and each["section"] == 1)
    silence = (begins["frame"] - last["frame"] - last["length"]) / RATE
    assert 2.0 <= silence < 4.0


def test_who_leads_by_voice_has_time_for_a_word(tmp_path: Path) -> None:
    """The silence after it is long enough to be heard in."""
    begun = at(tmp_path)
    script = [(begun, "hurts"), (begun + 30, WHAT), (begun + SCORE, "7"), (begun + SCORE + 60, "stop")]
    silences = []
    for listens in (False, True):
        stage = Stage(tmp_path / str(listens), ROTATION, level="normal", listens=listens)
        stage.rehearse(script, before=2)
        read = next(
            each for each in stage.events if str(each.get("text", "")).startswith("We leave this exercise")
        )
        begins = next(each for each in stage.events if each["event"] == "section" and each["section"] == 1)
        silences.append((begins["frame"] - read["frame"]) / RATE)
    assert silences[1] - silences[0] == pytest.approx(1.5, abs=0.1)


@pytest.mark.parametrize("word", ["next", "ready", "continue"])
def test_a_word_that_goes_on_says_that_it_stands(word: str, tmp_path: Path) -> None:
    """And skips no further exercise."""
    _, entry = rehearse(tmp_path, (1, word))
    assert entry.pain_during == (7,)
    assert [side.exercise for side in entry.sides if side.done] == ["breath-4-6"]


def test_a_press_that_becomes_two_takes_it_back(tmp_path: Path) -> None:
    """The first touch pauses, and nothing stands meanwhile."""
    _, entry = rehearse(tmp_path, (2, "pause"), (2.4, "again"), (20, "3"))
    assert entry.pain_during == (3,)
    assert [each["choice"] for each in entry.hurts] == ["go_on"]


def test_after_a_pause_it_stands(tmp_path: Path) -> None:
    """Who goes on has not taken it back."""
    _, entry = rehearse(tmp_path, (2, "pause"), (60, "continue"))
    assert (entry.pain_during, entry.hurts[0]["choice"]) == ((7,), "next")
    assert entry.state == "done"


@pytest.mark.parametrize("word", ["stop", "hurts", "easier", "faster"])
def test_another_command_comes_after_it(word: str, tmp_path: Path) -> None:
    """What was told is kept first, and then that is done."""
    _, entry = rehearse(tmp_path, (1, word))
    assert entry.pain_during == (7,)
    assert entry.hurts[0]["choice"] == "next"


def test_a_session_that_is_broken_off_keeps_it(tmp_path: Path) -> None:
    """Whatever ends it while it is read back."""
    stage = Stage(tmp_path, ROTATION, level="normal")
    begun = at(tmp_path)
    entry = stage.rehearse(
        [(begun, "hurts"), (begun + 30, WHAT), (begun + SCORE, "7"), (begun + SCORE + 1, "stop")]
    )
    assert (entry.pain_during, entry.state) == ((7,), "stopped")
