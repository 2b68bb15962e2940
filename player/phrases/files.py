"""The files of one language, each read when a word of it is first asked for."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_HEADING = re.compile(r"(?m)^\[+ *([\w-]+)")
_KEY = re.compile(r"(?m)^([\w-]+) *[.=]")


class Files(Mapping[str, Any]):
    """The tables of every file in a folder, as one; no table stands in two files.

    Most of the words are those of mistakes and of help. To read them all took a tenth of what is done
    between start and first sound.
    """

    def __init__(self, folder: Path) -> None:
        """Look where each table is; raise ValueError where one is in two files."""
        self._texts: dict[Path, str] = {}
        self._places: dict[str, Path] = {}
        self._tables: dict[str, Any] = {}
        for file in sorted(folder.glob("*.toml")):
            self._texts[file] = text = file.read_text(encoding="utf-8")
            for name in _names(text):
                if name in self._places:
                    message = f"{file.name}: {name} stands in another file too"
                    raise ValueError(message)
                self._places[name] = file

    def __getitem__(self, name: str) -> Any:
        """Give a table, or a word outside all tables."""
        if name not in self._tables:
            self._tables.update(tomllib.loads(self._texts[self._places[name]]))
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        """Give the names, file by file."""
        return iter(self._places)

    def __len__(self) -> int:
        """Count the names."""
        return len(self._places)


def _names(text: str) -> set[str]:
    """Give the first part of every name in a file without reading all of it."""
    before = text[: heading.start()] if (heading := _HEADING.search(text)) else text
    return {*_HEADING.findall(text), *_KEY.findall(before)}
