"""Decides which of the person's words was said, or that it was none of them."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from msgspec import Struct

from player.command import Command
from player.words.embedding import Frames
from player.words.templates import Templates
from player.words.warping import Bank

_NEAREST = 3
"""Pieces of the cohort whose mean distance is what a stranger's word would have."""
_RIVAL = 0.5
"""How much the nearest other word weighs beside the cohort."""
_CLEAR = 0.8
"""Part of the distance to the next word that the nearest one may be away: between two, nobody knows."""
_STRICT = {Command.STOP: (1.6, 1.25)}
"""What must be surer than the rest, so many times, where it is short and where it is long.

A session that is broken off by a stranger's word is no use; and most of what is taken for "stop" is a scrap.
"""
_SHORT = 5
"""Steps of the embedding that are short: half a second of sound."""
THRESHOLD = 0.85
"""The most that a word may score: lower is surer."""


class Verdict(Struct, frozen=True):
    """What was most probably said."""

    command: Command
    distance: float
    """To the nearest recording of that word; 0 is the same."""
    cost: float
    """0 is the same; up to `THRESHOLD` it counts."""

    @property
    def accepted(self) -> bool:
        """Tell whether it counts."""
        return self.cost <= THRESHOLD

    @property
    def score(self) -> float:
        """How sure: 1 for the same, 0.5 where it just counts, 0 far from it."""
        return round(max(0.0, 1 - self.cost / (2 * THRESHOLD)), 3)


class Decider:
    """Compares a piece of speech with a person's words and with the cohort."""

    def __init__(self, words: Templates, cohort: Sequence[Frames]) -> None:
        """Take them in once; comparing is done with all of them at the same time."""
        self._owners = [command for command, frames in words.items() for _ in frames]
        self._own = Bank([one for frames in words.values() for one in frames])
        self._others = Bank(cohort)

    def decide(self, frames: Frames, among: AbstractSet[Command]) -> Verdict | None:
        """Tell which word `among` these was said, however unsure; None where none of them was taught."""
        nearest = self.nearest(frames)
        meant = {command: distance for command, distance in nearest.items() if command in among}
        if not meant:
            return None
        command = min(meant, key=lambda each: meant[each])
        distance = meant[command]
        # A word that is not asked for now is a rival too: who says "stop" does not mean "yes".
        rival = min((d for each, d in nearest.items() if each is not command), default=np.inf)
        cost = distance / self.stranger(frames) + _RIVAL * distance / rival
        short, long = _STRICT.get(command, (1.0, 1.0))
        strict = short if len(frames) <= _SHORT else long
        return Verdict(command, distance, strict * max(cost, distance / rival / _CLEAR))

    def nearest(self, frames: Frames) -> dict[Command, float]:
        """Give how far each word is: its nearest recording."""
        nearest: dict[Command, float] = {}
        for command, distance in zip(self._owners, self._own.distances(frames), strict=True):
            nearest[command] = min(nearest.get(command, np.inf), float(distance))
        return nearest

    def stranger(self, frames: Frames) -> float:
        """Give how far the cohort is: what a stranger's word would have."""
        others = np.sort(self._others.distances(frames))[:_NEAREST]
        return float(others.mean()) if len(others) else np.inf
