"""Short sessions of their own, for what is said beside the program."""

from typing import Literal

from msgspec import Struct

from player.phrases import phrases
from player.program import Language
from player.session.drafting import ticks
from player.session.steps import Draft, Gap, Say, Signal, Step
from player.session.values import Line

AnswerKind = Literal["number", "choice", "yes_no", "yes_no_unknown", "count", "text"]


class Question(Struct, frozen=True, kw_only=True):
    """Lines, at most three choices or a number, and an answer that every control can give."""

    id: str
    """Such as `pain_before`, `hurts`, `resume`."""
    said: tuple[Line, ...]
    shown: str
    """The same for the screen, with the keys."""
    choices: tuple[str, ...] = ()
    """In the order of the keys 1, 2, 3; empty for a number or a text."""
    offered: tuple[Line, ...] = ()
    """Of choices with words of their own: each of them by itself, to be taken by one button. Where words are
    asked for: a few that are usual."""
    also: tuple[str, ...] = ()
    """Commands that answer it as well, though they are not among the choices."""
    wants: Literal["number", "count", "text"] = "number"
    """Without choices: a number 0-10, any whole number, or a few words."""
    most: int = 10
    """Of a count."""

    @property
    def answers(self) -> AnswerKind:
        """What a key means while it is open: `number`, `yes_no` or `choice`."""
        if not self.choices:
            return self.wants
        known: dict[tuple[str, ...], AnswerKind] = {
            ("yes", "no"): "yes_no",
            ("yes", "no", "unknown"): "yes_no_unknown",
        }
        return known.get(self.choices, "choice")


def question(
    language: Language,
    id: str,  # noqa: A002 - as in phrases
    choices: tuple[str, ...] = (),
    *,
    also: tuple[str, ...] = (),
    **values: object,
) -> Question:
    """Ask `id` of phrases' table `ask`."""
    book = phrases(language)
    said: list[str] = book.table["ask"][id]["say"]
    return Question(
        id=id,
        said=tuple(Line(book.fill(text, values), language) for text in said),
        shown=book.say(f"ask.{id}.show", **values),
        choices=choices,
        offered=tuple(Line(text, language) for text in book.table["ask"][id].get("offers", ())),
        also=also,
    )


def saying(*said: Line, leads_in: bool = False, silence: float = 0.0) -> Draft:
    """Say a few sentences, then so many seconds of silence; with `leads_in`, count in what comes after."""
    steps: list[Step] = [Say(line, 0.5) for line in said]
    if silence:
        steps.append(Gap(silence))
    if leads_in:
        steps += ticks()
    return Draft(kind="interlude", steps=tuple(steps))


def asking(asked: Question, *, listens: bool = False, ends: bool = True) -> Draft:
    """Ask: the sentences, and a soft tone when it is the person's turn, unless more is to be said before.

    Where a microphone `listens`, the first of a few choices can be said as soon as it was named.
    """
    first = len(asked.said) - len(asked.choices) if asked.answers == "choice" else None
    steps: list[Step] = []
    for number, line in enumerate(asked.said):
        steps.append(Say(line, 0.5))
        if number == first:
            steps.append(Gap(0.0, room=True))
    steps += your_turn().steps if ends else ()
    return Draft(kind="interlude", steps=tuple(steps), listens=listens)


def your_turn() -> Draft:
    """Let it be heard that it is the person's turn."""
    return Draft(kind="interlude", steps=(Signal("tick", 0.08, 0.3), Gap(0.2)))


def own(language: Language, key: str, **values: object) -> Line:
    """Give a line of the player's own words."""
    return Line(phrases(language).say(key, **values), language)
