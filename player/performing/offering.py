"""Offers what answers a question, one after the other: a press of one button takes what was just offered.

A number is the number of presses. What is taken is a command like any other: one law gives the answer. Where
a voice has no words for it yet, any sound of it is a press; a number of sounds is offered again, to be sure.
"""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from player.controls import Gesture, Kind
from player.performing.hands import Hands
from player.session import Line, Question, own
from player.transport import Command

By = Literal["press", "sound"]
"""What takes an offer."""
LISTEN = 3.0
"""Seconds of silence after an offer, in which it can be taken."""
VOICED = 4.0
"""The same for a sound, which is known only once it is over."""
_COUNTING = 6.0
"""The same where somebody has to begin to count."""
_BREATH = 1.0
"""Seconds between the question and the first offer."""
_ROOM = 2.5
"""The same where a voice leads: a word that is taught may answer at once."""
_COUNTED = 1.5
"""Seconds without a press after which a number is complete."""
_SOUNDED = 3.0
"""The same from the beginning of a sound."""
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


def by_way_of(hands: Hands, question: Question) -> By | None:
    """Tell what takes an answer that was offered; None where answers are not offered."""
    if hands.buttoned:
        return "press"
    return "sound" if hands.voiced(question.answers) else None


def offers(
    question: Question, *, back: bool = False, begun: bool = False, by: By = "press", stop: bool = False
) -> tuple[Offer, ...]:
    """Give all that is offered of a question: the answers first, then "again" and "skip".

    Of a count that is `begun` there is a digit already: more may follow, or that is the number. To `stop` is
    offered where nothing can be held down.
    """
    language = question.said[0].language
    counted = "" if by == "press" else "_sounds"

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
        found += [words(f"number{counted}", None), words("zero", Command.N0)]
    elif question.wants == "count":
        digit = words(f"digit{counted}" if begun else f"first{counted}", None)
        found += [digit, words("ready", Command.READY)] if begun else [digit]
    found += [words("again", Command.AGAIN), words("skip", Command.NEXT)]
    found += [words("back", Command.BACK)] if back else []
    return (*found, words("stop", Command.STOP)) if stop else tuple(found)


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

    def __init__(
        self, question: Question, *, back: bool = False, by: By = "press", stop: bool = False
    ) -> None:
        """Begin before the first offer."""
        self.question = question
        self.by = by
        self._back = back
        self._stop = stop
        self._begun = False
        self._offers = self._all()
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
        return self._took(gesture.at)

    def _took(self, when: float) -> Command | None:
        """Give what was taken at a second of the clock; nothing while presses are counted."""
        at, late = self._at, when - self._said < _LATE
        if self.by == "sound" and (at < 0 or (late and not at and not self._rounds)):
            # Whoever speaks before anything is offered may have said anything.
            return None
        if late and (at > 0 or (at == 0 and self._rounds)):
            at = (at - 1) % len(self._offers)
        if self._offers[max(at, 0)].command is None:
            self._at, self._presses, self._pressed = max(at, 0), self._presses + 1, when
            return None
        if at < 0:
            self._hurries = True
            return None
        taken = self._offers[at].command
        self._at, self._quiet, self._rounds = -1, None, 0
        self.take_digit(taken)
        return taken

    def line_of(self, command: Command) -> Line:
        """Give the words in which a command is offered."""
        return next(offer.line for offer in self._offers if offer.command is command)

    def take_digit(self, command: Command | None) -> None:
        """Offer from now on what follows a digit, where that was one: more, or that it is complete."""
        self._begun = self._begun or (command is not None and command.number is not None)
        self._offers = self._all()

    def due(self, now: float, *, quiet: bool) -> Command | Offer | None:
        """Give the number that was pressed, or what is to be offered now; `quiet` while nothing is said."""
        if self._presses:
            if now - self._pressed < (_COUNTED if self.by == "press" else _SOUNDED):
                return None
            counted = self._counted()
            if self.by == "press" or counted is Command.AGAIN:
                self.take_digit(counted)
                return counted
            self._ask_whether(counted)
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
            return _BREATH if self.by == "press" else _ROOM
        if self._offers[self._at].command is None:
            return _COUNTING
        return LISTEN if self.by == "press" else VOICED

    def _all(self) -> tuple[Offer, ...]:
        return offers(self.question, back=self._back, begun=self._begun, by=self.by, stop=self._stop)

    def _ask_whether(self, counted: Command) -> None:
        """Offer a number that was counted, before everything else: a noise may have come between."""
        line = own(self.question.said[0].language, "ask.offer.counted", number=counted.number)
        self._offers = (Offer(line, counted), *self._all())
        self._hurries = True

    def _counted(self) -> Command:
        presses, self._presses = self._presses, 0
        self._at, self._quiet = -1, None
        if presses > _MOST:
            return Command.AGAIN
        digit = presses % 10 if self.question.wants == "count" else presses
        return Command(str(digit))
