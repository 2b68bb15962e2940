"""Decides which answer a command is to an open question: one law for all controls, everywhere."""

from typing import Literal

from msgspec import Struct

from player.command import Command
from player.session import Question

Does = Literal["answers", "asks_again", "skips", "turns_back", "stops", "nothing"]


class Answer(Struct, frozen=True):
    """What a command does to a question."""

    does: Does
    value: str | int | None = None
    """The choice, by its name, or the number, where it `answers`."""

    @property
    def closes(self) -> bool:
        """True where the question is no longer open."""
        return self.does not in ("nothing", "asks_again")


ANEW = (Command.BACK, Command.AGAIN, Command.REPEAT)
"""What says, while an answer is read back, that it was not meant so."""
_AGAIN = (Command.AGAIN, Command.REPEAT, Command.HELP)
_NOTHING = Answer("nothing")


def answer(question: Question, command: Command) -> Answer:
    """Give what `command` means while `question` is open.

    "Again" and "next" always work: the question is asked again, or left open. "Stop" and "back" are never
    an answer. "Ready" is yes where that is asked, and leaves a number or words open; of several choices it
    chooses none.
    """
    value = _value(question, command)
    if value is not None:
        return Answer("answers", value)
    if command is Command.STOP:
        return Answer("stops")
    if command in _AGAIN:
        return Answer("asks_again")
    if command is Command.BACK:
        return Answer("turns_back")
    if command is Command.NEXT or (command is Command.READY and not question.choices):
        return Answer("skips")
    return _NOTHING


def _value(question: Question, command: Command) -> str | int | None:
    number = command.number
    if question.wants == "text" and not question.choices:
        return None
    if not question.choices:
        return number if number is not None and number <= question.most else None
    if command is Command.READY and question.answers in ("yes_no", "yes_no_unknown"):
        return "yes"
    named = command is not Command.STOP and command.value in (*question.choices, *question.also)
    if named:
        return command.value
    if number is None or not 1 <= number <= len(question.choices) or question.answers == "yes_no":
        return None
    return question.choices[number - 1]
