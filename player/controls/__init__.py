"""What a person can press, and scripts that press for them: keys to commands, with the time of the press."""

from typing import TYPE_CHECKING, Any

from player.controls.button import Button, Gesture, Held, Kind, Typed
from player.controls.keymap import Asking, meaning, table
from player.controls.keys import Keys, Press
from player.controls.numbers import Numbers
from player.controls.script import Script, read_script

if TYPE_CHECKING:
    from player.controls.presence import presence

__all__ = [
    "Asking",
    "Button",
    "Gesture",
    "Held",
    "Keys",
    "Kind",
    "Numbers",
    "Press",
    "Script",
    "Typed",
    "meaning",
    "presence",
    "read_script",
    "table",
]


def __getattr__(name: str) -> Any:
    """Give what looks whether somebody is there, which a session does not wait for."""
    if name == "presence":
        from player.controls.presence import presence  # noqa: PLC0415

        return presence
    raise AttributeError(name)
