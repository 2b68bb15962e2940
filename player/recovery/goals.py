"""A person's own goals: PR17, and the newest answer to any question."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from player.program.pathway import Pathway
from player.recovery.facts import History


class Told(Struct, frozen=True):
    """A score on a day, ISO 8601."""

    date: str
    score: int


class GoalScore(Struct, frozen=True):
    """One activity: how hard it was at first, and how hard it is now; 0 is no trouble, 10 impossible."""

    activity: str
    scores: Sequence[Told]
    """At least one, the oldest first; of one day the newest."""

    @property
    def first(self) -> int:
        """The score that it is measured against."""
        return self.scores[0].score

    @property
    def now(self) -> int:
        """The newest score."""
        return self.scores[-1].score


def latest(history: History, id_: str) -> Any:
    """Give the newest answer to a question, or None."""
    found = (answers.values[id_] for answers in reversed(history.answers) if id_ in answers.values)
    return next(found, None)


def goals(history: History) -> tuple[GoalScore, ...]:
    """Give every activity that was named, with its scores."""
    told: dict[str, dict[str, int]] = {}
    for answers in history.answers:
        named = answers.values.get("QI4")
        # What was brought in from elsewhere may hold anything.
        for goal in named if isinstance(named, list | tuple) else ():
            if isinstance(goal, Mapping) and isinstance(goal.get("score"), int):
                told.setdefault(str(goal.get("activity", "")), {})[answers.at[:10]] = goal["score"]
    return tuple(
        GoalScore(name, tuple(Told(date, score) for date, score in scores.items()))
        for name, scores in told.items()
    )


def activities(history: History) -> tuple[str, ...]:
    """Give the activities that were named last."""
    named = latest(history, "QI4") or ()
    return tuple(
        str(goal["activity"]) for goal in named if isinstance(goal, Mapping) and goal.get("activity")
    )


def improved(pathway: Pathway, goal: GoalScore) -> bool:
    """Tell whether a goal went down by enough points, or by enough of what it was."""
    down = goal.first - goal.now
    return down >= pathway.goal.points or (goal.first > 0 and down / goal.first >= pathway.goal.share)


def reached(pathway: Pathway, history: History) -> bool:
    """Tell whether there are goals and every one has improved."""
    found = goals(history)
    return bool(found) and all(improved(pathway, goal) for goal in found)
