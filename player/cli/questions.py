"""Questions in plain lines, one at a time; whoever presses Enter takes what is usual."""

from collections.abc import Callable, Collection
from difflib import get_close_matches
from typing import TypeVar

from player.cli.parsing import number
from player.cli.screen import say
from player.errors import UserError
from player.phrases import Phrases

_Word = TypeVar("_Word", bound=str)


class Questions:
    """Asks in a terminal; without one the usual answer is given at once."""

    def __init__(self, book: Phrases, *, attended: bool) -> None:
        """Ask in the words of `book`, where somebody is `attended` to."""
        self._book = book
        self.attended = attended
        """False when nobody can answer."""

    def choice(self, key: str, choices: Collection[_Word], usual: _Word) -> _Word:
        """Ask for one of a few words."""
        listed = ", ".join(choices)

        def told(answer: str) -> str:
            return self._book.say("authoring.answer.choice", value=answer, choices=listed)

        said = self._until(key, usual, lambda word: word.lower() in choices, told, choices=listed)
        return next(word for word in choices if word == said.lower())

    def number(self, key: str, low: int, high: int, usual: float, *, whole: bool = False) -> float:
        """Ask for a number, with a point or a comma."""

        def right(answer: str) -> bool:
            value = number(answer)
            return value is not None and low <= value <= high and not (whole and value % 1)

        def told(answer: str) -> str:
            kind = "whole" if whole else "number"
            return self._book.say(f"authoring.answer.{kind}", value=answer, low=str(low), high=str(high))

        return number(self._until(key, f"{usual:g}", right, told)) or 0.0

    def words(self, key: str, usual: str, most: int) -> str:
        """Ask for a name of at most so many characters."""

        def told(_: str) -> str:
            return self._book.say("authoring.answer.name", high=str(most))

        return self._until(key, usual, lambda said: len(said) <= most and said.isprintable(), told)

    def known(self, key: str, names: Collection[str], usual: str) -> str:
        """Ask for a name out of many; a question mark shows them all."""

        def told(answer: str) -> str:
            if answer == "?":
                return ", ".join(names)
            near = get_close_matches(answer, names, n=1)
            kind = "near" if near else "unknown"
            return self._book.say(f"authoring.answer.{kind}", value=answer, near="".join(near))

        return self._until(key, usual, lambda name: name in names, told)

    def _until(
        self, key: str, usual: str, right: Callable[[str], bool], told: Callable[[str], str], **values: str
    ) -> str:
        """Ask until the answer is right, and tell each time what is not."""
        if not self.attended:
            return usual
        say(self._book.say(f"authoring.ask.{key}", usual=usual, **values))
        while answer := self._answer():
            if right(answer):
                return answer
            say(told(answer))
        return usual

    def _answer(self) -> str:
        try:
            return input("> ").strip()
        except (EOFError, UnicodeDecodeError) as error:
            raise UserError("authoring.error.unanswered") from error
