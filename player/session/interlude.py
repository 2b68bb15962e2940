"""Short sessions of their own, for what is said beside the program."""

from typing import Literal

from msgspec import Struct

from player.phrases import phrases
from player.program import Language
from player.session.drafting import ticks
from player.session.steps import Draft, Gap, Say, Signal, Step
from player.session.values import Line

AnswerKind = Literal["number", "choice", "yes_no"]


class Question(Struct, frozen=True, kw_only=True):
    """Lines, at most three choices or a number, and an answer that every control can give."""

    id: str
    """Such as `pain_before`, `hurts`, `resume`."""
    said: tuple[Line, ...]
    shown: str
    """The same for the screen, with the keys."""
    choices: tuple[str, ...] = ()
    """In the order of the keys 1, 2, 3; empty for a number 0-10."""

    @property
    def answers(self) -> AnswerKind:
        """What a key means while it is open: `number`, `yes_no` or `choice`."""
        return "number" if not self.choices else "yes_no" if self.choices == ("yes", "no") else "choice"


def question(language: Language, id: str, choices: tuple[str, ...] = (), **values: object) -> Question:  # noqa: A002 - as in phrases
    """Ask `id` of phrases' table `ask`."""
    book = phrases(language)
    said: list[str] = book.table["ask"][id]["say"]
    return Question(
        id=id,
        said=tuple(Line(book.fill(text, values), language) for text in said),
        shown=book.say(f"ask.{id}.show", **values),
        choices=choices,
    )


def saying(*said: Line, leads_in: bool = False) -> Draft:
    """Say a few sentences; with `leads_in`, count in what comes after them."""
    steps: list[Step] = [Say(line, 0.5) for line in said]
    if leads_in:
        steps += ticks()
    return Draft(kind="interlude", steps=tuple(steps))


def asking(asked: Question) -> Draft:
    """Ask: the sentences, and a soft tone when it is the person's turn."""
    steps: list[Step] = [Say(line, 0.5) for line in asked.said]
    return Draft(kind="interlude", steps=(*steps, Signal("tick", 0.08, 0.3), Gap(0.2)))


def own(language: Language, key: str, **values: object) -> Line:
    """Give a line of the player's own words."""
    return Line(phrases(language).say(key, **values), language)
