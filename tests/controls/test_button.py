"""What the presses of one button mean, by their times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.controls import Button, Held, Kind, Typed

TOUCH, PRESS, DOUBLE, LONG = Kind


def told(button: Button, *signs: tuple[float, bool | None], until: float = 10.0) -> list[tuple[Kind, float]]:
    """Feed signs, look every hundredth of a second, and give the gestures and when they were begun."""
    found, left = [], list(signs)
    for hundredth in range(round(until * 100) + 1):
        now = hundredth / 100
        while left and left[0][0] <= now:
            at, released = left.pop(0)
            found += button.feed(at, released=released)
        found += button.due(now)
    return [(gesture.kind, gesture.at) for gesture in found]


def typed(*times: float) -> list[tuple[Kind, float]]:
    """Give what the signs of a terminal tell."""
    return told(Typed(), *((at, None) for at in times))


def held(*pairs: tuple[float, float]) -> list[tuple[Kind, float]]:
    """Give what a button tells that goes down and comes up at such times."""
    return told(Held(), *((at, up) for pair in pairs for at, up in zip(pair, (False, True), strict=True)))


def repeating(first: float, delay: float, every: float, seconds: float) -> list[float]:
    """Give the signs of a key that is held down."""
    return [first, *(first + delay + every * step for step in range(round((seconds - delay) / every)))]


def test_a_press() -> None:
    """It is told when it begins, and again when it was short."""
    assert held((1.0, 1.1)) == typed(1.0) == [(TOUCH, 1.0), (PRESS, 1.0)]


def test_two_presses() -> None:
    """The second is no touch, for what it becomes is not known yet."""
    expected = {(TOUCH, 1.0), (PRESS, 1.0), (DOUBLE, 1.3), (PRESS, 1.3)}

    assert set(held((1.0, 1.1), (1.3, 1.4))) == set(typed(1.0, 1.3)) == expected


def test_two_presses_far_apart() -> None:
    """They are two, each for itself."""
    expected = {(TOUCH, 1.0), (PRESS, 1.0), (TOUCH, 1.6), (PRESS, 1.6)}

    assert set(held((1.0, 1.1), (1.6, 1.7))) == set(typed(1.0, 1.6)) == expected


def test_a_long_press() -> None:
    """It is told while the button is still down, once, and is nothing else besides."""
    assert held((1.0, 4.0)) == [(TOUCH, 1.0), (LONG, 1.0)]


@pytest.mark.parametrize(
    ("delay", "every"), [(0.25, 0.0917), (0.66, 0.04), (0.5, 0.033), (0.25, 0.033), (0.375, 0.09)]
)
def test_a_key_that_repeats_itself_is_held(delay: float, every: float) -> None:
    """The bare console, X11, Windows and macOS each do it at a pace of their own."""
    assert typed(*repeating(1.0, delay, every, 3.0)) == [(TOUCH, 1.0), (LONG, 1.0)]


def test_after_a_long_press_the_next_one_is_new() -> None:
    """A hold that ended leaves nothing behind."""
    held_down = repeating(1.0, 0.5, 0.033, 2.0)

    assert typed(*held_down, 4.0) == [(TOUCH, 1.0), (LONG, 1.0), (TOUCH, 4.0), (PRESS, 4.0)]
    assert held((1.0, 2.0), (2.2, 2.3)) == [(TOUCH, 1.0), (LONG, 1.0), (TOUCH, 2.2), (PRESS, 2.2)]


def test_a_press_and_then_a_long_one() -> None:
    """The second is long all the same."""
    assert (LONG, 1.3) in held((1.0, 1.1), (1.3, 3.0))
    assert LONG in [kind for kind, _ in typed(1.0, *repeating(1.3, 0.5, 0.033, 2.0))]


def test_a_contact_that_bounces_is_one_press() -> None:
    """A worn pedal types twice within a few hundredths of a second."""
    assert typed(1.0, 1.02) == [(TOUCH, 1.0), (PRESS, 1.0)]
    assert set(typed(1.0, 1.02, 1.3, 1.32)) == {(TOUCH, 1.0), (PRESS, 1.0), (DOUBLE, 1.3), (PRESS, 1.3)}


def test_a_key_that_is_slow_to_repeat_itself_is_held_all_the_same() -> None:
    """Windows can wait a whole second: then it is a press first, but "it hurts" is heard."""
    assert typed(*repeating(1.0, 1.0, 0.033, 3.0))[-1] == (LONG, 2.0)


def test_a_key_that_is_held_on_a_busy_machine_is_held_once() -> None:
    """Signs that are read late are no new press."""
    signs = [*repeating(1.0, 0.5, 0.04, 1.0), 2.2, *repeating(2.24, 0.04, 0.04, 1.0)]

    assert typed(*signs) == [(TOUCH, 1.0), (LONG, 1.0)]


@given(st.integers(1, 10), st.floats(0.15, 0.7))
def test_presses_can_be_counted(count: int, gap: float) -> None:
    """However fast a finger is, each press is told as one, by either kind of button."""
    times = [1.0 + number * gap for number in range(count)]

    for found in (typed(*times), held(*((at, at + 0.07) for at in times))):
        assert [kind for kind, _ in found].count(PRESS) == count
        assert LONG not in [kind for kind, _ in found]


@given(st.lists(st.tuples(st.floats(0, 5), st.sampled_from((True, False))), max_size=30))
def test_whatever_a_device_tells_nothing_breaks(signs: list[tuple[float, bool]]) -> None:
    """Releases without presses, presses without releases: no more gestures than signs allow."""
    found = told(Held(), *sorted(signs), until=7.0)

    assert len([kind for kind, _ in found if kind in (PRESS, LONG)]) <= len(signs)
