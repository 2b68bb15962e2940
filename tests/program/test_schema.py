"""The shipped schemas are what the model says today, and they tell the limits."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from player.program import schema
from player.program.__main__ import main

SHIPPED = Path(__file__).parent.parent.parent / "sessions" / "schema"
SHIPPED_FILES = sorted(SHIPPED.parent.rglob("*.toml"))
KINDS = ("exercise", "program", "pathway")


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_schema_is_fresh(kind, tmp_path):
    """`python -m player.program sessions/schema` would change nothing."""
    main(tmp_path)

    assert (SHIPPED / f"{kind}.json").read_text() == (tmp_path / f"{kind}.json").read_text()


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_a_schema(kind):
    """It is valid draft 2020-12, with a title and the limits that it cannot check itself."""
    made = schema(kind)

    Draft202012Validator.check_schema(made)
    assert made["title"] == f"Soepel {kind}"
    assert "256 KiB" in made["description"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_number_says_its_range(kind):
    """An editor can show how large a number may be."""
    numbers = [
        part
        for part in _parts(json.loads(json.dumps(schema(kind))))
        if part.get("type") in ("integer", "number")
    ]

    assert numbers
    for part in numbers:
        assert "enum" in part or {"maximum"} <= part.keys()


def _parts(part):
    if isinstance(part, dict):
        yield part
        for inside in part.values():
            yield from _parts(inside)
    elif isinstance(part, list):
        for inside in part:
            yield from _parts(inside)


def _keys(kind):
    """Give every key of every table of a schema: its table, its name, and what the schema says of it."""
    for table, shape in schema(kind)["$defs"].items():
        for key, said in shape.get("properties", {}).items():
            yield table, key, said


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_can_explain_every_key(kind):
    """Each key has a sentence that says what it is."""
    about = {(table, key): said.get("description", "") for table, key, said in _keys(kind)}
    assert [key for key, said in about.items() if not said.endswith(".")] == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_can_show_an_example_of_every_key(kind):
    """Each key has an example that the schema itself takes, or it is a table, or has one value only."""
    for table, key, said in _keys(kind):
        if (
            "$ref" in said
            or "$ref" in str(said.get("items"))
            or "enum" in said
            or (table, key) == ("Pathway", "message")
        ):
            continue
        checker = Draft202012Validator({"$defs": schema(kind)["$defs"], **said})
        assert said["examples"], (table, key)
        assert [error for example in said["examples"] for error in checker.iter_errors(example)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_number_says_its_unit(kind):
    """An editor can show whether a number counts seconds, kilos or times."""
    units = ("seconds", "Kilos", "Number of", "phase", "Version")
    numbers = [
        (table, key, said["description"])
        for table, key, said in _keys(kind)
        if said.get("type") in {"integer", "number"}
    ]

    assert numbers
    assert [one for one in numbers if not any(unit.lower() in one[2].lower() for unit in units)] == []


@pytest.mark.parametrize("file", SHIPPED_FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_shipped_file_leads_to_its_schema(file):
    """Its first line names the schema of its kind, by a path that leads there."""
    first, text = file.read_text(encoding="utf-8").split("\n", 1)
    kind = (
        "pathway"
        if "\n[[route]]\n" in text
        else "program"
        if "\n[[exercise]]\n" in text or "\nsay = " in text
        else "exercise"
    )

    assert first.startswith("#:schema ")
    assert (file.parent / first.removeprefix("#:schema ")).resolve() == (SHIPPED / f"{kind}.json").resolve()


@pytest.fixture(scope="module")
def tombi() -> str:
    """Find the checker that editors use: it obeys the `#:schema` lines, and shares no code with ours."""
    beside = Path(sys.executable).with_name("tombi")
    found = str(beside) if beside.exists() else shutil.which("tombi")
    if found is None:
        pytest.skip("tombi is not installed; it comes with the extra dev")
    return found


def _linted(tombi, what):
    return subprocess.run([tombi, "lint", "--offline", what], capture_output=True, text=True, check=False)


def test_another_validator_finds_nothing_in_what_ships(tombi):
    """All files at once, against the schemas that their first lines name."""
    done = _linted(tombi, SHIPPED.parent)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("reps = 5", "repz = 5"), ('"mobility"', '"mobilty"'), ("change = 4", "change = 400")],
)
def test_another_validator_finds_what_is_wrong(right, wrong, tombi, tmp_path):
    """It does read the schema: of a spoilt copy it tells the key, the choice and the range."""
    for folder in ("schema", "exercises"):
        (tmp_path / folder).mkdir()
    shutil.copy(SHIPPED / "exercise.json", tmp_path / "schema")
    good = (SHIPPED.parent / "exercises" / "neck-rotation.toml").read_text(encoding="utf-8")
    spoilt = tmp_path / "exercises" / "spoilt.toml"
    spoilt.write_text(good.replace(right, wrong, 1), encoding="utf-8")

    done = _linted(tombi, spoilt)

    assert done.returncode != 0
    assert "spoilt.toml" in done.stdout + done.stderr
