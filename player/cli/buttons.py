"""The one button: which it is, and what it is read from beside the keys."""

from argparse import Namespace
from typing import Self

from player.cli.attending import apart, button_of
from player.cli.context import Context
from player.cli.hands import Board, Ears, Hands
from player.controls import Keys, Press
from player.controls.inputs import inputs
from player.controls.pad import PREFIX, Pad


class Joined:
    """Keys, where there are any, and a device beside them."""

    def __init__(self, keys: Board | None, device: Board) -> None:
        """Read both as one."""
        self._keys = keys
        self._device = device

    @property
    def gone(self) -> bool:
        """True when neither can give anything any more."""
        return self._device.gone and (self._keys is None or self._keys.gone)

    def read(self, timeout: float) -> Press | None:
        """Wait at most `timeout` seconds for the next press of either."""
        if self._keys is None or self._keys.gone:
            return self._device.read(timeout)
        return self._device.read(0.0) or self._keys.read(timeout)

    def close(self) -> None:
        """Stop listening to both."""
        self._device.close()
        if self._keys is not None:
            self._keys.close()

    def __enter__(self) -> Self:
        """Begin to listen to both."""
        self._device.__enter__()
        if self._keys is not None:
            self._keys.__enter__()
        return self


def joined(keys: Board | None, device: Board) -> Board:
    """Give one board that reads both."""
    return Joined(keys, device)


def hands_of(
    args: Namespace, context: Context, *, attended: bool, board: Board | None = None, ears: Ears | None = None
) -> Hands:
    """Give the hands that listen to the keys, or to `board`, and to the one button."""
    button, attended = button_of(args, context), attended and board is None
    if button is None or not apart(button):
        return Hands(attended=attended, board=board, button=button, ears=ears)
    keys = board or (Keys() if attended else None)
    device = Pad() if button.startswith(PREFIX) else inputs(button)
    return Hands(attended=True, board=Joined(keys, device), button=button, ears=ears)
