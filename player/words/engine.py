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
    """A command that was heard, or a sound that may be anything."""

    command: Command | None
    """None for a sound that is no word that was listened for."""
    at: float
    """Seconds from the beginning of listening to the beginning of the word."""
    score: float
    """How sure: from 0.5, where it just counts, to 1; 0 where it is no word."""


class Engine(Protocol):
    """Listens to sound of one channel, 16 kHz, 16 bit, in blocks of any size."""

    def listen_for(self, words: AbstractSet[Command], *, sounds: bool = False) -> None:
        """Take only these words for commands from now on; tell of all other `sounds`, too."""

    def feed(self, block: NDArray[np.int16], *, deaf: bool = False) -> list[Heard]:
        """Hear a block, and give the commands that have ended in it.

        While `deaf`, nothing is a command, nor is a word that has begun then or was cut off by it.
        """


class Taught:
    """Compares each piece of speech with what the person has recorded, in whatever language."""

    def __init__(self, embedder: Embedder, words: Templates) -> None:
        """Know these words; what can be said is what can be said while exercising."""
        self._embedder = embedder
        self._words = frozenset(words)
        self._decider = Decider(words, cohort())
        self._endpointer = Endpointer()
        self._among: AbstractSet[Command] = VOCABULARIES["exercise"]
        self._sounds = False

    def listen_for(self, words: AbstractSet[Command], *, sounds: bool = False) -> None:
        """Take only these words for commands from now on; tell of all other `sounds`, too."""
        self._among, self._sounds = words, sounds

    def feed(self, block: NDArray[np.int16], *, deaf: bool = False) -> list[Heard]:
        """Hear a block, and give the commands that have ended in it."""
        heard = (self._heard(segment) for segment in self._endpointer.feed(block, deaf=deaf))
        return [each for each in heard if each is not None]

    def _heard(self, segment: Segment) -> Heard | None:
        verdict = None
        if self._among & self._words:
            verdict = self._decider.decide(self._embedder.embed(segment.samples), self._among)
        if verdict is not None and verdict.accepted:
            return Heard(verdict.command, segment.begin / RATE, verdict.score)
        return Heard(None, segment.begin / RATE, 0.0) if self._sounds else None


class Untaught:
    """Knows no words, and needs no model: whatever could be one is a sound."""

    def __init__(self) -> None:
        """Have heard nothing yet."""
        self._endpointer = Endpointer()
        self._sounds = False

    def listen_for(self, words: AbstractSet[Command], *, sounds: bool = False) -> None:
        """Tell of `sounds`, or of nothing."""
        del words
        self._sounds = sounds

    def feed(self, block: NDArray[np.int16], *, deaf: bool = False) -> list[Heard]:
        """Hear a block, and give the sounds that have ended in it."""
        found = self._endpointer.feed(block, deaf=deaf)
        return [Heard(None, each.begin / RATE, 0.0) for each in found] if self._sounds else []
