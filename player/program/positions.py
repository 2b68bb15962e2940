"""Where each key and value of a TOML text stands: lines and columns, from 1."""

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from tree_sitter import Language, Node, Parser
from tree_sitter_toml import language

from player.program.finding import Finding, Path


class Spot(Struct, frozen=True):
    """A stretch of text: its first line and column, and its last line."""

    line: int
    column: int
    end: int


class Positions:
    """The places of one text."""

    def __init__(self, text: str) -> None:
        """Walk through `text` once."""
        data = text.encode()
        self._lines = data.split(b"\n")
        self._keys: dict[Path, Spot] = {}
        self._values: dict[Path, Spot] = {}
        self._counts: dict[Path, int] = {}
        for node in Parser(Language(language())).parse(data).root_node.named_children:
            self._statement(node)

    def of(self, found: Finding) -> tuple[int, int]:
        """Give line and column of a finding; of the nearest table around it where it is not written."""
        path = found.path
        if found.at == "value" and path in self._values:
            spot = self._values[path]
            return self._needle(spot, found.needle) if found.needle else (spot.line, spot.column)
        for end in range(len(path), 0, -1):
            if near := self._keys.get(path[:end]) or self._values.get(path[:end]):
                return near.line, near.column
        return 1, 0

    def _needle(self, spot: Spot, needle: str) -> tuple[int, int]:
        for number in range(spot.line, spot.end + 1):
            text = self._lines[number - 1].decode(errors="replace")
            column = text.find(needle, spot.column - 1 if number == spot.line else 0)
            if column >= 0:
                return number, column + 1
        return spot.line, spot.column

    def _statement(self, node: Node) -> None:
        match node.type:
            case "pair":
                self._pairs([((), node)])
            case "table" | "table_array_element":
                children = node.named_children
                if not children or children[0].type not in _KEYS:
                    return
                path = self._header(children[0], repeats=node.type == "table_array_element")
                self._keys.setdefault(path, self._spot(node))
                self._pairs([(path, child) for child in children[1:] if child.type == "pair"])

    def _header(self, key: Node, *, repeats: bool) -> Path:
        path: Path = ()
        names = list(_names(key))
        for name, following in pairwise([*names, None]):
            path = (*path, str(name))
            if following is None and repeats:
                self._counts[path] = self._counts.get(path, -1) + 1
            self._keys.setdefault(path, self._spot(key))
            if path in self._counts:
                path = (*path, self._counts[path])
        return path

    def _pairs(self, waiting: list[tuple[Path, Node]]) -> None:
        while waiting:
            base, node = waiting.pop()
            children = [child for child in node.named_children if child.type != "comment"]
            if node.type == "pair" and children:
                path = base
                for name in _names(children[0]):
                    path = (*path, name)
                    self._keys.setdefault(path, self._spot(children[0]))
                if len(children) > 1:
                    self._values.setdefault(path, self._spot(children[1]))
                    waiting.append((path, children[1]))
            elif node.type == "inline_table":
                waiting += [(base, child) for child in children if child.type == "pair"]
            elif node.type == "array":
                for index, child in enumerate(children):
                    self._values.setdefault((*base, index), self._spot(child))
                    waiting.append(((*base, index), child))

    def _spot(self, node: Node) -> Spot:
        row, before = node.start_point
        column = len(self._lines[row][:before].decode(errors="replace")) + 1
        return Spot(row + 1, column, node.end_point[0] + 1)


@lru_cache(maxsize=4)
def positions_of(text: str) -> Positions:
    """Give the places of `text`; one text is asked for several times while its problems are told."""
    return Positions(text)


_KEYS = frozenset({"bare_key", "quoted_key", "dotted_key"})


def _names(key: Node) -> Iterator[str]:
    waiting = [key]
    while waiting:
        node = waiting.pop()
        text = (node.text or b"").decode(errors="replace")
        if node.type == "dotted_key":
            waiting += reversed(node.named_children)
        elif node.type == "quoted_key":
            yield _unquoted(text)
        else:
            yield text


def _unquoted(text: str) -> str:
    try:
        return next(iter(tomllib.loads(f"{text} = 1")))
    except tomllib.TOMLDecodeError:
        return text
