"""What the JSON Schema finds, told as findings: every one at once, one for each slip."""

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

import msgspec
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from player.program import limits
from player.program.finding import Finding, Path, Table
from player.program.nearest import listed, nearest, shown
from player.program.pathway.keys import ID, PROGRAM
from player.program.schema import FileKind, models, schema
from player.program.shapeless import Written, missing

_TYPES = {
    "string": "not-text",
    "integer": "not-whole",
    "number": "not-number",
    "boolean": "not-yes-or-no",
    "array": "not-list",
    "object": "not-table",
}
_SIZES = {
    "minLength": "empty-text",
    "maxLength": "too-long-text",
    "minItems": "empty-list",
    "maxItems": "too-many-items",
    "maxProperties": "too-many-items",
}
_NAMES = {ID: "not-an-id", PROGRAM: "not-a-program"}
"""Patterns of what is no plain name."""
_PYTHON = {str: "string", bool: "boolean", int: "number", float: "number", list: "array", dict: "object"}


def shape(table: Table, kind: FileKind) -> tuple[Finding, ...]:
    """Give everything in `table` that is not of the right form."""
    validator = _validator(kind)
    told = (found for error in validator.iter_errors(table) for found in _Told(validator.schema).of(error))
    return tuple(islice(told, limits.PROBLEMS * 2))


@cache
def _validator(kind: FileKind) -> Any:
    # TOML tells 5 and 5.0 apart, as the fast reading does; JSON Schema by itself does not.
    checker = Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: isinstance(value, int) and not isinstance(value, bool)
    )
    into = Draft202012Validator.VALIDATORS["$ref"]
    known = {f"#/$defs/{name}": model for name, model in models(kind).items()}

    def refer(validator: Any, ref: str, value: object, law: dict[str, Any]) -> Iterator[ValidationError]:
        # msgspec tells a hundred times sooner that a table is right, though not all that is wrong in it.
        if ref not in known or not _fits(value, known[ref]):
            yield from into(validator, ref, value, law)

    return extend(Draft202012Validator, {"$ref": refer}, type_checker=checker)(schema(kind))


def _fits(value: object, model: type[msgspec.Struct]) -> bool:
    try:
        msgspec.convert(value, model, strict=True)
    except msgspec.ValidationError:
        return False
    return True


class _Told:
    """Turns an error of jsonschema into findings."""

    def __init__(self, whole: dict[str, Any]) -> None:
        self._shapes: dict[str, Any] = whole["$defs"]

    def of(self, error: ValidationError, base: Path = ()) -> Iterator[Finding]:
        path: Path = (*base, *error.path)
        value, rule, law = error.instance, error.validator_value, error.schema
        if "propertyNames" in error.schema_path:
            yield Finding(path=(*path, value), code="not-a-name", values={"value": shown(value)}, at="key")
            return
        match error.validator:
            case "additionalProperties":
                yield from self._strangers(path, value, law)
            case "required":
                yield from (missing(path, key, self._written(law, key)) for key in rule if key not in value)
            case "anyOf":
                yield from self._either(path, error)
            case "type" if "enum" not in law:
                single = path == ("exercise",) and isinstance(value, dict)
                code = "single-brackets" if single else _TYPES[rule]
                yield Finding(path=path, code=code, values={"value": shown(value), "word": "exercise"})
            case "enum":
                yield _choice(path, value, rule)
            case "minimum" | "maximum" | "exclusiveMinimum":
                yield _range(path, value, law)
            case str(size) if size in _SIZES:
                values = {"count": str(len(value)), "most": str(rule)}
                yield Finding(path=path, code=_SIZES[size], values=values)
            case "pattern":
                code = _NAMES.get(str(rule), "not-a-name")
                yield Finding(path=path, code=code, values={"value": shown(value)})

    def _strangers(self, path: Path, value: Table, law: dict[str, Any]) -> Iterator[Finding]:
        known = tuple(law["properties"])
        strangers = [key for key in value if key not in known]
        for key in islice(strangers, limits.PROBLEMS):
            absent = [one for one in known if one not in value]
            free = [one for one in known if one not in value or _joins(value[key], value[one])]
            near = nearest(key, absent) or nearest(key, free) or nearest(key, known)
            values = {"word": shown(key)}
            if near:
                values["near"] = near
                means = (*path, near) if near in free else ()
                yield Finding(path=(*path, key), code="misspelt-key", values=values, at="key", means=means)
            else:
                values["choices"] = listed(absent or known)
                yield Finding(path=(*path, key), code="unknown-key", values=values, at="key")

    def _either(self, path: Path, error: ValidationError) -> Iterator[Finding]:
        """Tell only of the branch that the author meant, known by the type of what stands there."""
        kinds = [self._kind(branch) for branch in error.validator_value]
        have = _PYTHON.get(type(error.instance))
        if have in kinds:
            meant = kinds.index(have)
            for below in error.context or ():
                if below.schema_path[0] == meant:
                    yield from self.of(below, path)
            return
        code = "not-text-or-table" if "object" in kinds else "not-text-or-list"
        yield Finding(path=path, code=code, values={"value": shown(error.instance)})

    def _written(self, law: dict[str, Any], key: str) -> Written:
        """Tell whether a key is written as a line, a table, or a list of tables."""
        held = law.get("properties", {}).get(key, {})
        if self._kind(held) == "object":
            return "table"
        # Of a list with a fixed length the schema says that there are no more: `items` is false.
        each = held.get("items")
        return "tables" if isinstance(each, dict) and "$ref" in each else "line"

    def _kind(self, branch: dict[str, Any]) -> str:
        while "$ref" in branch:
            branch = self._shapes[branch["$ref"].rsplit("/", 1)[1]]
        return str(branch.get("type", "string"))


def _joins(stray: object, there: object) -> bool:
    """Tell whether a misspelt table can be part of one that is there: the header of a table below it."""
    if isinstance(stray, dict) and isinstance(there, dict):
        return all(_joins(stray[key], there[key]) for key in stray.keys() & there.keys())
    return isinstance(stray, dict | list) and isinstance(there, list)


def _choice(path: Path, value: object, choices: list[object]) -> Finding:
    values = {"value": shown(value), "choices": listed(choices)}
    if not isinstance(choices[0], str):
        code = "wrong-format" if isinstance(value, int) else "not-whole"
        return Finding(path=path, code=code, values=values)
    if not isinstance(value, str):
        return Finding(path=path, code="not-text", values=values)
    near = nearest(value, [str(choice) for choice in choices])
    if near:
        return Finding(path=path, code="misspelt-choice", values={**values, "near": near})
    return Finding(path=path, code="unknown-choice", values=values)


def _range(path: Path, value: object, law: dict[str, Any]) -> Finding:
    code = "out-of-range" if "minimum" in law else "out-of-range-above"
    low = law.get("minimum", law.get("exclusiveMinimum"))
    return Finding(
        path=path, code=code, values={"value": shown(value), "low": str(low), "high": str(law["maximum"])}
    )
