"""The JSON Schema of every kind of file, generated from the model; editors and `check` use it."""

import json
from typing import Any, Literal

import msgspec
from msgspec import inspect

from player.program import limits
from player.program.model import Exercise, ProgramFile

FileKind = Literal["program", "exercise", "pathway"]
KINDS: tuple[FileKind, ...] = ("exercise", "program", "pathway")


def schema(kind: FileKind) -> dict[str, Any]:
    """Give the schema of one kind of file."""
    model = _model(kind)
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


def models(kind: FileKind) -> dict[str, type[msgspec.Struct]]:
    """Give the struct behind each definition of the schema, by its name there."""
    found: dict[str, type[msgspec.Struct]] = {}
    waiting: list[object] = [inspect.type_info(_model(kind))]
    while waiting:
        match waiting.pop():
            case inspect.StructType(cls=cls, fields=fields) if cls.__name__ not in found:
                found[cls.__name__] = cls
                waiting += [field.type for field in fields]
            case inspect.ListType(item_type=inside) | inspect.VarTupleType(item_type=inside):
                waiting.append(inside)
            case inspect.Metadata(type=inside) | inspect.DictType(value_type=inside):
                waiting.append(inside)
            case inspect.UnionType(types=branches):
                waiting += branches
            case inspect.TupleType(item_types=branches):
                waiting += branches
    return found


def _model(kind: FileKind) -> type[msgspec.Struct]:
    if kind == "pathway":
        # A session is played without one, and should not wait for it.
        from player.program.pathway.model import Pathway  # noqa: PLC0415

        return Pathway
    return ProgramFile if kind == "program" else Exercise
