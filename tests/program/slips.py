"""Every file that ships, with one slip in it: a key misspelt, a value of the wrong type, a key left out."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from player.program import schema

SESSIONS = Path(__file__).parents[2] / "sessions"
SHIPPED = sorted(SESSIONS.rglob("*.toml"))
_STATEMENT = re.compile(r"^(?P<key>[\w-]+)\s*=\s*(?P<value>.*)$")
_HEADER = re.compile(r"^(?P<open>\[+)(?P<keys>[\w.-]+)(?P<close>\]+)")
_REQUIRED = {
    "exercise": {"format", "kind", "position", "name", "nl", "en", "easy", "side"},
    "program": {"format", "name", "nl", "en", "use", "kind", "position", "side"},
}


class Slip(NamedTuple):
    """A slip in a file, with the one line of which something must be told."""

    name: str
    lines: list[str]
    """The file as it is."""
    start: int
    until: int
    """The lines that are spoilt."""
    instead: str
    """What stands in their place; the others keep their numbers."""
    line: int

    @property
    def text(self) -> str:
        """Give the spoilt file; there are too many slips to keep the texts of them all."""
        gap = [""] * (self.until - self.start - 1)
        return "\n".join([*self.lines[: self.start], self.instead, *gap, *self.lines[self.until :]])


def shipped(use: str) -> tuple[str, bytes] | None:
    """Find an exercise of the catalogue."""
    file = SESSIONS / "exercises" / f"{use}.toml"
    return (file.name, file.read_bytes()) if file.is_file() else None


def misspellings(word: str) -> Iterator[str]:
    """Give the word with one letter dropped, doubled or changed, or two neighbours turned."""
    for at, letter in enumerate(word):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + letter + word[at:]
        yield word[:at] + ("q" if letter != "q" else "z") + word[at + 1 :]
        yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


def misspelt(file: Path) -> Iterator[Slip]:
    """Misspell each key in every way that leaves a name."""
    lines = file.read_text(encoding="utf-8").split("\n")
    known = set(re.findall(r"[\w-]+", "\n".join(lines)))
    for number, start, word in _keys(lines):
        for wrong in dict.fromkeys(misspellings(word)):
            if wrong and wrong not in known:
                spoilt = lines[number][:start] + wrong + lines[number][start + len(word) :]
                yield Slip(f"{word} as {wrong}", lines, number, number + 1, spoilt, number + 1)


def mistyped(file: Path) -> Iterator[Slip]:
    """Put values of other types behind each key, and other brackets around each table."""
    lines = file.read_text(encoding="utf-8").split("\n")
    for number, until in _statements(lines):
        if header := _HEADER.match(lines[number]):
            single = header["open"] == "["
            wrong = [f"[[{header['keys']}]]" if single else f"[{header['keys']}]"]
        else:
            key, value = _STATEMENT.match(lines[number]).group("key", "value")
            wrong = [f"{key} = {other}" for other in _others(key, value)]
        for other in wrong:
            yield Slip(f"{lines[number]} as {other}", lines, number, until, other, number + 1)


def removed(file: Path) -> Iterator[Slip]:
    """Leave out each key that must be there, with all that is below it."""
    lines = file.read_text(encoding="utf-8").split("\n")
    if "[[route]]" in lines:
        yield from _removed_from_pathway(lines)
        return
    kind = "program" if "[[exercise]]" in lines else "exercise"
    head = 0
    entry = 0
    keys: list[str] = []
    for number, until in _statements(lines):
        if header := _HEADER.match(lines[number]):
            keys = header["keys"].split(".")
            entry = number + 1 if header["open"] == "[[" else entry
            own = [key for key in keys if key != "exercise"]
            head = number + 1
            if len(own) == 1 and own[0] in _REQUIRED[kind]:
                until = _end(lines, number, header["keys"])  # noqa: PLW2901 - the table is longer
                yield _without(lines, number, until, entry if keys[0] == "exercise" else 1)
        elif _STATEMENT.match(lines[number])["key"] in _REQUIRED[kind]:
            yield _without(lines, number, until, head or 1)


def _removed_from_pathway(lines: list[str]) -> Iterator[Slip]:
    """Leave out what its schema asks for; a table between double brackets is one of several, and may go."""
    headers: dict[str, int] = {}
    held: tuple[str, ...] = ()
    for number, until in _statements(lines):
        if not (header := _HEADER.match(lines[number])):
            if _STATEMENT.match(lines[number])["key"] in _required(*held):
                yield _without(lines, number, until, headers.get(".".join(held), 1))
            continue
        headers[header["keys"]] = number + 1
        held = tuple(header["keys"].split("."))
        around = ".".join(held[:-1])
        if header["open"] == "[" and held[-1] in _required(*held[:-1]):
            yield _without(lines, number, _end(lines, number, header["keys"]), headers.get(around, 1))


@cache
def _required(*keys: str) -> tuple[str, ...]:
    """Give the keys that a table of the pathway must have."""
    whole = schema("pathway")
    law = whole
    for key in (None, *keys):
        if key is not None:
            law = law.get("properties", {}).get(key) or law.get("additionalProperties", {})
        while not {"properties", "additionalProperties"} & law.keys():
            named = law.get("$ref") or law.get("items", {}).get("$ref") or law["anyOf"][-1]["$ref"]
            law = whole["$defs"][named.rsplit("/", 1)[1]]
    return tuple(law.get("required", ()))


def _without(lines: list[str], start: int, until: int, line: int) -> Slip:
    return Slip(f"{start + 1} without {lines[start]}", lines, start, until, "", line)


def _others(key: str, value: str) -> tuple[str, ...]:
    if key in {"kind", "level", "use"} and value.startswith('"'):
        return ("5", "true", f'{value[:-2]}"')
    if value.startswith('"'):
        return ("5", "true", '["x"]') if key not in {"position", "sides"} else ("5", "true")
    if value.startswith("["):
        return ('"x x"', "5") if key not in {"position", "sides"} else ("5", "true")
    return ('"x"', "[1]")


def _keys(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    for number, _ in _statements(lines):
        if header := _HEADER.match(lines[number]):
            for found in re.finditer(r"[\w-]+", header["keys"]):
                yield number, header.start("keys") + found.start(), found.group()
        else:
            yield number, 0, _STATEMENT.match(lines[number])["key"]


def _statements(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Give the first line of each statement or header, and the line after its last."""
    starts = [number for number, line in enumerate(lines) if _STATEMENT.match(line) or _HEADER.match(line)]
    return zip(starts, [*starts[1:], len(lines)], strict=True)


def _end(lines: list[str], start: int, keys: str) -> int:
    for number in range(start + 1, len(lines)):
        if (header := _HEADER.match(lines[number])) and not header["keys"].startswith(f"{keys}."):
            return number
    return len(lines)
