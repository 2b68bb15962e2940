"""Whether somebody is there, and by which button: asked before anything is loaded that speaks or hears."""

import sys
from argparse import Namespace

from player.cli.context import Context
from player.controls.inputs import PREFIXES, known_as
from player.controls.keys import is_key
from player.controls.pad import PREFIX
from player.errors import UserError

_DIGITS = 3
"""Digits of the number of a pad's button; none has more."""


def attended() -> bool:
    """Tell whether somebody is at the keys."""
    return sys.stdin is not None and sys.stdin.isatty()


def at_hand(args: Namespace, context: Context) -> bool:
    """Tell whether somebody can answer: at the keys, or by a button that needs no terminal."""
    return attended() or apart(button_of(args, context))


def button_of(args: Namespace, context: Context) -> str | None:
    """Name the one button; None where there is none. Raises UserError where it can be no button."""
    name = getattr(args, "button", None) or context.settings.button
    return None if name is None else as_button(name)


def as_button(name: str) -> str:
    """Give the name by which a button is read; UserError where nothing can be called so."""
    if name.upper().startswith(PREFIXES):
        return known_as(name)
    name = str(name).lower()
    number = name.removeprefix(PREFIX)
    if name.startswith(PREFIX) and not (number.isdecimal() and len(number) <= _DIGITS):
        raise UserError("controls.error.pad", button=name)
    if not name.startswith(PREFIX) and not is_key(name):
        raise UserError("controls.error.key", button=name)
    return name


def apart(button: str | None) -> bool:
    """Tell whether a button is on a device of its own, so that no terminal is needed."""
    return button is not None and button.startswith((PREFIX, *PREFIXES))
