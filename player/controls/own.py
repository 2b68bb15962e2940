"""Keys and buttons of a person's own, each for one command: `next=KEY_NEXTSONG, hurts=pad:3`."""

import re
from collections.abc import Iterator, Mapping

from player.controls.inputs import known_as
from player.controls.keymap import KEYS, meaning
from player.errors import UserError
from player.transport import Command

TEACHABLE = tuple(command for command in KEYS if command.number is None)
"""The commands that a key can be taught for."""

_COMMA = "comma"
_BARE = re.compile(r"(=\s*),(?=\s*(?:,|$))")
_SIGN = re.compile(r"u\+([0-9a-f]{4,5})")


def own_keys(text: str | None) -> dict[str, Command]:
    """Give the command of each key that was taught; raises UserError where the text says none."""
    return dict(_pairs(text or ""))


def with_key(own: Mapping[str, Command], command: Command, key: str | None) -> str | None:
    """Give the text in which `command` has this key alone, or none; None where nothing is left."""
    kept = [(name, each) for name, each in own.items() if each is not command]
    if key is not None:
        kept.append((key, command))
    return ", ".join(f"{each.value}={written(name)}" for name, each in kept) or None


def written(key: str) -> str:
    """Give the name by which a key is written, also where its sign parts the keys or cannot be seen."""
    if key == ",":
        return _COMMA
    return key if key.isprintable() and key == key.strip() else "".join(f"u+{ord(sign):04x}" for sign in key)


def _read(name: str) -> str:
    if name == _COMMA:
        return ","
    return chr(int(sign[1], 16)) if (sign := _SIGN.fullmatch(name)) else known_as(name)


def taken_by(key: str, own: Mapping[str, Command], *, wanted: Command) -> Command | None:
    """Give what a key asks for already, if that is something else; an answer to a question counts too."""
    for found in (own.get(key), meaning(key), meaning(key, "yes_no"), meaning(key, "yes_no_unknown")):
        if found is not None and found is not wanted:
            return found
    return None


def _pairs(text: str) -> Iterator[tuple[str, Command]]:
    # Before it had a name, a comma was written as itself: a key of nothing, and then nothing.
    text = _BARE.sub(rf"\1{_COMMA}", text)
    for part in filter(None, (each.strip() for each in text.split(","))):
        word, sign, key = part.partition("=")
        try:
            command = Command(word.strip())
        except ValueError:
            command = None
        if command not in TEACHABLE or not sign or not key.strip():
            raise UserError("controls.error.keys", part=part)
        yield _read(key.strip()), command
