"""The page on the pathway tells the truth: its keys and numbers are those of the file, its example works."""

import io
import re
import shlex
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from player.cli import run
from player.library import data
from player.program.pathway import Pathway
from player.program.pathway.keys import AnswerType, Block, Outcome, Permission, Urgency

ROOT = Path(__file__).parents[1]
SHIPPED = tomllib.loads((data("sessions") / "neck" / "pathway.toml").read_text(encoding="utf-8"))
LANGUAGES = ("nl", "en")
EVERYWHERE = {"format", "sources", "reviewed_by", "nl", "en"}
"""Keys that are as in any other file."""


def page(language: str) -> str:
    """Give the page of a language."""
    return (ROOT / "docs" / f"pathway.{language}.md").read_text(encoding="utf-8")


def structs(kind: Any, seen: set[type] | None = None) -> Iterator[type[msgspec.Struct]]:
    """Give every struct that a type holds, however it is wrapped."""
    seen = set() if seen is None else seen
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        if kind not in seen:
            seen.add(kind)
            yield kind
            for field in msgspec.structs.fields(kind):
                yield from structs(field.type, seen)
        return
    for part in (*get_args(kind), *get_args(getattr(kind, "__value__", None))):
        yield from structs(part, seen)


def told(language: str) -> set[str]:
    """Give every word that stands in the page as code."""
    return set(re.findall(r"\w+", " ".join(re.findall(r"`([^`\n]+)`", page(language)))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_explained(language):
    """Each key of each table of a pathway stands on the page, and each choice of an answer or a route."""
    kinds = list(structs(Pathway))
    keys = {field.encode_name for kind in kinds for field in msgspec.structs.fields(kind)} - EVERYWHERE
    choices = {
        choice for kind in (AnswerType, Block, Outcome, Permission, Urgency) for choice in get_args(kind)
    }

    assert len(kinds) > 20
    assert keys | choices <= told(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_are_those_that_ship(language):
    """Each number in a table of the page is that of the file, and none of the file is left out."""
    rest = {
        table: dict(values) for table, values in SHIPPED.items() if isinstance(values, dict)
    }  # what is not yet told
    section = page(language).split("\n## ")[5]
    for block in re.split(r"\n\n", section):
        rows = block.splitlines()
        if not rows or not (tables := re.findall(r"`\[(\w+)\]`", rows[0])):
            continue
        for name, value in re.findall(r"`(\w+) = ([^`]+)`", "\n".join(rows[1:])):
            holds = [
                table
                for table in tables
                if name in rest[table] and rest[table][name] == tomllib.loads(f"x = {value}")["x"]
            ]
            assert holds, (tables, name, value)
            del rest[holds[0]][name]
    words = {"nl", "en", "programs", "message"}
    assert {table: values for table, values in rest.items() if values and table not in words} == {}


def test_both_pages_say_the_same():
    """Dutch and English have the same headings, tables and code, but for words that are spoken."""
    dutch, english = (
        [
            re.findall(r"`([^`\n]+)`", line.replace("NAAM", "NAME"))
            for line in page(language).splitlines()
            if line.startswith("| `")
        ]
        for language in LANGUAGES
    )

    assert dutch == english
    assert [page(each).count("\n## ") for each in LANGUAGES] == [6, 6]
    assert "[pathway.en.md](pathway.en.md)" in (ROOT / "docs" / "therapist.en.md").read_text(encoding="utf-8")
    assert "[pathway.nl.md](pathway.nl.md)" in (ROOT / "docs" / "therapist.nl.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worked_example_works(language, tmp_path, monkeypatch):
    """Its commands are run in their order, its lines are replaced, and it says what the page says it does."""
    monkeypatch.setenv("SOEPEL_HOME", str(tmp_path))
    (tmp_path / "programs").mkdir()
    monkeypatch.chdir(tmp_path / "programs")
    own = tmp_path / "programs" / "neck" / "pathway.toml"
    blocks = re.findall(r"^```(\w+)\n(.*?)^```", page(language).split("\n## ")[1], re.DOTALL | re.MULTILINE)
    was, out = "", ""

    def typed(line: str) -> int:
        nonlocal out
        with redirect_stdout(io.StringIO()) as said:
            code = run([*shlex.split(line)[1:], "--lang", language])
        out = said.getvalue()
        return code

    (tmp_path / "programs" / "answers.toml").write_text("QI1 = 5\nQI3 = 6\n", encoding="utf-8")
    for kind, block in blocks:
        if kind == "sh":
            assert typed(block) == 0
        elif kind == "ini" and not was:
            was = block
        elif kind == "ini":
            text = own.read_text(encoding="utf-8")
            assert text.count(was) >= 1
            own.write_text(text.replace(was, block, 1), encoding="utf-8")
            was = ""
        elif ".toml:" in block:
            right = own.read_text(encoding="utf-8")
            own.write_text(right.replace("green = 3 ", "green = 5 "), encoding="utf-8")
            assert typed("soepel check neck/pathway") == 1
            # Which line it is differs as questions are added.
            assert re.sub(r":\d+:", ":N:", block, count=1) in re.sub(r":\d+:", ":N:", out, count=1)
            own.write_text(right, encoding="utf-8")
        else:
            assert out == block
    assert '"outcome": "call_112"' in out


def test_the_example_changes_one_phase_only():
    """The two lines of the example stand in the file once: nobody changes another phase by it."""
    text = (data("sessions") / "neck" / "pathway.toml").read_text(encoding="utf-8")

    assert text.count("daily_per_week = 4\nstrength_per_week = 3\n") == 1
