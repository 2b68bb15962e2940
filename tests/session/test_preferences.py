"""What a person wants and knows: level, and how much is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.program import LEVELS
from player.session import Practice, Preferences, plans

from .scores import shipped

TODAY = "2026-03-20"


def known(times: int, last: str, today: str = TODAY) -> Preferences:
    """Give the wishes of someone who did neck turns before."""
    return Preferences(language="nl", practice={"neck-rotation": Practice(times, last)}, today=today)


@pytest.mark.parametrize(
    ("times", "last", "talk"),
    [
        (0, TODAY, "full"),
        (1, "2026-03-19", "full"),
        (2, "2026-03-19", "short"),
        (2, TODAY, "short"),
        (40, "2026-03-07", "short"),
        (40, "2026-03-06", "full"),
        (40, "2024-01-01", "full"),
        (40, "2026-04-01", "short"),
    ],
)
def test_talk_thins_out(times: int, last: str, talk: str) -> None:
    """An exercise is told in full twice, then in short, and in full again after two weeks away."""
    assert known(times, last).talk_of("neck-rotation") == talk


def test_each_exercise_on_its_own() -> None:
    """Who knows one exercise does not know another."""
    planned = plans(shipped("neck/phase-1"), known(5, TODAY))

    assert [plan.talk for plan in planned] == ["full", "short", "full", "full", "full"]


def test_without_a_date_nobody_was_away() -> None:
    """Where no day is known, what was practised counts as fresh."""
    assert known(5, "2020-01-01", today="").talk_of("neck-rotation") == "short"


@pytest.mark.parametrize("talk", ["full", "short", "quiet"])
def test_a_choice_overrides(talk: str) -> None:
    """A chosen talk holds for every exercise, known or not."""
    wishes = Preferences(language="en", talk=talk, practice={"neck-rotation": Practice(9, TODAY)})

    assert {plan.talk for plan in plans(shipped("neck/short"), wishes)} == {talk}


@given(
    chosen=st.sampled_from(LEVELS),
    level=st.one_of(st.none(), st.sampled_from(LEVELS)),
    shift=st.integers(-9, 9),
)
def test_levels_end(chosen: str, level: str | None, shift: int) -> None:
    """Easier and harder move from the program's level, or the person's, and stop at the ends."""
    found = Preferences(language="en", level=level, shift=shift).level_of(chosen)

    at = LEVELS.index(level or chosen) + shift
    assert found == ("easy" if at < 0 else "hard" if at > 2 else LEVELS[at])


def test_the_persons_level_replaces_every_exercises() -> None:
    """A level that a person chose holds for all; without one the program's own are kept."""
    program = shipped("neck/phase-1")

    assert {plan.level for plan in plans(program, Preferences(language="en", level="hard"))} == {"hard"}
    assert [plan.level for plan in plans(program, Preferences(language="en"))] == [
        item.level for item in program.items
    ]
