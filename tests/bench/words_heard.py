"""What is heard of all that speakers and strangers say, beside one person's words."""

from __future__ import annotations

import wave
from itertools import product
from pathlib import Path

import numpy as np
import words_corpus as corpus
from msgspec import Struct
from words_choice import TRIED, Guess
from words_kept import Judge, Kept
from words_noise import CONDITIONS, Rooms
from words_people import people
from words_texts import WORDS

from player.transport import Command
from player.words import RATE, VOCABULARIES, Templates, lesson

BLOCK = 320
Tried = dict[tuple[str, str], list[tuple[Command, Guess | None]]]
"""By room and vocabulary: what was said, and what it was heard as."""


def samples(block: np.ndarray) -> np.ndarray:
    """Give 16 bit, with room above."""
    return (np.clip(block * 0.6, -1, 1) * 32767).astype(np.int16)


def read(file: Path) -> np.ndarray:
    """Give what somebody said, full scale 1."""
    with wave.open(str(file)) as reading:
        return np.frombuffer(reading.readframes(reading.getnframes()), "<i2") / 32768


class Heap(Struct):
    """What some others say, in one half."""

    pieces: list[np.ndarray]
    seconds: float = 0.0


class Bench:
    """All that is measured, with one model."""

    def __init__(self, step: int, halves: tuple[int, ...]) -> None:
        """Load the model, and hear the others of some halves: 0 tunes, 1 reports."""
        self.step = step
        self.kept = Kept(corpus.FOLDER / "kept.sqlite")
        self.people: dict[tuple[str, int], Heap] = {}
        """What was recorded, by package and half."""
        self.talk = {language: Heap([]) for language in WORDS}
        """What synthetic speakers say on and on; all of it reports."""
        if halves:
            self.hear(halves)
        self.rooms = Rooms([read(file) for language in WORDS for file in corpus.crowd(language)])

    def hear(self, halves: tuple[int, ...]) -> None:
        """Hear all that is no command."""
        for number, (package, half, sound) in enumerate(people(corpus.UNPACKED)):
            if number % self.step == 0 and half in halves:
                self.put(self.people.setdefault((package, half), Heap([])), sound)
        for language, heap in self.talk.items():
            for file in filter(Path.exists, corpus.running(language)[:: self.step] if 1 in halves else ()):
                self.put(heap, read(file))
        for (package, half), heap in self.people.items():
            print(f"{package}: {heap.seconds / 60:.1f} minutes that {('tune', 'report')[half]}")
        for language, heap in self.talk.items():
            print(f"synthetic voices that speak {language}: {heap.seconds / 60:.1f} minutes that report")

    def put(self, heap: Heap, sound: np.ndarray) -> None:
        """Keep what is said in it."""
        heap.seconds += len(sound) / RATE
        heap.pieces += self.kept.frames(samples(sound))

    def words(self, language: str, speaker: str) -> Templates:
        """Teach what one speaker says."""
        takes = [
            self.kept.take(
                Command(word), f"{word}-{take}", samples(read(corpus.said(language, speaker, word, take)))
            )
            for word in WORDS[language]
            for take in range(corpus.TAUGHT)
        ]
        return lesson(takes, {}).words

    def tried(self, language: str, speaker: str, judge: Judge, known: Templates) -> Tried:
        """Say each word twice in every room, and give what it was heard as."""
        found: Tried = {}
        takes = range(corpus.TAUGHT, len(corpus.TAKES))
        for word, take in product((word for word in WORDS[language] if word in known), takes):
            sound = read(corpus.said(language, speaker, word, take))
            name = next(name for name, words in VOCABULARIES.items() if word in words)
            for kind, quieter in CONDITIONS:
                room = f"{kind} {quieter}"
                block = self.rooms.put(sound, kind, quieter, f"{language} {speaker} {word} {take} {room}")
                guesses = [judge.guessed(frames, name) for frames in self.kept.frames(samples(block))]
                surest = min(filter(None, guesses), key=lambda each: each.cost, default=None)
                found.setdefault((room, name), []).append((Command(word), surest))
        return found

    def strangers(self, judge: Judge, heap: Heap) -> dict[str, list[Guess]]:
        """Give, by vocabulary, what of everything that others say might be taken for a command."""
        found: dict[str, list[Guess]] = {name: [] for name in VOCABULARIES}
        for frames in heap.pieces:
            for name, guesses in found.items():
                guess = judge.guessed(frames, name)
                if guess is not None and guess.cost <= TRIED[-1]:
                    guesses.append(guess)
        return found

    def sentences(self, language: str, speaker: str, judge: Judge) -> tuple[int, int]:
        """Count the sentences with a command inside, and those that were taken for one."""
        files = [corpus.in_sentence(language, speaker, number) for number in range(10)]
        heard = false = 0
        for file in filter(Path.exists, files):
            heard += 1
            for frames in self.kept.frames(samples(read(file))):
                verdict = judge.decide(frames, VOCABULARIES["exercise"])
                false += verdict is not None and verdict.accepted
        return heard, false
