"""`soepel buttons`: asks for a press of the one button, by voice, and keeps which it was."""

from argparse import Namespace
from collections.abc import Callable
from time import monotonic
from typing import Self

from player.cli.attending import attended
from player.cli.buttons import joined
from player.cli.context import Context
from player.cli.hands import Board, Hands
from player.cli.room import room
from player.cli.teaching import forget, listed, teach
from player.controls import Keys, Press
from player.controls.inputs import has_evdev, inputs
from player.controls.pad import Pad
from player.errors import UserError
from player.phrases import phrases
from player.settings import change
from player.transport import Command

_LOOK = 0.04
_PATIENCE = 60.0
"""Seconds without a press after which everything stays as it was."""
_LIST = "list"
_LEAVES = ("escape", "q")


def run(args: Namespace, context: Context) -> int:
    """Learn which button it is to be, or which key for one command; without a press nothing changes."""
    if args.command == _LIST:
        return listed(context)
    command = None if args.command is None else Command(args.command)
    if args.forget:
        if command is None:
            raise UserError("controls.error.forget")
        return forget(command, context)
    board = Noting(_board())
    book = phrases(context.language)
    with room(args, context, hands=Hands(attended=True, board=board)) as place:
        board.begin()
        if command is not None:
            teach(place, command, lambda: learn(board, lambda: place.asking.over, monotonic))
            return 0
        place.say(book.say("controls.button.ask"))
        name = learn(board, lambda: place.asking.over, monotonic)
        if name is None:
            place.say(book.say("controls.button.unchanged"))
            return 0
        change(context.home.config, "button", name)
        place.screen(book.say("controls.button.learnt", button=name))
        place.say(book.say("controls.button.thanks"), book.say("ask.offer.session"))
    return 0


class Noting:
    """A board that notes the first button that goes down, also while something is said."""

    def __init__(self, board: Board) -> None:
        """Note what `board` gives."""
        self._board = board
        self.first: str | None = None

    @property
    def gone(self) -> bool:
        """True when nothing can come any more."""
        return self._board.gone

    def begin(self) -> None:
        """Note from now on: what was pressed before anything was asked is no answer."""
        while self._board.read(0.0) is not None:
            pass
        self.first = None

    def read(self, timeout: float) -> Press | None:
        """Wait at most `timeout` seconds for the next press."""
        press = self._board.read(timeout)
        if press is not None and not press.released and self.first is None:
            self.first = press.key
        return press

    def close(self) -> None:
        """Stop listening."""
        self._board.close()

    def __enter__(self) -> Self:
        """Begin to listen."""
        self._board.__enter__()
        return self


def learn(board: Noting, over: Callable[[], bool], clock: Callable[[], float]) -> str | None:
    """Give the name of the first button that goes down; None where somebody leaves, or nothing comes."""
    until = clock() + _PATIENCE
    while board.first is None and not board.gone and not over() and clock() < until:
        board.read(_LOOK)
    return None if board.first in _LEAVES else board.first


def _board() -> Board:
    """Give every button there is: keys, gamepads, and devices that are no keyboard of a terminal."""
    keys = Keys() if attended() else None
    board = joined(keys, Pad())
    try:
        devices = inputs(keyboards=keys is None) if has_evdev() else None
    except UserError:
        # None is plugged in, or may be read; there are other buttons.
        devices = None
    return board if devices is None else joined(board, devices)
