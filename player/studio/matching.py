"""Which sentence a file holds: by a table, by its name, or by its number alone."""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from player.studio.script import Numbered
from player.studio.sheet import Row, same
from player.voice import parts

Mismatch = Literal["unknown", "other", "sheet"]


class Match(Struct, frozen=True):
    """The sentence of a file, or why there is none."""

    line: Numbered | None
    why: Mismatch | None = None
    said: str = ""
    """What the name or the table says instead."""


class Matcher:
    """Knows a script, and a table if there is one."""

    def __init__(self, script: Sequence[Numbered], rows: Sequence[Row] = ()) -> None:
        """Match files with the sentences of `script`."""
        self._numbers = {each.number: each for each in script}
        self._words = {parts(each.stem)[1]: each for each in script}
        self._texts = {same(each.line.text): each for each in script}
        self._rows: Mapping[str, str] = {row.file.casefold(): row.text for row in rows}

    def match(self, name: str) -> Match:
        """Give the sentence for the file of that `name`."""
        stem = name.rpartition(".")[0] or name
        text = self._rows.get(name.casefold(), self._rows.get(stem.casefold()))
        if text is not None:
            found = self._texts.get(text)
            return Match(found) if found else Match(None, "sheet", text)
        number, words = parts(stem)
        if words in self._words:
            # The words tell more than the number, which moves when the program changes.
            return Match(self._words[words])
        numbered = self._numbers.get(number or 0)
        if numbered is None:
            return Match(None, "unknown")
        return Match(numbered) if not words else Match(None, "other", numbered.line.text)
