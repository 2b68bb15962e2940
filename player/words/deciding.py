"""Decides which of the person's words was said, or that it was none of them."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from player.command import Command
from player.words.embedding import Frames
from player.words.templates import Templates
from player.words.vocabulary import VOCABULARIES
from player.words.warping import Bank

_NEAREST = 3
"""Pieces of the cohort whose mean distance is what a stranger's word would have."""
_RIVAL = 0.5
"""How much the nearest other word weighs beside the cohort."""
_CLEAR = 0.8
"""Part of the distance to the next word that the nearest one may be away: between two, nobody knows."""
SHORT = 5
"""Steps of the embedding that are short: half a second of sound."""


class Limits(Struct, frozen=True):
    """The most that a word may cost, by the vocabulary it is of; "stop" less, and least where it is short.

    A session that a stranger's word breaks off is no use, and most of what is taken for "stop" is a scrap.
    """

    exercise: float = 1.0
    question: float = 1.1
    number: float = 1.05
    stop_short: float = 0.74
    stop_long: float = 0.83

    def of(self, command: Command, steps: int) -> float:
        """Give it for something said of so many steps."""
        if command is Command.STOP:
            return self.stop_short if steps <= SHORT else self.stop_long
        return self.kind(command)

    def kind(self, command: Command) -> float:
        """Give it for what is of the same vocabulary."""
        if command in VOCABULARIES["question"]:
            return self.question
        return self.number if command in VOCABULARIES["number"] else self.exercise


LIMITS = Limits()
"""`tests/bench/words.py --tune` chooses them."""


class Verdict(Struct, frozen=True):
    """What was most probably said."""

    command: Command
    distance: float
    """To the nearest recording of that word; 0 is the same."""
    cost: float
    """0 is the same; up to 1 it counts."""

    @property
    def accepted(self) -> bool:
        """Tell whether it counts."""
        return self.cost <= 1

    @property
    def score(self) -> float:
        """How sure: 1 for the same, 0.5 where it just counts, 0 far from it."""
        return round(max(0.0, 1 - self.cost / 2), 3)


class Decider:
    """Compares a piece of speech with a person's words and with the cohort."""

    def __init__(self, words: Templates, cohort: Sequence[Frames]) -> None:
        """Take them in once; comparing is done with all of them at the same time."""
        self._owners = [command for command, frames in words.items() for _ in frames]
        self._own = Bank([one for frames in words.values() for one in frames])
        self._others = Bank(cohort)

    def decide(self, frames: Frames, among: AbstractSet[Command]) -> Verdict | None:
        """Tell which word `among` these was said, however unsure; None where none of them was taught.

        What may be "stop", and is not sure enough to ask whether to end, halts the session: a pause.
        """
        told = self.guess(frames, among)
        if told is None:
            return None
        strict = replace(told, cost=told.cost / LIMITS.of(told.command, len(frames)))
        if strict.accepted or told.command is not Command.STOP or Command.PAUSE not in among:
            return strict
        halts = replace(told, command=Command.PAUSE, cost=told.cost / LIMITS.kind(Command.PAUSE))
        return halts if halts.accepted else strict

    def guess(self, frames: Frames, among: AbstractSet[Command]) -> Verdict | None:
        """Tell which word it was, and what it costs whatever its limit is."""
        nearest = self.nearest(frames)
        meant = {command: distance for command, distance in nearest.items() if command in among}
        if not meant:
            return None
        command = min(meant, key=lambda each: meant[each])
        distance = meant[command]
        # A word that is not asked for now is a rival too: who says "stop" does not mean "yes".
        rival = min((d for each, d in nearest.items() if each is not command), default=np.inf)
        cost = distance / self.stranger(frames) + _RIVAL * distance / rival
        return Verdict(command, distance, max(cost, distance / rival / _CLEAR))

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
