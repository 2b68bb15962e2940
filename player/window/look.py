"""Colours of the window, and how well they stand out."""

from msgspec import Struct

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""


class Look(Struct, frozen=True):
    """The colours of a window; each stands out from `ground` by a contrast of 7 or more, WCAG 2.2's AAA."""

    ground: Colour
    words: Colour
    ring: Colour
    """The time that is left."""
    arrow: Colour
    """The side."""
    quiet: Colour
    """What is less needed: the title, and the ring's empty part is drawn thin in it."""


DARK = Look((0, 0, 0), (255, 255, 255), (255, 214, 0), (120, 200, 255), (190, 190, 190))
LIGHT = Look((255, 255, 255), (0, 0, 0), (0, 60, 140), (120, 0, 60), (70, 70, 70))


def contrast(one: Colour, other: Colour) -> float:
    """Give the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    """Give relative luminance, 0 to 1: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB's own
