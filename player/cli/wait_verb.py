"""`soepel wait`: sits idle until the one button is pressed, and then leads as bare `soepel` does."""

from argparse import Namespace

from player.cli import aloud, menu, play_verb, today  # noqa: F401 - loaded while there is time to
from player.cli.arguments import build_parser
from player.cli.attending import apart, attended, button_of
from player.cli.context import Context
from player.cli.hands import Board
from player.cli.passing import pass_on
from player.cli.screen import say
from player.controls import Keys
from player.controls.inputs import inputs
from player.controls.pad import PREFIX, Pad
from player.errors import UserError

_LOOK = 60.0
"""Seconds between two looks whether the device is still there; a press ends each of them at once."""
_SELDOM = 0.1
"""Seconds between two looks at a gamepad that nobody plays with."""

_SILENT = ("service.error.button", "controls.", "settings.error.")
"""What is wrong before there was any press: a service that begins again and again must not go on about it."""


def run(args: Namespace, context: Context) -> int:
    """Wait for a press, lead once, and end; a service begins it again."""
    button = button_of(args, context)
    if button is None or not (apart(button) or attended()):
        raise UserError("service.error.button", button=button or "-")
    say(context.book.say("service.waits", button=button))
    board = _board(button).__enter__()
    try:
        pressed(board, button)
    finally:
        board.close()
    if args.name is None:
        return today.run(args, context)
    given = ["play", args.name, "--lang", context.language]
    chosen = build_parser(context.book, "play").parse_args(given)
    pass_on(args, chosen)
    return play_verb.run(chosen, context)


def refused(error: UserError, args: Namespace, context: Context) -> None:
    """Say what could not be, to who looks at no screen."""
    if not error.key.startswith(_SILENT):
        aloud.say_aloud(error, args, context)


def pressed(board: Board, button: str) -> None:
    """Wait until the button goes down; raises UserError once its device is gone."""
    while not board.gone:
        press = board.read(_LOOK)
        if press is not None and press.key == button and not press.released:
            return
    raise UserError("controls.error.no_input", button=button)


def _board(button: str) -> Board:
    if not apart(button):
        return Keys()
    return Pad(look=_SELDOM) if button.startswith(PREFIX) else inputs(button)
