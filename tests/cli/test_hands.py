"""What keys, one button and a voice ask, wherever they come together."""

from types import SimpleNamespace

import pytest

from player.cli.hands import Hands
from player.controls import Press
from player.transport import Command
from tests.cli.test_buttons import Pressed

LATER = 60.0


def voice(*heard: Command | None) -> SimpleNamespace:
    """Give ears that hear these, one at each look."""
    left = list(heard)
    return SimpleNamespace(
        listens=True,
        read=lambda _: left.pop(0) if left else None,
        voiced=lambda _: False,
        sounds=list,
        news=lambda: None,
        takes_turns=True,
    )


@pytest.mark.parametrize("closes", ["spoken", "own", "other", "button"])
def test_a_one_that_waits_answers_no_other_question(closes: str) -> None:
    """It was typed for a question that a word, a key of one's own or one button has closed."""
    later = {
        "own": [Press("pad:4", 0.1, released=False)],
        "button": [Press("pad:0", 0.1, released=False), Press("pad:0", 0.2, released=True)],
    }
    now = [0.0]
    hands = Hands(
        attended=True,
        board=Pressed(Press("1", 0.0), *later.get(closes, ())),
        button="pad:0" if closes == "button" else None,
        own={"pad:4": Command.NEXT},
        ears=voice(None, Command.N7) if closes == "spoken" else None,
        clock=lambda: now[0],
    )
    assert hands.next(0, "number") is None
    closed = [hands.next(0, None if closes == "other" else "number") for _ in range(2)]
    assert [each for each in closed if each] == {"spoken": [Command.N7], "own": [Command.NEXT]}.get(
        closes, []
    )
    if closes == "button":
        assert hands.gestures()
    now[0] = LATER
    assert hands.next(0, "number") is None


def test_a_one_that_is_waited_for_is_an_answer() -> None:
    """The same question, and nothing else that came."""
    now = [0.0]
    hands = Hands(attended=True, board=Pressed(Press("1", 0.0)), clock=lambda: now[0])
    assert hands.next(0, "number") is None
    now[0] = LATER
    assert hands.next(0, "number") is Command.N1
