"""What is drawn of a view: read from the pixels, as an eye would."""

import pygame
import pytest

from player.window import DARK, LIGHT, Look, View, paint
from player.window.look import contrast

SIZES = [(1280, 800), (640, 400), (800, 1200), (3840, 2160), (320, 240)]
WORDS = "Draai je hoofd langzaam naar links, alsof je iemand naast je aankijkt."
TURNING = View(
    title="Nek draaien",
    words=WORDS,
    part="vasthouden",
    side_name="links",
    count="3 van 5",
    left=2.0,
    whole=4.0,
)


def drawn(view: View, size: tuple[int, int] = (1280, 800), look: Look = DARK) -> pygame.Surface:
    """Give a surface on which a view was drawn."""
    surface = pygame.Surface(size)
    paint(surface, view, look)
    return surface


def places(surface: pygame.Surface, colour: tuple[int, int, int]) -> list[tuple[int, int]]:
    """Give every fourth pixel of one colour."""
    width, height = surface.get_size()
    return [
        (x, y)
        for x in range(0, width, 4)
        for y in range(0, height, 4)
        if tuple(surface.get_at((x, y)))[:3] == colour
    ]


@pytest.mark.parametrize("look", [DARK, LIGHT])
def test_every_colour_stands_out(look):
    """Words, ring, arrow and title have a contrast of at least 7 with the ground: AAA of WCAG 2.2."""
    for colour in (look.words, look.ring, look.arrow, look.quiet):
        assert contrast(colour, look.ground) >= 7


def test_contrast_is_that_of_the_guidelines():
    """Black on white is 21, a colour on itself 1, and #777 on white just misses 4.5."""
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((9, 9, 9), (9, 9, 9)) == 1
    assert contrast((0x77, 0x77, 0x77), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_the_arrow_points_to_the_side():
    """On the left half for left, on the right half for right, and nowhere without a side."""
    for side, half in (("left", range(640)), ("right", range(640, 1280))):
        view = View(part="out", side=side, left=1.0, whole=2.0)
        found = places(drawn(view), DARK.arrow)
        assert len(found) > 1000
        assert all(x in half for x, _ in found)
    assert not places(drawn(TURNING), DARK.arrow)


def test_the_ring_empties_with_the_time():
    """Its filled part is as long as the share of time that is left."""
    full = len(places(drawn(View(part="hold", left=4.0, whole=4.0)), DARK.ring))
    half = len(places(drawn(View(part="hold", left=2.0, whole=4.0)), DARK.ring))
    none = len(places(drawn(View(part="hold", left=0.0, whole=4.0)), DARK.ring))
    assert half == pytest.approx(full / 2, rel=0.1)
    assert none == 0


def test_the_seconds_count_the_running_one():
    """2.4 seconds left are shown as 3, none as 0, and without a part there is no number."""
    assert View(left=2.4, whole=3).seconds == 3
    assert View(left=2.0, whole=3).seconds == 2
    assert View(left=-0.1, whole=3).seconds == 0
    assert View().seconds is None


@pytest.mark.parametrize("size", SIZES)
def test_no_letter_leaves_the_window(size):
    """Whatever its shape, nothing is drawn on the very edge of the window."""
    surface = drawn(TURNING, size)
    width, height = size
    edge = [(x, y) for x in range(width) for y in (0, height - 1)]
    edge += [(x, y) for x in (0, width - 1) for y in range(height)]
    assert all(tuple(surface.get_at(place))[:3] == DARK.ground for place in edge)


def test_words_are_as_large_as_they_can_be():
    """A short word stands larger than a long sentence, and in a larger window everything is larger."""

    def tallest(view: View, size: tuple[int, int]) -> int:
        rows = {y for _, y in places(drawn(view, size), DARK.words)}
        return max((len([y for y in rows if first <= y < first + 200]) for first in rows), default=0)

    short, long = View(words="blijf"), View(words=WORDS * 3)
    assert len(places(drawn(short), DARK.words)) / len("blijf") > len(places(drawn(long), DARK.words)) / len(
        WORDS * 3
    )
    assert tallest(short, (2560, 1600)) > tallest(short, (1280, 800))


def test_a_pause_is_seen():
    """Two bars take the place of the seconds."""
    playing, paused = (
        View(part="hold", left=2.0, whole=4.0),
        View(part="hold", left=2.0, whole=4.0, paused=True),
    )
    assert len(places(drawn(paused), DARK.words)) > 1.5 * len(places(drawn(playing), DARK.words))


def test_a_pause_between_movements_is_seen():
    """Where no part sounds the bars stand there too: "Paused." alone could be any sentence."""
    shown = (places(drawn(View(words="x", paused=paused)), DARK.words) for paused in (True, False))
    bars, none = (len(each) for each in shown)
    assert bars > 2 * none
