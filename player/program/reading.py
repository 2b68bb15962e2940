"""The fast road: a good file becomes a Program in milliseconds; a bad one is told whole."""

from collections.abc import Callable, Collection, Iterable
from hashlib import sha256
from pathlib import PurePath
from typing import Any

import msgspec

from player.errors import Problem, UserError
from player.program.entries import entries
from player.program.finding import Finding, Table
from player.program.items import item
from player.program.keys import LANGUAGES
from player.program.meaning import meaning
from player.program.model import Exercise, ProgramFile
from player.program.shapeless import shapeless
from player.program.source import parse
from player.program.values import Item, Program

Find = Callable[[str], tuple[str, bytes] | None]
"""Gives the file and the text of the exercise that `use` names; None where there is none."""


def read(text: bytes, name: str, file: str, find: Find, names: Collection[str] = ()) -> Program:
    """Make a Program of `text`, or raise a UserError that holds every problem in it.

    `names` are what `find` knows, for "did you mean".
    """
    used: dict[str, bytes] = {}
    tables: dict[str, Table] = {}

    def known(use: str) -> Table | None:
        if use not in tables and (found := find(use)) is not None:
            used[use] = found[1]
            tables[use] = _exercise(found[1], found[0])
        return tables.get(use)

    try:
        table = _checked(text, file, ProgramFile)
        _expect_none(entries(table, known, names))
    except _BadFileError as bad:
        raise _told(text, file, find, names) from bad
    return _program(table, name, tables, _digest(text, used))


class _BadFileError(Exception):
    """Something is wrong; the slow road will say what."""


def _checked(text: bytes, file: str, model: type[msgspec.Struct]) -> Table:
    source = parse(text, file)
    if source.problems or source.table is None:
        raise _BadFileError
    try:
        msgspec.convert(source.table, model, strict=True)
    except msgspec.ValidationError as error:
        raise _BadFileError(str(error)) from error
    _expect_none(shapeless(source.table))
    return source.table


def _expect_none(findings: Iterable[Finding]) -> None:
    if any(True for _ in findings):
        raise _BadFileError


def _exercise(text: bytes, file: str) -> Table:
    table = _checked(text, file, Exercise)
    _expect_none(meaning(table, ()))
    return table


def _told(text: bytes, file: str, find: Find, names: Collection[str]) -> UserError:
    # jsonschema and tree-sitter are wanted only now: the road to the first sound stays short.
    from player.program.checking import problems  # noqa: PLC0415

    found = problems(text, file, "program", find, names)
    return UserError("program.error.unplayable", found or (Problem(file=file, code="toml-other"),), file=file)


def _program(table: Table, name: str, tables: dict[str, Table], digest: str) -> Program:
    heading = msgspec.convert(table, ProgramFile)
    return Program(
        name=name,
        digest=digest,
        words={language: getattr(heading, language) for language in LANGUAGES},
        items=tuple(
            _item(entry, number, name, tables) for number, entry in enumerate(table.get("exercise", ()), 1)
        ),
        phase=table.get("phase"),
        seconds=table.get("seconds"),
    )


def _item(entry: dict[str, Any], number: int, name: str, tables: dict[str, Table]) -> Item:
    if "use" in entry:
        return item(entry["use"], tables[entry["use"]], entry)
    plain = PurePath(name).stem if name.endswith(".toml") else name
    return item(f"{plain.replace('/', '-')}-{number}", entry, entry)


def _digest(text: bytes, used: dict[str, bytes]) -> str:
    whole = sha256()
    for part in (text, *used.values()):
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()
