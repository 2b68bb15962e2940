"""`soepel buttons`: the one button is learnt by pressing it."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self

import pytest

from player.cli.buttons_verb import Noting, learn
from player.controls import Press
from player.settings import read
from tests.cli.command import environment, run
from tests.cli.terminal import Terminal


class Pressed:
    """A board on which these are pressed, one after the other, and then nothing."""

    gone = False

    def __init__(self, *presses: Press | None) -> None:
        self._left = list(presses)

    def read(self, timeout: float) -> Press | None:  # noqa: ARG002 - it never waits
        """Give the next."""
        return self._left.pop(0) if self._left else None

    def close(self) -> None:
        """Nothing is held."""

    def __enter__(self) -> Self:
        """Begin."""
        return self


def ticking(times: Iterable[int]) -> Callable[[], float]:
    """Give a clock that goes on by a second at each look."""
    left = iter(times)
    return lambda: float(next(left))


def test_what_was_pressed_before_anything_was_asked_is_no_answer() -> None:
    """Such as a second Enter after the command: only what comes after the question counts."""
    board = Noting(Pressed(Press("enter", 0.0), Press("x", 0.1), None, Press("pgdown", 5.0)))
    board.read(0.0)
    board.begin()

    assert learn(board, lambda: False, ticking(range(9))) == "pgdown"


@pytest.mark.parametrize(
    ("presses", "name"),
    [
        ((Press("space", 0),), "space"),
        ((None, Press("pad:3", 0, released=True), Press("pad:0", 0, released=False)), "pad:0"),
        ((Press("escape", 0),), None),
        ((), None),
    ],
)
def test_the_first_button_that_goes_down_is_taken(presses: tuple[Press | None, ...], name: str | None):
    """Not one that is let go; escape leaves everything as it was, and so does silence."""
    assert learn(Noting(Pressed(*presses)), lambda: False, ticking(range(100))) == name


def test_a_signal_ends_it():
    """Nothing is taken any more."""
    assert learn(Noting(Pressed(Press("space", 0))), lambda: True, ticking(range(3))) is None


def test_a_key_is_learnt_and_kept(home: Path):
    """Asked by voice and on the screen; the setting holds it from then on."""
    with Terminal("buttons", "--lang", "en", "--voice", "silence", env=environment(home)) as terminal:
        terminal.sees("Press the button that you want")
        terminal.types("z")
        terminal.sees("Your button: z.")
        assert terminal.ends() == 0

    assert run(home, "settings", "button").stdout == "button = z\n"
    assert read(home).button == "z"
