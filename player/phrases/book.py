"""One language's sentences, and how numbers are spoken in them."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from player.phrases.files import Files

_BRACES = re.compile(r"\{([a-z_]+)\}(?: (\w+))?")


class UnknownPhraseError(KeyError):
    """A sentence, or a name in braces, that the player does not know."""


class Phrases(Struct, frozen=True):
    """The player's words in one language."""

    language: str
    table: Mapping[str, Any]
    digits: bool = False
    """True where sentences are only read, and numbers are seen sooner than words: `3.4`."""

    def say(self, key: str, **values: object) -> str:
        """Give the sentence `key` (dots lead into tables) with its braces filled."""
        return self.fill(self._find(key), values)

    def has(self, key: str) -> bool:
        """Tell whether there is a sentence of that name."""
        try:
            self._find(key)
        except UnknownPhraseError:
            return False
        return True

    def fill(self, text: str, values: Mapping[str, object]) -> str:
        """Fill the braces of `text`: numbers are spelt or in `digits`; a noun after a one is singular."""

        def replace(found: re.Match[str]) -> str:
            name, noun = found.group(1), found.group(2)
            if name not in values:
                raise UnknownPhraseError(name)
            value = values[name]
            number = self._written if self.digits else self.number
            shown = number(value) if isinstance(value, int | float) else str(value)
            if noun is None:
                return shown
            if value == 1 and not isinstance(value, bool):
                noun = self.table["singular"].get(noun, noun)
            return f"{shown} {noun}"

        return _BRACES.sub(replace, text)

    def number(self, value: float) -> str:
        """Spell a number as it is spoken: `één`, `drie komma vier`; above twenty in digits."""
        numbers: list[str] = self.table["numbers"]
        whole, tenths = divmod(round(value * 10), 10)
        spelt = numbers[whole] if 0 <= whole < len(numbers) else str(whole)
        return f"{spelt} {self.table['decimal']} {numbers[tenths]}" if tenths else spelt

    def _written(self, value: float) -> str:
        whole, tenths = divmod(round(value * 10), 10)
        return f"{whole}{self.table['caption']['point']}{tenths}" if tenths else f"{whole}"

    def pronounced(self, text: str) -> str:
        """Give what an engine should read for `text`: 112 is three digits, not a hundred and twelve."""
        for shown, spoken in self.table["pronounce"].items():
            text = re.sub(rf"(?<!\w){re.escape(shown)}(?!\w)", spoken, text)
        return text

    def _find(self, key: str) -> str:
        found: Any = self.table
        for step in key.split("."):
            if not isinstance(found, Mapping) or step not in found:
                raise UnknownPhraseError(key)
            found = found[step]
        if not isinstance(found, str):
            raise UnknownPhraseError(key)
        return found


def braces(text: str) -> tuple[str, ...]:
    """Give the names that stand in braces in `text`, in order."""
    return tuple(found.group(1) for found in _BRACES.finditer(text))


@cache
def phrases(language: str) -> Phrases:
    """Give the words of `language`: every file of its folder is one part of the table."""
    return Phrases(language=language, table=Files(Path(__file__).parent / language))
