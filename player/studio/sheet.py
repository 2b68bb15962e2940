"""The script as a table for a spreadsheet, and such a table read back."""

import csv
import io
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from player.errors import UserError
from player.phrases import Phrases, phrases
from player.program import LANGUAGES
from player.studio.script import Numbered

_COLUMNS = ("number", "file", "text", "state")
_MARKS = {"nl": ";", "en": ","}
"""What stands between two columns, as spreadsheets expect it in each language."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet begins to calculate; a sentence never should."""
_MOST = 2_000_000


class Row(Struct, frozen=True):
    """One row of a table that names files."""

    row: int
    """Its line in the table, from 1."""
    file: str
    text: str


def sheet(script: Iterable[Numbered], there: Collection[str], book: Phrases) -> str:
    """Give the script as a table; `there` are the sentences that were recorded."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=_MARKS[book.language], lineterminator="\r\n")
    writer.writerow(book.say(f"studio.column.{column}") for column in _COLUMNS)
    for each in script:
        state = book.say(f"studio.state.{'there' if each.line.text in there else 'missing'}")
        writer.writerow((each.number, f"{each.stem}.wav", _harmless(each.line.text), state))
    return out.getvalue()


def read_sheet(file: Path) -> tuple[Row, ...]:
    """Read which file holds which sentence; UserError where a table does not tell."""
    try:
        with file.open("rb") as reading:
            data = reading.read(_MOST + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise UserError("studio.error.sheet", file=str(file), why=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise UserError("studio.error.sheet", file=str(file), why="UTF-8") from error
    first = text.partition("\n")[0]
    mark = max(";,\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text[:_MOST]), delimiter=mark))
    except csv.Error as error:
        raise UserError("studio.error.sheet", file=str(file), why=str(error)) from error
    at = _columns(rows[0] if rows else [])
    if not {"file", "text"} <= at.keys():
        raise UserError("studio.error.columns", file=str(file))
    return tuple(
        Row(number, row[at["file"]].strip(), same(row[at["text"]]))
        for number, row in enumerate(rows[1:], 2)
        if len(row) > max(at["file"], at["text"]) and row[at["file"]].strip()
    )


def same(text: str) -> str:
    """Give a sentence so that two that look alike are alike."""
    bare = text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text
    return unicodedata.normalize("NFC", " ".join(bare.split()))


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _columns(heads: list[str]) -> Mapping[str, int]:
    """Find the columns by what they are called, in any of the languages."""
    called = {
        phrases(language).say(f"studio.column.{column}").casefold(): column
        for language in LANGUAGES
        for column in _COLUMNS
    }
    found = {called.get(head.strip().casefold(), ""): index for index, head in enumerate(heads)}
    return {column: index for column, index in found.items() if column}
