"""Offers what answers a question, one after the other: a press of one button takes what was just offered.

A number is the number of presses. What is taken is a command like any other: one law gives the answer.
"""

from msgspec import Struct
from msgspec.structs import replace

from player.controls import Gesture, Kind
from player.session import Line, Question, own
from player.transport import Command

LISTEN = 3.0
"""Seconds of silence after an offer, in which it can be taken."""
_COUNTING = 6.0
"""The same where somebody has to begin to count."""
_BREATH = 1.0
"""Seconds between the question and the first offer."""
_COUNTED = 1.5
"""Seconds without a press after which a number is complete."""
_LATE = 0.5
"""Seconds in which a press still belongs to the offer before: nobody is that fast."""
_ROUNDS = 2
"""Times that everything is offered; then it is silent until a press."""
_MOST = 10
"""Presses of a number, at most; ten presses are the digit nought."""


class Offer(Struct, frozen=True):
    """One thing that a press takes."""

    line: Line
    command: Command | None
    """None where presses are counted."""


def offers(question: Question, *, back: bool = False, begun: bool = False) -> tuple[Offer, ...]:
    """Give all that is offered of a question: the answers first, then "again" and "skip".

    Of a count that is `begun` there is a digit already: more may follow, or that is the number.
    """
    language = question.said[0].language

    def words(name: str, command: Command | None) -> Offer:
        return Offer(own(language, f"ask.offer.{name}"), command)

    found: list[Offer] = []
    if question.answers in ("yes_no", "yes_no_unknown"):
        found += map(words, question.choices, (Command.YES, Command.NO, Command.N3))
    elif question.choices or question.offered:
        lines = question.offered
        commands = (Command(str(number)) for number in range(1, 1 + len(question.choices or lines)))
        found += (Offer(line, command) for line, command in zip(lines, commands, strict=True))
    elif question.wants == "number":
        found += [words("number", None), words("zero", Command.N0)]
    elif question.wants == "count":
        found += [words("digit", None), words("ready", Command.READY)] if begun else [words("first", None)]
    found += [words("again", Command.AGAIN), words("skip", Command.NEXT)]
    return (*found, words("back", Command.BACK)) if back else tuple(found)


def brief(question: Question) -> Question:
    """Give a question without its numbered choices, each of which is going to be offered by itself."""
    count = len(question.said) - len(question.choices)
    if not (question.choices and question.offered) or count < 0:
        return question
    # Where nothing but choices was said, something is to be heard before the first offer.
    said = question.said[:count] or (own(question.said[0].language, "ask.offer.choose"),)
    return replace(question, said=said)


class Offering:
    """One question, offered; time is told to it."""

    def __init__(self, question: Question, *, back: bool = False) -> None:
        """Begin before the first offer."""
        self.question = question
        self._back = back
        self._offers = offers(question, back=back)
        self._at = -1
        self._said = 0.0
        self._quiet: float | None = None
        self._rounds = 0
        self._presses = 0
        self._pressed = 0.0
        self._hurries = False

    @property
    def silent(self) -> bool:
        """True once everything was offered often enough, and nothing was taken."""
        return self._rounds >= _ROUNDS

    def take(self, gesture: Gesture) -> Command | None:
        """Give what a press takes; a long one is the end of the questions."""
        if gesture.kind is Kind.LONG:
            return Command.STOP
        if gesture.kind is not Kind.PRESS:
            return None
        if self.silent:
            self._rounds, self._at, self._hurries = 0, -1, True
            return None
        at = self._at
        if gesture.at - self._said < _LATE and (at > 0 or (at == 0 and self._rounds)):
            at = (at - 1) % len(self._offers)
        if self._offers[max(at, 0)].command is None:
            self._at, self._presses, self._pressed = max(at, 0), self._presses + 1, gesture.at
            return None
        if at < 0:
            self._hurries = True
            return None
        self._at, self._quiet, self._rounds = -1, None, 0
        return self._offers[at].command

    def due(self, now: float, *, quiet: bool) -> Command | Offer | None:
        """Give the number that was pressed, or what is to be offered now; `quiet` while nothing is said."""
        if self._presses:
            return self._counted() if now - self._pressed >= _COUNTED else None
        if self.silent or not (quiet or self._hurries):
            self._quiet = None
            return None
        self._quiet = now if self._quiet is None else self._quiet
        if now - self._quiet < self._wait() and not self._hurries:
            return None
        self._quiet, self._hurries = None, False
        self._at += 1
        if self._at == len(self._offers):
            self._at, self._rounds = 0, self._rounds + 1
            if self.silent:
                return None
        self._said = now
        return self._offers[self._at]

    def _wait(self) -> float:
        if self._at < 0:
            return _BREATH
        return _COUNTING if self._offers[self._at].command is None else LISTEN

    def _counted(self) -> Command:
        presses, self._presses = self._presses, 0
        self._at, self._quiet = -1, None
        if presses > _MOST:
            return Command.AGAIN
        self._offers = offers(self.question, back=self._back, begun=True)
        digit = presses % 10 if self.question.wants == "count" else presses
        return Command(str(digit))
