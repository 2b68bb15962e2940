"""The one button: which it is, and what it is read from beside the keys."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import Self

from player.cli.attending import button_of
from player.cli.context import Context
from player.cli.hands import Board, Ears, Hands
from player.controls import Keys, Press, own_keys
from player.controls.inputs import PREFIXES, has_evdev, inputs
from player.controls.pad import PREFIX, Pad
from player.errors import UserError


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
    own = own_keys(context.settings.keys)
    keys: Board | None = board or (Keys() if attended else None)
    for device in _devices(button, own):
        keys = Joined(keys, device)
    return Hands(attended=keys is not None, board=keys, button=button, own=own, ears=ears)


def _devices(button: str | None, own: Iterable[str]) -> Iterator[Board]:
    """Open what has the one button, and what has a key of one's own, where that is there."""
    names = [button, *own] if button is not None else [*own]
    if any(name.startswith(PREFIX) for name in names):
        yield Pad()
    named = [name for name in own if name.startswith(PREFIXES)]
    if button is not None and button.startswith(PREFIXES):
        yield inputs(button, also=named)
        return
    for name in named if has_evdev() else ():
        try:
            yield inputs(name, also=named)
        except UserError:
            # A headset that is not there now; there are other keys.
            continue
        return
