"""The shipped schemas are what the model says today, and they tell the limits."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from player.program import schema
from player.program.__main__ import main

SHIPPED = Path(__file__).parent.parent.parent / "sessions" / "schema"
KINDS = ("exercise", "program")


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
        if part.get("type") in {"integer", "number"}
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
