"""Looks at recordings before they are learned: each one word, like its sisters, unlike other words."""

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from player.command import Command
from player.words.elsewhere import elsewhere
from player.words.embedding import Embedder, Frames
from player.words.endpointer import RATE, Endpointer, Samples
from player.words.templates import Templates, with_words
from player.words.vocabulary import together
from player.words.warping import Bank

_SILENCE = np.zeros(RATE // 2, np.int16)
_ALIKE = 0.06
"""Distance below which two words cannot be told apart.

By 17 voices of the computer, in both languages, no command or number lies nearer to another one, and none
was taken for another, alone, in a room or beside a noise. What they say nearly the same lies below 0.045.
"""
_ALIKE_TIMES = 1.4
"""So many times farther than from its own recordings a word must be from another one."""
_ODD = 0.2
_ODD_TIMES = 2.5
"""A recording so far, and so many times farther than its sisters, from all of them is of something else."""

Flaw = Literal["silent", "several", "odd", "alike"]


class Take(Struct, frozen=True, eq=False):
    """One recording of one command."""

    command: Command
    name: str
    """What the person calls it, such as the name of a file."""
    frames: Frames | None = None
    others: tuple[Frames, ...] = ()
    """What it would be elsewhere."""
    flaw: Flaw | None = None
    """Why there are no frames: nothing was heard, or more than one word."""


class Fault(Struct, frozen=True):
    """What is the matter with a recording, or with a word."""

    flaw: Flaw
    command: Command
    name: str = ""
    """Of the recording; empty where it is about the whole word."""
    other: Command | None = None
    """The word that it is like."""


class Lesson(Struct, frozen=True, eq=False):
    """What can be learned of some recordings, and what is the matter with the others."""

    words: Templates
    faults: tuple[Fault, ...]


def listened(command: Command, name: str, sound: NDArray[np.int16], embedder: Embedder) -> Take:
    """Hear a recording at 16 kHz, with half a second of silence at both ends."""
    segments = Endpointer().feed(np.concatenate((_SILENCE, sound, _SILENCE)))
    if not segments:
        return Take(command, name, flaw="silent")
    powers = [float(np.square(segment.samples).sum()) for segment in segments]
    chosen = int(np.argmax(powers))
    if len(segments) > 1 and sum(powers) > 1.1 * powers[chosen]:
        return Take(command, name, flaw="several")
    return taken(command, name, segments[chosen].samples, embedder)


def taken(command: Command, name: str, word: Samples, embedder: Embedder) -> Take:
    """Take what is one word, as it is and as it would be elsewhere."""
    return Take(command, name, embedder.embed(word), tuple(map(embedder.embed, elsewhere(word))))


def lesson(takes: Sequence[Take], known: Templates) -> Lesson:
    """Give what can be learned beside the words that are `known`; whatever is taught anew replaces them."""
    faults = [Fault(take.flaw, take.command, take.name) for take in takes if take.flaw is not None]
    taught: dict[Command, list[Take]] = {}
    for take in takes:
        if take.frames is not None:
            taught.setdefault(take.command, []).append(take)
    learned: dict[Command, tuple[Frames, ...]] = {}
    kept: dict[Command, tuple[Frames, ...]] = {}
    for command, every in taught.items():
        odd = _odd(every)
        faults += [Fault("odd", command, every[place].name) for place in odd]
        right = [take for place, take in enumerate(every) if place not in odd]
        good = tuple(take.frames for take in right if take.frames is not None)
        others = {
            other: frames
            for other, frames in {**known, **learned}.items()
            if other is not command and together(command, other) and (other in learned or other not in taught)
        }
        like = _like(good, others)
        if like is None:
            learned[command] = good
            kept[command] = tuple(
                frames for take in right for frames in (take.frames, *take.others) if frames is not None
            )
        else:
            faults.append(Fault("alike", command, other=like))
    return Lesson(with_words({}, kept), tuple(faults))


def _odd(takes: Sequence[Take]) -> list[int]:
    """Find the recordings that are of something else than the rest; of two nobody knows which."""
    frames = [take.frames for take in takes if take.frames is not None]
    if len(frames) < 3:  # noqa: PLR2004 - as said above
        return []
    nearest = np.array([_nearest(one, [*frames[:at], *frames[at + 1 :]]) for at, one in enumerate(frames)])
    limit = max(_ODD, _ODD_TIMES * float(np.median(nearest)))
    return [place for place, distance in enumerate(nearest) if distance > limit]


def _like(word: Sequence[Frames], others: Mapping[Command, Sequence[Frames]]) -> Command | None:
    """Find the word that cannot be told from this one; the nearest."""
    own = (
        [_nearest(one, [*word[:at], *word[at + 1 :]]) for at, one in enumerate(word)]
        if len(word) > 1
        else [0.0]
    )
    least = max(_ALIKE, _ALIKE_TIMES * float(np.mean(own)))
    far = {other: float(np.mean([_nearest(one, frames) for one in word])) for other, frames in others.items()}
    nearest = min(far, key=lambda each: far[each], default=None)
    return nearest if nearest is not None and far[nearest] < least else None


def _nearest(one: Frames, others: Sequence[Frames]) -> float:
    return float(Bank(others).distances(one).min())
