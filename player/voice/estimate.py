"""How long speech will take, before anybody has spoken it."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from player.phrases import phrases
from player.session import Line
from player.units import Frames, to_frames

_WORD = re.compile(r"\w+")
_PAUSE = re.compile(r"[,;:]\s")
_STOP = re.compile(r"[.!?]+\s")
_LETTERS_IN_DIGIT = 5
"""Letters that the word for one digit has, about."""


class _Weights(Struct, frozen=True):
    """Seconds that each part of a text takes."""

    letter: float
    word: float
    pause: float
    stop: float
    """A full stop between two sentences."""
    base: float


_WEIGHTS: Mapping[str, _Weights] = MappingProxyType(
    {
        # Fitted to 122 Dutch and 144 English sentences of espeak-ng 1.52 at 150 words a minute.
        "nl": _Weights(letter=0.0636, word=0.097, pause=0.34, stop=0.53, base=0.075),
        "en": _Weights(letter=0.0705, word=0.0675, pause=0.385, stop=0.70, base=0.09),
    }
)


def estimate(line: Line) -> Frames:
    """Give the length that a line will have, or about so: a page of them within 6 %."""
    return estimate_text(phrases(line.language).pronounced(line.text), line.language)


def estimate_text(text: str, language: str) -> Frames:
    """Give about the length of `text` as an engine reads it at 150 words a minute."""
    weights = _WEIGHTS[language]
    letters = sum(_LETTERS_IN_DIGIT if sign.isdigit() else sign.isalpha() for sign in text)
    return to_frames(
        weights.base
        + weights.letter * letters
        + weights.word * len(_WORD.findall(text))
        + weights.pause * len(_PAUSE.findall(text))
        + weights.stop * len(_STOP.findall(text))
    )
