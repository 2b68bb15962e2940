"""The JSON Schema of both kinds of file, generated from the model; editors and `check` use it."""

import json
from typing import Any, Literal

import msgspec

from player.program import limits
from player.program.model import Exercise, ProgramFile

FileKind = Literal["program", "exercise"]
KINDS: tuple[FileKind, ...] = ("exercise", "program")


def schema(kind: FileKind) -> dict[str, Any]:
    """Give the schema of one kind of file."""
    model = ProgramFile if kind == "program" else Exercise
    generated = msgspec.json.schema(model)
    about = (model.__doc__ or "").strip()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Soepel {kind}",
        "description": f"{about} {limits.STATED}",
        **generated,
    }


def written(kind: FileKind) -> str:
    """Give the text of the schema's file."""
    return json.dumps(schema(kind), indent=2, ensure_ascii=False) + "\n"
