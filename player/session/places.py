"""Where a body is, and how long it takes to get somewhere else."""

from player.program import Position

FLOOR: tuple[Position, ...] = ("supine", "side-lying", "hands-and-knees")

TO_FLOOR = 25.0
"""Seconds to get down to the floor, or up from it."""
ON_FLOOR = 20.0
"""Seconds to turn over."""
UP = 15.0
"""Seconds to stand up or sit down."""


def nearest(positions: tuple[Position, ...], before: Position | None) -> Position:
    """Choose the position nearest to the one before: the same, else on the same height, else the first."""
    if before in positions:
        return before
    level = [position for position in positions if (position in FLOOR) == (before in FLOOR)]
    return (level or list(positions))[0]


def seconds_to(position: Position, before: Position | None) -> float:
    """Give the seconds a person gets to move from one position to the other."""
    if position == before:
        return 0.0
    floors = (position in FLOOR) + (before in FLOOR)
    return ON_FLOOR if floors == 2 else TO_FLOOR if floors else UP  # noqa: PLR2004


def rises(position: Position, before: Position | None) -> bool:
    """Tell whether the person has to come up from the floor."""
    return before in FLOOR and position not in FLOOR
