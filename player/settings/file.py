"""`settings.toml`: read in a moment, all its mistakes at once; written with its comments kept."""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from msgspec import ValidationError, convert, json

from player.errors import UserError
from player.settings.values import Choice, Settings, allowed, fits, is_switch, names

_FILE = "settings.toml"
_SHOWN = 40
"""Characters of a wrong value that are shown."""
_YES = {"true", "yes", "on", "ja", "aan", "1"}
_NO = {"false", "no", "off", "nee", "uit", "0"}


def read(folder: Path) -> Settings:
    """Give the settings in `folder`: the usual ones where there is no file."""
    file = folder / _FILE
    text = _text(file)
    return Settings() if text is None else _settings(_table(text, file), file)


def change(folder: Path, name: str, value: Choice | None) -> Settings:
    """Write one setting, or take it out where `value` is None, and give what holds from then on."""
    import tomlkit  # noqa: PLC0415 - slow, and only needed to write

    _known(name)
    file = folder / _FILE
    text = _text(file) or ""
    _table(text, file)
    document = tomlkit.parse(text)
    first, _, second = name.partition(".")
    if second and value is not None and not isinstance(document.get(first), Mapping):
        document[first] = tomlkit.table()
    inside: Any = document.get(first) if second else document
    if value is not None:
        inside[second or first] = value
    elif isinstance(inside, MutableMapping):
        inside.pop(second or first, None)
    settings = _settings(document.unwrap(), file)
    _write(file, tomlkit.dumps(document))
    return settings


def parse(name: str, text: str) -> Choice:
    """Give the value that a person typed for a setting."""
    _known(name)
    value: Choice = text
    if is_switch(name):
        value = True if text.lower() in _YES else False if text.lower() in _NO else text
    elif not fits(name, text):
        try:
            value = float(text.replace(",", "."))
        except ValueError:
            value = text
    if not fits(name, value):
        raise UserError("settings.error.value", name=name, value=text, allowed=allowed(name))
    return value


def _settings(table: Mapping[str, Any], file: Path) -> Settings:
    try:
        return convert(table, Settings)
    except ValidationError:
        wrong = "; ".join(_wrong(table))
        raise UserError("settings.error.wrong", file=str(file), list=wrong) from None


def _wrong(table: Mapping[str, Any], before: str = "") -> Iterator[str]:
    """Name every setting that is unknown or cannot be so, with what can be in parentheses."""
    for key, value in table.items():
        name = before + key
        inner = any(known.startswith(f"{name}.") for known in names())
        if inner and isinstance(value, Mapping):
            yield from _wrong(value, f"{name}.")
        elif inner:
            yield f"{name} ({allowed(name)})"
        elif name not in names():
            yield f"{_short(name)} ({_near(name)})"
        elif not fits(name, value):
            yield f"{name} = {_short(json.encode(value).decode())} ({allowed(name)})"


def _known(name: str) -> None:
    if name not in names():
        raise UserError("settings.error.unknown", name=_short(name), list=_near(name))


def _near(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only needed for a mistake

    near = get_close_matches(name, names(), n=1)
    return f"{near[0]}?" if near else ", ".join(names())


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def _text(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise UserError("settings.error.unreadable", file=str(file), why=error.reason) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise UserError("settings.error.unreadable", file=str(file), why=why) from error


def _table(text: str, file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = found.group(1) if found else str(text.count("\n") + 1)
        raise UserError("settings.error.toml", file=str(file), line=line) from error


def _write(file: Path, text: str) -> None:
    """Put `text` in the place of the file, whole or not at all, for its owner alone."""
    from secrets import token_hex  # noqa: PLC0415 - only needed to write, and slow

    file = file.resolve()  # a link to a file kept elsewhere stays a link
    new = file.with_name(f"{file.name}.{token_hex(4)}")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(file)
    except OSError as error:
        new.unlink(missing_ok=True)
        why = error.strerror or str(error)
        raise UserError("settings.error.unwritable", file=str(file), why=why) from error
