"""What is advised of the words of one exercise: long sentences, hard ones, and numbers typed by hand."""

import re
from collections.abc import Iterable, Iterator

from player.phrases import phrases
from player.program import thresholds
from player.program.finding import Finding, Path, Table, table
from player.program.keys import LANGUAGES, LEVELS, Language
from player.program.meaning import texts
from player.program.readability import ease, sentences, syllables, words
from player.program.resolve import BREATHS, dose
from player.program.wording import PARTS

_SENTENCES = ("explain", "switch", "close", "stop_if")
_COUNTING = ("explain", "switch", "close", *PARTS, *BREATHS)
"""Not `stop_if`: its numbers are no dose."""
_NOUNS = ("reps", "sets", "seconds", "minutes")
_NEEDLE = 30
"""Characters by which a sentence is found in its text."""
_HARD = 3
"""Hard words that are named."""


def wordy(text: str, path: Path) -> Iterator[Finding]:
    """Tell of every sentence in `text` that is too long to be heard."""
    for sentence in sentences(text):
        count = len(words(sentence))
        if count > thresholds.SENTENCE:
            values = {"count": str(count), "most": str(thresholds.SENTENCE)}
            yield _advised(path, "long-sentence", values, sentence[:_NEEDLE])


def hard(spoken: Iterable[str], language: Language, path: Path) -> Iterator[Finding]:
    """Tell of texts that together are hard to read, with their hardest words."""
    listed = tuple(spoken)
    score, count = ease(listed, language)
    if count < thresholds.WORDS or score >= thresholds.EASE:
        return
    every = dict.fromkeys(word for text in listed for word in words(text))
    longest = sorted(every, key=lambda word: -syllables(word, language))[:_HARD]
    values = {
        "score": str(round(score)),
        "least": str(round(thresholds.EASE)),
        "words": ", ".join(longest),
    }
    yield Finding(path=path, code="hard-to-read", values=values, at="key", severity="advice")


def saying(exercise: Table, change: Table, at: Path) -> Iterator[Finding]:
    """Tell what is advised of the words of an exercise; `change` is what its program says otherwise."""
    for language in LANGUAGES:
        told = [*texts(table(exercise.get(language)), (*at, language))]
        for key, text, path in told:
            if key in _SENTENCES:
                yield from wordy(text, path)
        yield from hard((text for key, text, _ in told if key in _SENTENCES), language, (*at, language))
        numbers = _Numbers(exercise, change, language)
        for key, text, path in told:
            if key in _COUNTING:
                yield from numbers.typed(text, path)


class _Numbers:
    """Finds the numbers of a dose where they are typed by hand."""

    def __init__(self, exercise: Table, change: Table, language: Language) -> None:
        doses = [dose(exercise, change, level) for level in LEVELS]
        breathing = exercise.get("kind") == "breathing"
        self._known: dict[str, dict[float, str]] = {
            noun: {} for noun in ("reps", "sets", "seconds", "minutes")
        }
        for numbers in doses:
            self._add("reps", numbers.get("reps", 1), "reps")
            self._add("sets", numbers.get("sets", 1), "sets")
            if breathing:
                self._add("seconds", numbers.get("out", 0), "inhale")
                self._add("seconds", numbers.get("back", 0), "exhale")
            self._add("seconds", numbers.get("hold", 0), "hold")
            self._add("minutes", numbers.get("hold", 0) / 60, "minutes")
        book = phrases(language)
        nouns: dict[str, str] = book.table["program"]["counted"]
        self._spelt = {word: float(value) for value, word in enumerate(book.table["numbers"])}
        self._often = re.compile(rf"\s+(?:{nouns['often']})\b", re.IGNORECASE)
        number = "|".join([r"\d+(?:[.,]\d+)?", *sorted(self._spelt, key=len, reverse=True)])
        self._typed = {
            noun: re.compile(rf"(?<![\w{{])({number})(?:\s+\w+)?\s+(?:{nouns[noun]})\b", re.IGNORECASE)
            for noun in self._known
        }

    def _add(self, noun: str, value: float, brace: str) -> None:
        self._known[noun].setdefault(float(value), brace)

    def typed(self, text: str, path: Path) -> Iterator[Finding]:
        for noun, known in self._known.items():
            for found in self._typed[noun].finditer(text):
                value = self._value(found.group(1))
                # Another number of repetitions than the dose has is worse still.
                meant = value > 1 and (value in known or noun == "reps")
                if meant and not self._often.match(text, found.end()):
                    values = {"number": found.group(), "near": f"{{{known.get(value, noun)}}}"}
                    yield _advised(path, "typed-number", values, found.group())

    def _value(self, text: str) -> float:
        spelt = self._spelt.get(text.lower())
        return float(text.replace(",", ".")) if spelt is None else spelt


def _advised(path: Path, code: str, values: dict[str, str], needle: str) -> Finding:
    return Finding(path=path, code=code, values=values, needle=needle, severity="advice")
