"""How easily a text reads, by the formulas of Flesch and Douma.

English: R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948), 221-233.
Dutch: W. H. Douma, "De leesbaarheid van landbouwbladen", Wageningen 1960, who fitted Flesch's formula to it.
Both count words a sentence and syllables a word; 100 is very easy, 60 to 70 plain, below 50 difficult.
"""

import re
from collections.abc import Iterable

from player.program.keys import Language

_FORMULAS: dict[Language, tuple[float, float, float]] = {
    # constant, for each word of a sentence, for each syllable of a word
    "en": (206.835, 1.015, 84.6),
    "nl": (206.84, 0.93, 77.0),
}
_END = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"\w[\w'\u2019-]*")
_BRACE = re.compile(r"\{\w*\}")
_DUTCH = re.compile(
    r"[aeo]{1,2}i|[aoe]?[ëïöüä]|ieu|eeu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouáéíóúàèê]|y(?![aeiou])"
)
_ENGLISH = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeiouysxz])es$|(?<=[^aeiouydt])ed$")


def sentences(text: str) -> tuple[str, ...]:
    """Give the sentences of `text`."""
    return tuple(part for part in _END.split(" ".join(text.split())) if part)


def words(text: str) -> tuple[str, ...]:
    """Give the words of `text`; a name in braces is one, also where it is glued to a noun."""
    return tuple(_WORD.findall(_BRACE.sub("two", text)))


def syllables(word: str, language: Language) -> int:
    """Count the syllables of one word by its vowels; at least one."""
    small = word.lower()
    if language == "nl":
        return max(1, len(_DUTCH.findall(small)))
    return max(1, len(_ENGLISH.findall(_SILENT.sub("", small))))


def ease(texts: Iterable[str], language: Language) -> tuple[float, int]:
    """Give the reading ease of `texts` taken together, and how many words it was measured on."""
    every = [words(part) for text in texts for part in sentences(text)]
    counted = [word for each in every for word in each]
    if not counted:
        return 100.0, 0
    constant, by_words, by_syllables = _FORMULAS[language]
    long = len(counted) / len(every)
    heavy = sum(syllables(word, language) for word in counted) / len(counted)
    return constant - by_words * long - by_syllables * heavy, len(counted)
