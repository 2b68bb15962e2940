"""Teaches spoken commands by voice: each word three times after a tone, and no hands are needed."""

from collections.abc import Callable, Sequence
from time import monotonic

import numpy as np

from player.cli.words_telling import instead, wanted
from player.phrases import Phrases
from player.transport import Command
from player.words import RATE, Ear, Embedder, Endpointer, Fault, Take, Templates, lesson, taken

TIMES = 3
"""Recordings of each word."""
_PATIENCE = 8.0
"""Seconds of silence after a tone before it is sounded again."""
_TRIES = 8
"""Tones for one word, at most; then it is left for another time."""
_ROUNDS = 3
"""Times that a word is taught anew, because it was too much like another one or was said in several ways."""
_AFTER = 0.45
"""Seconds after our voice or a tone before the person is listened to."""
_LOOK = 0.1


class StoppedError(Exception):
    """The person wants to stop, or the microphone has gone."""


class Lessons:
    """One sitting at the microphone, which is open already."""

    def __init__(
        self,
        ear: Ear,
        embedder: Embedder,
        book: Phrases,
        *,
        say: Callable[[str], None],
        signal: Callable[[str], None],
        stopped: Callable[[], bool],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """`say` says a sentence to its end, `signal` sounds `go`, `acknowledge` or `refuse`."""
        self._ear = ear
        self._embedder = embedder
        self._book = book
        self._say = say
        self._signal = signal
        self._stopped = stopped
        self._clock = clock

    def teach(self, command: Command, known: Templates) -> Templates:
        """Teach one word; give it, or nothing where it did not work out. StoppedError as it says."""
        number = command.number
        spelt = "" if number is None else self._book.number(number)
        word = self._book.say(f"words.example.{_key(command)}", number=spelt)
        self._tell("word", does=wanted(command, self._book), word=word)
        for _ in range(_ROUNDS):
            takes = self._takes(command)
            if len(takes) < TIMES:
                self._tell("silent")
                return {}
            learned = lesson(takes, known)
            if command in learned.words and not any(fault.flaw == "odd" for fault in learned.faults):
                self._tell("learned")
                return learned.words
            self._explain(learned.faults)
        self._tell("later")
        return {}

    def _takes(self, command: Command) -> Sequence[Take]:
        takes: list[Take] = []
        for _ in range(_TRIES):
            if len(takes) == TIMES:
                break
            piece = self._listen()
            if piece is not None:
                self._signal("acknowledge")
                takes.append(taken(command, str(len(takes) + 1), piece, self._embedder))
            elif not takes:
                self._tell("again")
        return takes

    def _listen(self) -> np.ndarray | None:
        """Sound the tone, and give the first word after it; None where nobody spoke."""
        self._signal("go")
        ears, begin = Endpointer(), self._clock()
        self._ear.read(0.0)  # what was heard meanwhile was our own voice
        heard = 0.0
        while heard < _PATIENCE and self._clock() - begin < 2 * _PATIENCE:
            if self._stopped():
                raise StoppedError
            block = self._ear.read(_LOOK)
            if block is None:
                raise StoppedError
            pieces = ears.feed(block, deaf=heard < _AFTER)
            heard += len(block) / RATE
            if pieces:
                return pieces[0].samples
        return None

    def _explain(self, faults: Sequence[Fault]) -> None:
        for fault in faults:
            if fault.other is not None:
                other = wanted(fault.other, self._book)
                self._tell("alike", other=other, instead=instead(fault.command, self._book))
                return
        self._tell("odd")

    def _tell(self, key: str, **values: str) -> None:
        self._say(self._book.say(f"words.teach.{key}", **values))


def _key(command: Command) -> str:
    return "number" if command.number is not None else command.value
