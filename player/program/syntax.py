"""What tomllib says of a broken line, told by the author's likely slip."""

import re

from player.errors import Problem

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_CLASSES = (
    ("Cannot overwrite a value", "toml-twice"),
    ("Duplicate inline table key", "toml-twice"),
    ("Cannot declare", "toml-table-twice"),
    ("Cannot redefine", "toml-table-twice"),
    ("Cannot mutate", "toml-table-twice"),
    ("Unterminated string", "toml-quote"),
    ("Expected \"'", "toml-quote"),
    ("Illegal character '\\n'", "toml-quote"),
    ("Illegal character", "toml-character"),
    ("Found invalid character", "toml-character"),
    ("Invalid hex value", "toml-backslash"),
    ("Unescaped '\\'", "toml-backslash"),
    ("Escaped character", "toml-backslash"),
    ("Expected '=' after a key", "toml-equals"),
    ("Expected newline or end of document", "toml-newline"),
    ("Invalid initial character for a key part", "toml-key"),
    ("Unclosed", "toml-bracket"),
    ("Expected ']", "toml-bracket"),
    ("Invalid value", "toml-value"),
    ("Exceeds the limit", "toml-number"),
    ("Invalid date", "toml-value"),
)
_BARE = re.compile(r"[^\s,\]}#]*")
_COMMA = re.compile(r"\d,\d")
_UNIT = re.compile(r"=\s*\d+(?:\.\d+)?\s*[^\W\d_:]?:?$")
_CURLY = re.compile("[\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2032\u2033]")
_HUGE = re.compile(r"\d[\d_]{4000}")


def explain(error: ValueError, text: str, file: str) -> Problem:
    """Give the line, the column and the class of a TOML mistake."""
    message = str(error)
    code = next((code for start, code in _CLASSES if message.startswith(start)), "toml-other")
    lines = text.replace("\r\n", "\n").split("\n")
    line, column = _place(message, code, text, lines)
    there = lines[line - 1] if line <= len(lines) else ""
    if code == "toml-value" and there.lstrip().startswith("["):
        code = "toml-bracket"
    if code == "toml-newline" and _COMMA.match(there, max(column - 2, 0)):
        code = "toml-comma"
    elif code == "toml-newline" and _UNIT.search(there[:column]) and "=" not in there[column:]:
        code = "toml-unit"
    if code == "toml-value" and _CURLY.match(there, max(column - 1, 0)):
        code = "toml-curly"
    if code == "toml-bracket" and column == 1:
        # What is not closed stands before the line at which that shows.
        line = max((number for number in range(1, line) if lines[number - 1].strip()), default=line)
        column = 0
    values = {}
    if code == "toml-value":
        bare = _BARE.match(there, max(column - 1, 0))
        values["value"] = bare.group()[:40] if bare else ""
    return Problem(file=file, code=code, values=values, line=line, column=column)


def _place(message: str, code: str, text: str, lines: list[str]) -> tuple[int, int]:
    place = _PLACE.search(message)
    if place and place.group(1):
        line, column = int(place.group(1)), int(place.group(2))
        # What is told at the end of a line, or behind it, is about the statement that stands there.
        if code in {"toml-twice", "toml-table-twice"}:
            column = 1
        return line, column
    if code == "toml-number" and (huge := _HUGE.search(text)):
        return text.count("\n", 0, huge.start()) + 1, 0
    last = max((number for number, line in enumerate(lines, 1) if line.strip()), default=1)
    return last, 0
