"""Hears commands in a stream of sound: what every engine must do, and the one that learns from the person."""

from collections.abc import Set as AbstractSet
from typing import Protocol

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from player.command import Command
from player.words.cohort import cohort
from player.words.deciding import Decider
from player.words.embedding import Embedder
from player.words.endpointer import RATE, Endpointer, Segment
from player.words.templates import Templates
from player.words.vocabulary import VOCABULARIES


class Heard(Struct, frozen=True):
    """A command that was heard."""

    command: Command
    at: float
    """Seconds from the beginning of listening to the beginning of the word."""
    score: float
    """How sure: from 0.5, where it just counts, to 1."""


class Engine(Protocol):
    """Listens to sound of one channel, 16 kHz, 16 bit, in blocks of any size."""

    def listen_for(self, words: AbstractSet[Command]) -> None:
        """Take only these words for commands from now on."""

    def feed(self, block: NDArray[np.int16], *, deaf: bool = False) -> list[Heard]:
        """Hear a block, and give the commands that have ended in it.

        While `deaf`, nothing is a command, nor is a word that has begun then or was cut off by it.
        """


class Taught:
    """Compares each piece of speech with what the person has recorded, in whatever language."""

    def __init__(self, embedder: Embedder, words: Templates) -> None:
        """Know these words; what can be said is what can be said while exercising."""
        self._embedder = embedder
        self._decider = Decider(words, cohort())
        self._endpointer = Endpointer()
        self._among: AbstractSet[Command] = VOCABULARIES["exercise"]

    def listen_for(self, words: AbstractSet[Command]) -> None:
        """Take only these words for commands from now on."""
        self._among = words

    def feed(self, block: NDArray[np.int16], *, deaf: bool = False) -> list[Heard]:
        """Hear a block, and give the commands that have ended in it."""
        heard = (self._heard(segment) for segment in self._endpointer.feed(block, deaf=deaf))
        return [each for each in heard if each is not None]

    def _heard(self, segment: Segment) -> Heard | None:
        verdict = self._decider.decide(self._embedder.embed(segment.samples), self._among)
        if verdict is None or not verdict.accepted:
            return None
        return Heard(verdict.command, segment.begin / RATE, verdict.score)
