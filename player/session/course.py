"""Which repetition comes when: sets outside, sides inside, both sides ending equal."""

from collections.abc import Iterator

from msgspec import Struct

from player.program import Movement
from player.session.steps import Done


class Turn(Struct, frozen=True):
    """One repetition in the order of an exercise."""

    set: int
    side: str | None
    rep: int
    of: int
    """Repetitions this side will have in this set."""


def course(movement: Movement, done: Done, running: str | None = None) -> tuple[Turn, ...]:
    """Give the repetitions still to do, in order.

    `done` tells what was done, by set and side. In a set that has begun, every side ends with
    as many repetitions as the side that did most, or as the dose asks for. `running` is the side
    being worked on: it is finished before another side begins.
    """
    begun = max((number for (number, _), reps in done.items() if reps), default=1)
    turns: list[Turn] = []
    for number in range(begun, max(movement.dose.sets, begun) + 1):
        sides = movement.sides or (None,)
        have = [done.get((number, side), 0) for side in sides]
        wanted = movement.dose.reps if number <= movement.dose.sets else 0
        target = max(wanted, *have)
        if movement.alternate:
            turns += _alternating(number, sides, have, target)
        else:
            order = list(range(len(sides)))
            if any(have):
                order.sort(key=lambda at: sides[at] != running)
            turns += (
                Turn(number, sides[at], rep, target)
                for at in order
                for rep in range(have[at] + 1, target + 1)
            )
    return tuple(turns)


def _alternating(number: int, sides: tuple[str | None, ...], have: list[int], target: int) -> Iterator[Turn]:
    for rep in range(1, target + 1):
        for side, count in zip(sides, have, strict=True):
            if rep > count:
                yield Turn(number, side, rep, target)
