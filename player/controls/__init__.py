"""What a person can press, and scripts that press for them: keys to commands, with the time of the press."""

from player.controls.button import Button, Gesture, Held, Kind, Typed
from player.controls.keymap import Asking, meaning, table
from player.controls.keys import Keys, Press
from player.controls.numbers import Numbers
from player.controls.own import TEACHABLE, own_keys, taken_by, with_key, written
from player.controls.script import Script, read_script

__all__ = [
    "TEACHABLE",
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
    "own_keys",
    "read_script",
    "table",
    "taken_by",
    "with_key",
    "written",
]
