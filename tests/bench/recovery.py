"""Simulates the line over the weeks, and prints how often its label is right beside what is asked of it.

Assumptions, not data (rule PR20 of the pathway): pain of a day is a course plus noise that keeps half of the
day before (AR(1), standard deviation 1.3, rho 0.5), and now and then a flare of two days and two points;
scores are whole numbers from 0 to 10; so many days of a week are told.
The label is the one that Soepel gives.
"""

import random
import sys
from collections.abc import Callable, Iterator
from math import sqrt

from player.library import Library
from player.program.pathway import Pathway
from player.recovery import judged

PEOPLE = 2500
WEEKS = 8
_DEVIATION, _RHO = 1.3, 0.5
_FLARE_A_WEEK, _FLARE = 0.25, 2.0

COURSES: dict[str, Callable[[float], float]] = {
    "improving": lambda week: 5.5 - 0.45 * week,
    "stable": lambda week: 4.5 + 0.0 * week,
    "worsening": lambda week: 3.0 + 0.4 * week,
}
"""Mean pain of a week."""
ASKED = (
    ("improving", "worse", "ever", 0.02),
    ("stable", "better", "6", 0.15),
)
"""Course, label, when, and how often it may be at most."""


def scores(rng: random.Random, course: Callable[[float], float], weeks: int) -> Iterator[int]:
    """Give the score of each day."""
    noise = rng.gauss(0, _DEVIATION)
    flare = 0
    for day in range(weeks * 7):
        noise = _RHO * noise + rng.gauss(0, _DEVIATION * sqrt(1 - _RHO**2))
        flare = 2 if flare == 0 and rng.random() < _FLARE_A_WEEK / 7 else max(0, flare - 1)
        yield min(10, max(0, round(course(day / 7) + noise + (_FLARE if flare else 0))))


def labels(pathway: Pathway, rng: random.Random, course: str, told: int) -> list[str]:
    """Give the label at the end of each week, with `told` scores a week."""
    days = list(scores(rng, COURSES[course], WEEKS))
    means = []
    for week in range(WEEKS):
        chosen = rng.sample(days[week * 7 : week * 7 + 7], told)
        means.append(sum(chosen) / told)
    return [judged(pathway, means[: week + 1])[0] for week in range(WEEKS)]


def rates(people: int, told: int, seed: int = 20) -> dict[tuple[str, str, str], float]:
    """Give how often each label is given to each course: at week 6, at week 8, and ever."""
    pathway, rng = Library().pathway(), random.Random(seed)
    found: dict[tuple[str, str, str], float] = {}
    for course in COURSES:
        given = [labels(pathway, rng, course, told) for _ in range(people)]
        for label in ("better", "steady", "worse"):
            for when, at in (("6", 5), ("8", 7)):
                found[course, label, when] = sum(each[at] == label for each in given) / people
            found[course, label, "ever"] = sum(label in each for each in given) / people
    return found


def main() -> int:
    """Print the table; give 1 where something is called more often than it may be."""
    missed = 0
    for told in (7, 4, 3):
        found = rates(PEOPLE, told)
        print(f"{told} scores a week, {PEOPLE} people a course")
        for course in COURSES:
            shown = ", ".join(
                f"{label} {100 * found[course, label, '6']:.1f} / {100 * found[course, label, '8']:.1f} / "
                f"{100 * found[course, label, 'ever']:.1f}"
                for label in ("better", "steady", "worse")
            )
            print(f"  {course}: {shown} percent (week 6 / week 8 / ever)")
        for course, label, when, most in ASKED if told == 7 else ():
            rate = found[course, label, when]
            print(f"  asked: {course} called {label} ({when}) at most {100 * most:.0f} %: {100 * rate:.1f} %")
            missed += rate > most
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
