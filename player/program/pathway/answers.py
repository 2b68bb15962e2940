"""What the answers to a pathway's questions can be."""

from collections.abc import Iterable, Mapping

from player.program.pathway.asking import Condition, Question
from player.program.pathway.model import Pathway

NUMBERS = ("scale", "count", "activities")
"""Types of questions whose answers are compared as numbers."""


def asked(pathway: Pathway) -> Mapping[str, Question]:
    """Give the question of every id, those of parts too."""
    found = {question.id: question for question in pathway.question}
    found |= {part.id: question for question in pathway.question for part in question.part}
    return found


def conditional(pathway: Pathway, exercises: Iterable[str]) -> bool:
    """Tell whether one of these exercises is left out by some answer."""
    there = set(exercises)
    return any(there & set(part.leaves_out) for question in pathway.question for part in question.part)


def condition_fits(condition: Condition, question: Question) -> bool:
    """Tell whether an answer to `question` can ever fulfil a condition, or fail it."""
    numbered = question.type in NUMBERS and not question.part
    if condition.equals:
        choices = {choice.id for choice in question.choice} or {"yes", "no"}
        return not numbered and condition.equals in choices
    given = condition.at_least > 0 or condition.at_most < 10000  # noqa: PLR2004 - the usual of the key
    return numbered and given and condition.at_least <= min(most_of(question), condition.at_most)


def most_of(question: Question) -> int:
    """Give the highest number that can be answered."""
    return 10 if question.type in ("scale", "activities") else question.most
