"""Draws a view: the larger the window, the larger everything in it."""

from __future__ import annotations

from math import pi
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from player.window.look import Colour, Look
    from player.window.view import View

_SMALLEST = 14
"""Points below which no letter goes, however small the window."""
_QUARTER = pi / 2


def paint(surface: Any, view: View, look: Look) -> None:
    """Draw `view` on a pygame surface of any size.

    From the top: the title, the arrow beside the ring with the seconds in it, what is done and which
    repetition it is, and at the bottom the words, as large as they can be.
    """
    width, height = surface.get_size()
    unit = min(width / 16, height / 10)
    surface.fill(look.ground)
    _line(surface, view.title, (width / 2, unit * 0.7), unit * 0.8, look.quiet, room=width)
    busy = view.part or view.left is not None or view.paused
    if busy:
        _ring(surface, view, look, (width / 2, height * 0.36), unit * 2.2)
        told = "   ".join(text for text in (view.side_name, view.part, view.count) if text)
        _line(surface, told, (width / 2, height * 0.66), unit * 1.1, look.words, room=width)
        _arrow(surface, view, look, unit)
    top = height * (0.73 if busy else 0.2)
    _block(
        surface, view.words, (unit, top, width - 2 * unit, height - top - unit * 0.4), look.words, unit * 1.6
    )


def _ring(surface: Any, view: View, look: Look, centre: tuple[float, float], radius: float) -> None:
    """Draw the time left as a ring that empties clockwise, with the seconds in it; two bars when paused."""
    import pygame  # noqa: PLC0415 - slow, and only there when a window is

    pygame.draw.circle(surface, look.quiet, centre, radius, max(1, round(radius / 40)))
    if view.share > 0:
        box = pygame.Rect(0, 0, 2 * radius, 2 * radius)
        box.center = round(centre[0]), round(centre[1])
        # pygame draws arcs anticlockwise from the right; the ring ends at the top.
        pygame.draw.arc(
            surface, look.ring, box, _QUARTER, _QUARTER + 2 * pi * view.share, max(3, round(radius / 5))
        )
    if view.paused:
        for aside in (-0.28, 0.28):
            bar = pygame.Rect(0, 0, radius * 0.28, radius * 0.9)
            bar.center = round(centre[0] + aside * radius), round(centre[1])
            pygame.draw.rect(surface, look.words, bar)
    elif view.seconds is not None:
        _line(surface, str(view.seconds), centre, radius * 1.1, look.words, room=2 * radius)


def _arrow(surface: Any, view: View, look: Look, unit: float) -> None:
    """Draw an arrow that fills its half of the window: to the left on the left, to the right on the right."""
    if view.side is None:
        return
    import pygame  # noqa: PLC0415 - as above

    width, height = surface.get_size()
    way = -1 if view.side == "left" else 1
    reach = min(width / 2 - unit * 3.2, unit * 4.5)
    tip, middle = width / 2 + way * (unit * 2.6 + reach), height * 0.36
    head, thick = unit * 1.5, unit * 0.55
    shaft, tail = tip - way * head, width / 2 + way * unit * 2.7
    pygame.draw.polygon(
        surface,
        look.arrow,
        [
            (tip, middle),
            (shaft, middle - head),
            (shaft, middle - thick),
            (tail, middle - thick),
            (tail, middle + thick),
            (shaft, middle + thick),
            (shaft, middle + head),
        ],
    )


def _line(
    surface: Any, text: str, centre: tuple[float, float], size: float, colour: Colour, *, room: float
) -> None:
    """Write one line around a point, smaller where it would not fit."""
    if not text:
        return
    shown = _font(size).render(text, True, colour)  # noqa: FBT003 - pygame's own order
    if shown.get_width() > room * 0.96:
        shown = _font(size * room * 0.96 / shown.get_width()).render(text, True, colour)  # noqa: FBT003
    surface.blit(shown, shown.get_rect(center=(round(centre[0]), round(centre[1]))))


def _block(
    surface: Any, text: str, box: tuple[float, float, float, float], colour: Colour, largest: float
) -> None:
    """Write a sentence in a box (left, top, width, height), as large as it can be."""
    if not text:
        return
    left, top, width, height = box
    size = largest
    lines = _wrapped(text, size, width)
    while size > _SMALLEST and len(lines) * _font(size).get_linesize() > height:
        size *= 0.92
        lines = _wrapped(text, size, width)
    step = _font(size).get_linesize()
    first = top + (height - step * len(lines)) / 2 + step / 2
    for number, line in enumerate(lines):
        _line(surface, line, (left + width / 2, first + number * step), size, colour, room=width)


def _wrapped(text: str, size: float, width: float) -> list[str]:
    font = _font(size)
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.size(longer)[0] <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _font(size: float) -> Any:
    import pygame  # noqa: PLC0415 - as above

    if not pygame.font.get_init():
        pygame.font.init()
    # pygame's own typeface: the same on every system, and it has the letters of both languages.
    return pygame.font.Font(None, max(_SMALLEST, round(size * 1.3)))
