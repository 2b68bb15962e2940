"""Any input device of Linux by way of evdev: a headset's media button, a remote, a pedal, with no window."""

from collections.abc import Callable, Iterable
from importlib.util import find_spec
from select import select
from time import monotonic, time
from typing import Any, Self

from player.controls.keys import Press
from player.errors import UserError

PREFIXES = ("KEY_", "BTN_")
"""What the kernel's names of keys and buttons begin with."""


class Inputs:
    """The devices that have one of some keys, each read by itself."""

    def __init__(self, devices: Iterable[Any], names: Callable[[int], str]) -> None:
        """Read `devices`, of evdev or what stands for it; `names` gives the name of a key's code."""
        self._devices = list(devices)
        self._names = names
        self._pending: list[Press] = []

    @property
    def gone(self) -> bool:
        """True when every device was taken away."""
        return not self._devices

    def read(self, timeout: float) -> Press | None:
        """Wait at most `timeout` seconds for the next movement of a key."""
        if not self._pending and self._devices:
            for device in select(self._devices, [], [], timeout)[0]:
                self._pending += self._read(device)
        return self._pending.pop(0) if self._pending else None

    def _read(self, device: Any) -> list[Press]:
        try:
            events = list(device.read())
        except BlockingIOError:
            return []
        except OSError:
            # It was unplugged; the others stay.
            self._devices.remove(device)
            return []
        # The kernel tells the time of day; what counts is how long ago that was.
        ago = monotonic() - time()
        return [
            Press(name, event.timestamp() + ago, released=event.value == 0)
            for event in events
            # What the kernel has no name for could not be told apart again.
            if event.type == _KEY and event.value in (0, 1) and (name := self._names(event.code))
        ]

    def close(self) -> None:
        """Let go of every device."""
        for device in self._devices:
            device.close()
        self._devices = []

    def __enter__(self) -> Self:
        """Begin to listen; the devices are open already."""
        return self


_KEY = 1
"""EV_KEY of linux/input-event-codes.h: a key or button moved; 0 is up, 1 down, 2 repeated."""


def devices() -> tuple[str, ...]:
    """Name the devices that may be read here; none without evdev."""
    if not has_evdev():
        return ()
    import evdev  # noqa: PLC0415 - as above

    found = []
    for path in evdev.list_devices():
        device = evdev.InputDevice(path)
        found.append(str(device.name))
        device.close()
    return tuple(found)


def has_evdev() -> bool:
    """Tell whether input devices can be read here."""
    return find_spec("evdev") is not None


def inputs(key: str | None = None, *, also: Iterable[str] = (), keyboards: bool = True) -> Inputs:
    """Open every device that has `key`, or one of `also`, or any; without `keyboards`, none of those.

    Raises UserError where evdev or such a device is missing.
    """
    if not has_evdev():
        raise UserError("controls.error.no_evdev", button=str(key))
    import evdev  # noqa: PLC0415 - an extra, only needed with such a button

    wanted = evdev.ecodes.ecodes.get(key) if key is not None else None
    others = {evdev.ecodes.ecodes.get(each) for each in also}
    found, there = [], key is None
    for path in evdev.list_devices():
        device = evdev.InputDevice(path)
        keys = device.capabilities().get(_KEY, [])
        there |= wanted in keys
        fits = wanted in keys or bool(others & set(keys)) if key is not None else bool(keys)
        if fits and (keyboards or evdev.ecodes.KEY_A not in keys):
            found.append(device)
        else:
            device.close()
    if not (found and there):
        for device in found:
            device.close()
        raise UserError("controls.error.no_input", button=str(key))
    return Inputs(found, _name)


def known_as(name: str) -> str:
    """Give the one name by which a key is read here, of those that the kernel has for it.

    What is no name of the kernel stays as it is, and so does every name where evdev is missing.
    """
    upper = name.upper()
    if not upper.startswith(PREFIXES) or not has_evdev():
        return upper if upper.startswith(PREFIXES) else name
    import evdev  # noqa: PLC0415 - as above

    return _name(evdev.ecodes.ecodes.get(upper, -1)) or upper


def _name(code: int) -> str:
    import evdev  # noqa: PLC0415 - as above

    names = evdev.ecodes.bytype[_KEY].get(code, "")
    if isinstance(names, str):
        return names
    return str(next((name for name in names if name != _MARK), _MARK))


_MARK = "KEY_MIN_INTERESTING"
"""How the kernel marks where its interesting keys begin; the key there has a name of its own."""
