"""What is heard, and what is not, as far as it is chosen: on one half alone, by rules that are written down here.

- The limit of a vocabulary: of the tried ones the highest at which people of the half that tunes are taken for
  commands at most half as often as is allowed.
- The limits of "stop": the highest, in steps of 0.01, at which nothing that they say is taken for it; apart for
  what is short and what is longer.

What ships is the lower of both languages.
"""

from __future__ import annotations

from collections import Counter
from math import ceil

import numpy as np
from msgspec import Struct

from player.transport import Command
from player.words.deciding import LIMITS, SHORT, Limits

TRIED = np.arange(0.6, 1.26, 0.05)
MOST = {"exercise": 2.0, "question": 2.0, "number": 6.0}
"""False commands in an hour of other people's speech."""
HOUR = 3600.0


class Guess(Struct, frozen=True):
    """What was most probably said, and how unsurely."""

    cost: float
    command: Command
    steps: int

    def taken(self, limits: Limits = LIMITS) -> Command | None:
        """Give what it counts for: an unsure "stop" is a pause."""
        if self.cost <= limits.of(self.command, self.steps):
            return self.command
        unsure = self.command == Command.STOP and self.cost <= limits.exercise
        return Command.PAUSE if unsure else None


class Falses:
    """What others said was taken for, in one half."""

    def __init__(self) -> None:
        """Know of nothing yet."""
        self._spent: Counter[str] = Counter()
        self._guesses: dict[tuple[str, str], list[Guess]] = {}

    @property
    def packages(self) -> list[str]:
        """Where what they said comes from."""
        return list(self._spent)

    def add(self, package: str, seconds: float, guesses: dict[str, list[Guess]]) -> None:
        """Take in what one person's words did with what was said in a package."""
        self._spent[package] += seconds
        for name, each in guesses.items():
            self._guesses.setdefault((package, name), []).extend(each)

    def hours(self, packages: list[str]) -> float:
        """Give how long was listened, for all people's words together."""
        return sum(self._spent[package] for package in packages) / HOUR

    def guesses(self, packages: list[str], name: str) -> list[Guess]:
        """Give what could be commands of one vocabulary."""
        return [each for package in packages for each in self._guesses.get((package, name), [])]

    def rate(self, packages: list[str], name: str, only: Command | None = None) -> float:
        """Give how many were taken for commands in an hour, or for one of them."""
        taken = [each.taken() for each in self.guesses(packages, name)]
        counted = [each for each in taken if each is not None and only in (None, each)]
        return len(counted) / (self.hours(packages) or 1.0)

    def rates(self, packages: list[str], name: str) -> dict[float, float]:
        """Give how many would be taken for commands in an hour, by limit."""
        costs = np.array([each.cost for each in self.guesses(packages, name)])
        hours = self.hours(packages) or 1.0
        return {round(float(limit), 2): (costs <= limit).sum() / hours for limit in TRIED}

    def limits(self, packages: list[str]) -> Limits:
        """Choose, by the rules above."""
        allowed = {
            name: max(
                (limit for limit, rate in self.rates(packages, name).items() if rate <= most / 2), default=0.0
            )
            for name, most in MOST.items()
        }
        stops = [each for each in self.guesses(packages, "exercise") if each.command == Command.STOP]
        short, long = (
            min([each.cost for each in stops if (each.steps <= SHORT) is short], default=np.inf)
            for short in (True, False)
        )
        return Limits(
            **allowed,
            stop_short=min(allowed["exercise"], _below(short)),
            stop_long=min(allowed["exercise"], _below(long)),
        )


def _below(cost: float) -> float:
    """Give the highest limit at which this cost does not count."""
    return (ceil(cost * 100) - 1) / 100 if np.isfinite(cost) else np.inf
