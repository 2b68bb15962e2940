"""Two digits typed one after the other: a one, or the beginning of ten."""

from player.controls.keymap import meaning
from player.transport import Command

PATIENCE = 0.8
"""Seconds that a one waits for a nought to follow."""


class Numbers:
    """Turns keys into an answer from 0 to 10; time is told to it, it asks no clock."""

    def __init__(self) -> None:
        """Wait for a first key."""
        self._one_at: float | None = None

    def feed(self, key: str, at: float) -> Command | None:
        """Give what is meant once `key` was read at `at` seconds; None while a one still waits.

        A nought makes ten of it, enter makes it a one at once, any other key takes its place.
        """
        if (answer := self.due(at)) is not None:
            return answer
        waited, self._one_at = self._one_at is not None, None
        if waited and key == "0":
            return Command.N10
        if waited and key == "enter":
            return Command.N1
        if key == "1":
            self._one_at = at
            return None
        return meaning(key, "number")

    def forget(self) -> None:
        """Let a one that waits be nothing: what it was to answer is answered already, or asked no more."""
        self._one_at = None

    def due(self, now: float) -> Command | None:
        """Give the one that has waited long enough by `now`, once."""
        if self._one_at is None or now < self._one_at + PATIENCE:
            return None
        self._one_at = None
        return Command.N1
