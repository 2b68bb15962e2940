"""Which repetition comes when, from any state that a session may be in."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.program import Dose, Movement
from player.session import Turn, course

SIDES = ((), ("left", "right"), ("backward", "forward"), ("fists", "face", "feet"))


def movement(sides: tuple[str, ...], reps: int, sets: int = 1, *, alternate: bool = False) -> Movement:
    """Give a movement of which only the order matters."""
    return Movement(dose=Dose(sets=sets, reps=reps, out=1), sides=sides, alternate=alternate, words={})


def order(turns: tuple[Turn, ...]) -> list[tuple[int, str | None, int]]:
    """Give the order as set, side and repetition."""
    return [(turn.set, turn.side, turn.rep) for turn in turns]


@st.composite
def states(draw):
    """Any movement, and any way in which it may be partly done, at this level or at another."""
    sides = draw(st.sampled_from(SIDES))
    alternate = bool(sides) and draw(st.booleans())
    sets = draw(st.integers(1, 3))
    made = movement(sides, draw(st.integers(1, 10)), sets, alternate=alternate)
    begun = draw(st.integers(1, 4))
    keys = [(begun, side) for side in sides or (None,)]
    done = {key: draw(st.integers(0, 12)) for key in keys if draw(st.booleans())}
    running = draw(st.sampled_from((*sides, None)))
    return made, done, running


@given(states())
def test_sides_end_equal(state) -> None:
    """Whatever was done, all sides of a set end with as many, and never with fewer than were done."""
    made, done, running = state
    turns = course(made, done, running)

    counts = dict(done)
    for turn in turns:
        assert turn.rep == counts.get((turn.set, turn.side), 0) + 1
        counts[turn.set, turn.side] = turn.rep
        assert turn.rep <= turn.of
    for number in {number for number, _ in counts if counts[number, _]}:
        reached = {counts.get((number, side), 0) for side in made.sides or (None,)}
        assert len(reached) == 1
        most = max(done.get((number, side), 0) for side in made.sides or (None,))
        assert reached == {max(most, made.dose.reps if number <= made.dose.sets else 0)}


@given(states())
def test_nothing_is_done_twice(state) -> None:
    """A repetition that was done is not in the course, and what is in it comes once."""
    made, done, running = state
    turns = order(course(made, done, running))

    assert len(turns) == len(set(turns))
    assert not [turn for turn in turns if turn[2] <= done.get(turn[:2], 0)]


@given(states())
def test_sets_come_in_order(state) -> None:
    """Sets follow each other, and a side is finished before another begins unless they alternate."""
    made, done, running = state
    turns = course(made, done, running)

    assert [turn.set for turn in turns] == sorted(turn.set for turn in turns)
    if not made.alternate:
        changes = [turn for before, turn in pairwise(turns) if before.side != turn.side]
        starts = {(turn.set, turn.side) for turn in turns}
        assert len(changes) <= len(starts)
        for number in {turn.set for turn in turns}:
            sides = [turn.side for turn in turns if turn.set == number]
            assert sides == [side for side in dict.fromkeys(sides) for _ in range(sides.count(side))]


@given(states())
def test_the_running_side_comes_first(state) -> None:
    """In a set that has begun, the side being worked on is finished before another begins."""
    made, done, running = state
    turns = course(made, done, running)
    begun = max((number for (number, _), reps in done.items() if reps), default=1)
    current = [turn.side for turn in turns if turn.set == begun]

    if not made.alternate and running in current and any(done.get((begun, side)) for side in made.sides):
        assert current[0] == running


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (movement((), 2, sets=2), [(1, None, 1), (1, None, 2), (2, None, 1), (2, None, 2)]),
        (
            movement(("left", "right"), 2, alternate=True),
            [(1, "left", 1), (1, "right", 1), (1, "left", 2), (1, "right", 2)],
        ),
        (
            movement(("left", "right"), 2),
            [(1, "left", 1), (1, "left", 2), (1, "right", 1), (1, "right", 2)],
        ),
        (
            movement(("fists", "face"), 1, sets=2),
            [(1, "fists", 1), (1, "face", 1), (2, "fists", 1), (2, "face", 1)],
        ),
    ],
)
def test_from_the_beginning(made: Movement, expected: list) -> None:
    """Sets are outside, sides inside; repetitions alternate or not."""
    assert order(course(made, {})) == expected


def test_easier_in_mid_exercise() -> None:
    """Six of eight done on the left, then five are enough: the right side gets six too."""
    easier = movement(("left", "right"), 5)

    turns = course(easier, {(1, "left"): 6}, "left")

    assert order(turns) == [(1, "right", rep) for rep in range(1, 7)]
    assert {turn.of for turn in turns} == {6}


def test_harder_in_mid_exercise() -> None:
    """Three of five done on the right after five on the left, then eight: first the right, then the left."""
    harder = movement(("left", "right"), 8)

    turns = order(course(harder, {(1, "left"): 5, (1, "right"): 3}, "right"))

    assert turns == [(1, "right", rep) for rep in range(4, 9)] + [(1, "left", rep) for rep in range(6, 9)]


def test_easier_while_alternating() -> None:
    """One more on the left than on the right, then fewer are asked for: the right makes it even."""
    easier = movement(("left", "right"), 2, alternate=True)

    assert order(course(easier, {(1, "left"): 4, (1, "right"): 3}, "right")) == [(1, "right", 4)]


def test_a_set_that_is_no_longer_asked_for_is_evened_out() -> None:
    """In the second set when one set is enough: what was begun ends equal, and no set follows."""
    easier = movement(("left", "right"), 8)

    assert order(course(easier, {(1, "left"): 8, (1, "right"): 8, (2, "left"): 2}, "left")) == [
        (2, "right", 1),
        (2, "right", 2),
    ]


def test_all_done() -> None:
    """Where all is done nothing is left."""
    assert course(movement((), 3), {(1, None): 3}) == ()
    assert course(movement(("left", "right"), 2), {(1, "left"): 2, (1, "right"): 2}) == ()
