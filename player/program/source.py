"""From bytes to a table: what is no text, no TOML or too much is told in plain words."""

import re
import tomllib
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from player.errors import Problem
from player.program import limits
from player.program.finding import Table
from player.program.nearest import nearest
from player.program.syntax import explain

_DOTTED = re.compile(
    r"""(?m)(?:^|[{,])[ \t\[]*(?:(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){16}"""
)
"""A key of sixteen dots: tomllib's time grows with the square of them."""
_EXERCISE = re.compile(rb"(?m)^[ \t]*\[\[[ \t]*exercise[ \t]*\]\]")
_STATEMENT = re.compile(r"""^\s*(?:[\w-]+\s*\.\s*)*["']?([\w-]+)["']?\s*(?:=|\s["'\d\[]|:)""")
_BEGINS = re.compile(r"""^\s*(?:\[|[\w."'-]+\s*=)""")
_PAIR = re.compile(r"""(?m)^\s*(?:[\w."'-]+|"[^"\n]*"|'[^'\n]*')\s*=""")
_YAML = re.compile(r"(?m)^(?:---|\s*- |\s*[\w-]+:(?:\s|$)|[{<])")
_SINGLE = re.compile(r"^\s*\[(?P<double>\[?)\s*(?P<name>[\w.-]+)\s*\]\]?\s*(?:#.*)?$")
_LISTS = (
    "exercise",
    "phase",
    "variant",
    "question",
    "question.part",
    "question.choice",
    "advice",
    "route",
    "tip",
)
"""Tables that stand between double brackets, one after the other."""
_TWICE = frozenset({"toml-twice", "toml-table-twice"})
_MISTAKES = 60
"""Lines that are left out or mended, before we stop reading on."""
_ONE_LINE = frozenset(
    {
        "toml-equals",
        "toml-newline",
        "toml-comma",
        "toml-unit",
        "toml-curly",
        "toml-quote",
        "toml-value",
        "toml-backslash",
        "toml-twice",
        "toml-character",
    }
)


class Mended(Struct, frozen=True):
    """A word of the text that we read as another."""

    line: int
    column: int
    """Where it stands, from 1."""
    word: str
    instead: str


class Source(Struct, frozen=True):
    """A file that was read as far as it goes."""

    file: str
    text: str = ""
    """Without the lines that could not be read; the others keep their numbers."""
    table: Table | None = None
    problems: tuple[Problem, ...] = ()
    hidden: frozenset[str] = frozenset()
    """Keys of the lines that could not be read."""
    mended: tuple[Mended, ...] = ()
    """What was read otherwise than it is written, in that order."""

    def column(self, line: int, column: int) -> int:
        """Give the column in the author's own text for one in ours."""
        for each in reversed(self.mended):
            if each.line == line and column > each.column:
                column = max(each.column, column + len(each.word) - len(each.instead))
        return column


def again(source: Source, changes: tuple[Mended, ...]) -> Source | None:
    """Read a text with other words in it; None where nothing would change, or it cannot be read so."""
    if not changes:
        return None
    lines = source.text.split("\n")
    for each in sorted(changes, key=lambda change: -change.column):
        line, start = lines[each.line - 1], each.column - 1
        lines[each.line - 1] = line[:start] + each.instead + line[start + len(each.word) :]
    text = "\n".join(lines)
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError):
        return None
    in_order = tuple(sorted(changes, key=lambda change: (change.line, -change.column)))
    return replace(source, text=text, table=table, mended=(*source.mended, *in_order))


def parse(data: bytes, file: str) -> Source:
    """Read TOML; a line that is broken is told and left out, so that the rest can be checked too."""
    problem = _too_much(data, file)
    if problem is None:
        text = _decoded(data, file)
        if isinstance(text, str):
            return _parse(text, file)
        problem = text
    return Source(file, problems=(problem,))


def _too_much(data: bytes, file: str) -> Problem | None:
    for count, found in enumerate(_EXERCISE.finditer(data)):
        if count == limits.EXERCISES:
            line = data.count(b"\n", 0, found.start()) + 1
            return too_many_exercises(len(_EXERCISE.findall(data)), file, line)
    if len(data) > limits.FILE_BYTES:
        return Problem(file=file, code="too-large", values={"most": str(limits.FILE_BYTES // 1024)})
    return None


def too_many_exercises(count: int, file: str, line: int) -> Problem:
    """Tell that a program holds more exercises than one may."""
    values = {"count": str(count), "most": str(limits.EXERCISES)}
    return Problem(file=file, code="too-many-exercises", values=values, line=line)


def _decoded(data: bytes, file: str) -> str | Problem:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(file=file, code="utf-16")
    if b"\0" in data:
        return Problem(file=file, code="binary", line=data.count(b"\n", 0, data.index(b"\0")) + 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Problem(file=file, code="not-utf8", line=data.count(b"\n", 0, error.start) + 1)
    if not any(line.strip() and not line.strip().startswith("#") for line in text.split("\n")):
        return Problem(file=file, code="empty-file")
    if deep := _DOTTED.search(text):
        return _too_deep(file, text.count("\n", 0, deep.end()) + 1)
    return text


def _parse(text: str, file: str) -> Source:
    problems: list[Problem] = []
    hidden: set[str] = set()
    read: dict[str, Any] | None = None
    torn = 0
    for _ in range(_MISTAKES):
        if read is not None:
            break
        try:
            read = tomllib.loads(text)
        except RecursionError:
            problems.append(_too_deep(file, 1))
            break
        except ValueError as error:
            if not problems and not _PAIR.search(text):
                code = "yaml" if _YAML.search(text) else "not-toml"
                return Source(file, text, problems=(Problem(file=file, code=code),))
            problem = explain(error, text, file)
            lines = text.split("\n")
            if problem.code in _TWICE and (header := _header(lines, problem)):
                problems.append(header)
                lines[header.line - 1] = f"[[{header.values.get('near', header.values['word'])}]]"
                text = "\n".join(lines)
                continue
            if problem.line == torn and not _BEGINS.match(lines[torn - 1]):
                # The rest of a text that was broken off on the line before.
                lines[torn - 1], torn = "", torn + 1
                text = "\n".join(lines)
                continue
            problems.append(problem)
            torn = problem.line + 1 if problem.code == "toml-quote" else 0
            broken = _STATEMENT.match(lines[problem.line - 1])
            if problem.code not in _ONE_LINE or broken is None:
                break
            hidden.add(broken.group(1))
            lines[problem.line - 1] = ""
            text = "\n".join(lines)
    if read is not None and _depth(read) > limits.DEPTH:
        return Source(file, text, problems=(_too_deep(file, 1),))
    return Source(file, text, read, tuple(problems), frozenset(hidden))


def _header(lines: list[str], problem: Problem) -> Problem | None:
    """Find what makes a table seem to be there twice: the header of a list that is written wrongly."""
    for number in range(problem.line, 0, -1):
        written = _SINGLE.match(lines[number - 1])
        if written is None:
            continue
        name, column = written["name"], written.start("name") + 1
        if name in _LISTS and not written["double"]:
            return replace(problem, code="single-brackets", values={"word": name}, line=number, column=column)
        near = None if name in _LISTS or "." in name else nearest(name, _LISTS)
        if near and (written["double"] or near == "exercise"):
            values = {"word": name, "near": near}
            return replace(problem, code="misspelt-key", values=values, line=number, column=column)
    return None


def _too_deep(file: str, line: int) -> Problem:
    return Problem(file=file, code="too-deep", values={"most": str(limits.DEPTH)}, line=line)


def _depth(read: dict[str, Any]) -> int:
    depth = 0
    floor: list[Any] = [read]
    while floor:
        depth += 1
        inside: list[Any] = []
        for held in floor:
            inside += held.values() if isinstance(held, dict) else held
        floor = [item for item in inside if isinstance(item, dict | list)]
    return depth
