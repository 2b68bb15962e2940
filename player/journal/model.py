"""The whole journal as one JSON document: what `data export` writes and `data import` reads."""

import json
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

FORMAT = 1
_MOST = 2**53

_Id = Annotated[
    str,
    Meta(
        pattern="^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        description="A UUID: the same thing has the same one in every copy.",
    ),
]
_Time = Annotated[
    str,
    Meta(
        pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?([+-]\d\d:\d\d(:\d\d)?|Z)$",
        description="Local time with its offset, ISO 8601.",
        examples=["2026-03-02T08:30:00+01:00"],
    ),
]
_Kind = Annotated[str, Meta(pattern="^[a-z][a-z_]{0,31}$", description="What it is; see docs/formats.md.")]
_Data = Annotated[dict[str, Any], Meta(description="What belongs to its kind; see docs/formats.md.")]


class WrittenEvent(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that happened in a session."""

    kind: _Kind
    frame: Annotated[int, Meta(ge=0, le=_MOST, description="When: frames of what is heard, 24,000 a second.")]
    at: _Time
    data: _Data


class WrittenSession(Struct, frozen=True, forbid_unknown_fields=True):
    """One session, or rehearsal: what happened in it, in order; the first event is `opened`."""

    id: _Id
    events: Annotated[list[WrittenEvent], Meta(min_length=1)]


class WrittenNote(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that was told outside a session."""

    id: _Id
    kind: _Kind
    at: _Time
    data: _Data


class Written(Struct, frozen=True, forbid_unknown_fields=True, rename={"schema": "$schema"}):
    """Everything that a journal of Soepel holds, in the order in which it was written."""

    format: Annotated[Literal[1], Meta(description="Version of this format.")]
    made: Annotated[_Time, Meta(description="When this copy was made.")]
    sessions: list[WrittenSession]
    notes: list[WrittenNote]
    schema: Annotated[str, Meta(description="The file that describes this format.")] = ""


def schema() -> dict[str, Any]:
    """Give the JSON Schema of the document."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Soepel journal",
        "description": (Written.__doc__ or "").strip(),
        **msgspec.json.schema(Written),
    }


def written() -> str:
    """Give the text of the schema's file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
