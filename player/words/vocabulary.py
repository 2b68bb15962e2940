"""Which words can be meant: one set for each state of a session, so that few are ever confused."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from player.command import Command

Vocabulary = Literal["exercise", "question", "number"]

_ANSWERS = frozenset({Command.YES, Command.NO})
_NUMBERS = frozenset(command for command in Command if command.number is not None)
ANYWAY = frozenset({Command.AGAIN, Command.NEXT})
"""What is said to every question: ask it again, leave it open. "Stop" is no answer: it can be misheard."""
CHOICES = frozenset({Command.N1, Command.N2, Command.N3, Command.EASIER})
"""What chooses one of at most three; "easier" is one of them where it hurts."""
COUNTS = _NUMBERS | {Command.READY}
"""What a number of several digits is made of."""

VOCABULARIES: Mapping[Vocabulary, frozenset[Command]] = MappingProxyType(
    {
        "exercise": frozenset(Command) - _ANSWERS - _NUMBERS,
        "question": _ANSWERS,
        "number": _NUMBERS,
    }
)
"""What can be said while exercising, where yes or no is asked, and where a number is."""

FIRST = (Command.PAUSE, Command.CONTINUE, Command.AGAIN, Command.NEXT, Command.STOP, Command.HURTS)
"""The words that are taught first: with these a whole session can be led."""

SECOND = (Command.YES, Command.NO, Command.N1, Command.N2, Command.N3)
"""The words after those: with these most questions are answered at once."""


def together(one: Command, other: Command) -> bool:
    """Tell whether both can be meant at the same moment."""
    sets = (VOCABULARIES["exercise"], *(words | ANYWAY for words in (_ANSWERS, CHOICES, COUNTS)))
    return any(one in words and other in words for words in sets)
