"""A way from one exercise to another one, that can be gone back."""

from typing import NamedTuple

from player.session import Plan


class Moved(NamedTuple):
    """What "next" or "back" did."""

    section: int
    """The exercise that was left."""
    to: int
    back: bool
    plan: Plan | None
    """How the one that was left would go on; None is from its beginning."""
