"""Hangs sentences over the bars that tell when they sound, so that no two of them touch."""

from collections.abc import Sequence

from msgspec import Struct

SIZE = 13
"""Pixels of the letters of a sentence."""
_LETTER, _NARROW, _WIDE = 0.64, 0.36, 1.0
"""Widths of letters as parts of their size: those of the widest font that is asked for, or more."""
_NARROW_ONES, _WIDE_ONES = frozenset(" .,:;!'|()-ijlrtfI"), frozenset("mwMW%@…—")
_APART = 5.0
_WAYS = (*((lanes, False) for lanes in range(1, 7)), *((lanes, True) for lanes in range(1, 33)))
"""Numbers of lanes, and whether lines may cross words, in the order in which they are tried."""


class Flag(Struct, frozen=True):
    """A sentence and its place."""

    text: str
    x: float
    """Where it begins to sound."""
    begin: float
    """Where its words begin: at `x`, or before it for lack of room."""
    lane: int = 0
    """From 0, the highest."""


def width(text: str, size: float = SIZE) -> float:
    """Give the pixels that words take, rather too many than too few."""
    narrow = sum(sign in _NARROW_ONES for sign in text)
    # A sign of a script that is drawn in squares is as wide as it is high.
    wide = sum(sign in _WIDE_ONES or sign > "\u2e80" for sign in text)
    return size * (_NARROW * narrow + _WIDE * wide + _LETTER * (len(text) - narrow - wide))


def hang(sentences: Sequence[tuple[float, str]], left: float, right: float) -> tuple[int, tuple[Flag, ...]]:
    """Give the number of lanes, as few as will do, and a flag for every sentence that finds room.

    Where the line from a bar to its words would cross other words in any case, it goes behind them.
    """
    shown = [(x, shortened(text, right - left)) for x, text in sentences]
    flags: tuple[Flag, ...] = ()
    for lanes, crossing in _WAYS:
        flags = _hang(shown, left, right, lanes, crossing=crossing)
        if len(flags) == len(shown):
            break
    return max((flag.lane + 1 for flag in flags), default=0), flags


def shortened(text: str, room: float, size: float = SIZE) -> str:
    """Give words that take no more than so many pixels."""
    if width(text, size) <= room:
        return text
    while text and width(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text}…"


def _hang(
    sentences: Sequence[tuple[float, str]], left: float, right: float, lanes: int, *, crossing: bool
) -> tuple[Flag, ...]:
    """Take the highest lane in which the words touch no others."""
    free = [float("-inf")] * lanes
    placed: list[Flag] = []
    for x, text in sentences:
        begin = max(left, min(x, right - width(text)))
        fitting = [
            lane
            for lane in range(lanes)
            if free[lane] <= begin and (crossing or all(low <= x for low in free[lane + 1 :]))
        ]
        if not fitting:
            continue
        lane = fitting[0]
        free[lane] = begin + width(text) + _APART
        if not crossing:
            free[lane + 1 :] = [max(low, x) for low in free[lane + 1 :]]
        placed.append(Flag(text, x, begin, lane))
    return tuple(placed)
