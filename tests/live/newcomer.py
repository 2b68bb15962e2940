"""Somebody who has taught nothing yet, and answers by sounds until their words are known."""

from time import monotonic, sleep

import pytest

from player.phrases import Phrases, phrases
from player.transport import Command
from tests.live.room import ANSWER, TRIES, Person, sees
from tests.words.speaking import TAUGHT

SOUND = {"en": "yes", "nl": "ja"}
"""What is said before anything is taught; any sound would do."""
ROUND = 60.0
"""Seconds in which an offer comes round again, however many there are."""


class Newcomer(Person):
    """Somebody who has taught nothing yet."""

    @property
    def book(self) -> Phrases:
        """What the player says in the language of this person."""
        return phrases(self.language)

    def takes(self, offer: str, shows: str | None = None, seconds: float = ANSWER) -> None:
        """Make a sound after an offer; it is said again, or shows what it should."""
        for _ in range(TRIES):
            assert sees(self.terminal, [offer], ROUND), (offer, self.terminal.shown[-1500:])
            self.ear.hears_out(monotonic(), 12.0)
            self.utters(SOUND[self.language])
            if sees(self.terminal, [shows or offer], seconds):
                return
        pytest.fail(f"{offer!r} was not taken:\n{self.terminal.shown[-1500:]}")

    def counts(self, number: int, kind: str = "number", shows: str | None = None) -> None:
        """Make so many sounds, and one more once that number is offered."""
        wanted = self.book.say(f"ask.offer.{kind}_sounds")
        for _ in range(TRIES):
            assert sees(self.terminal, [wanted], ROUND), self.terminal.shown[-1500:]
            self.ear.hears_out(monotonic(), 12.0)
            for _ in range(number):
                self.utters(SOUND[self.language])
                sleep(0.45)
            if sees(self.terminal, [self.book.say("ask.offer.counted", number=number)], 6.0):
                self.ear.hears_out(monotonic(), 12.0)
                self.utters(SOUND[self.language])
                if sees(self.terminal, [shows or self.noted(number)], ANSWER):
                    return
        pytest.fail(f"{number} was not counted:\n{self.terminal.shown[-1500:]}")

    def noted(self, number: int) -> str:
        """Give the words in which a number is read back."""
        return self.book.say("ask.read_back", number=number)

    def teaches(self, command: Command) -> None:
        """Say a word after each tone, until it is known."""
        self.terminal.sees(before(self.book, "words.teach.word"))
        since, known = monotonic(), self.book.say("words.teach.learned")
        for number in range(3 * len(TAUGHT)):
            self.ear.hears_out(since, 20.0)
            if sees(self.terminal, [known], 0.0):
                return
            self.utters(self.words[command], TAUGHT[number % len(TAUGHT)])
            since = monotonic()
        pytest.fail(f"{command.value!r} was not learned:\n{self.terminal.shown[-1500:]}")


def before(book: Phrases, key: str) -> str:
    """Give how a sentence begins: what stands before its first brace."""
    found = book.table
    for step in key.split("."):
        found = found[step]
    return str(found).split("{")[0]
