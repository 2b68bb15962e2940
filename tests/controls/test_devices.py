"""Gamepads and input devices, played by recorded events: what they do becomes presses and releases."""

import os
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from player.controls.inputs import Inputs
from player.controls.pad import Pad

PLAY, OTHER = 164, 30
NAMES = {PLAY: "KEY_PLAYPAUSE", OTHER: "KEY_A"}


class Joystick:
    """One gamepad, whose buttons a test presses."""

    def __init__(self, down: set[int]) -> None:
        self.down = down

    def get_numbuttons(self) -> int:
        """Two, as a presenter has."""
        return 2

    def get_button(self, number: int) -> int:
        """As pygame tells it."""
        return int(number in self.down)


class Joysticks:
    """What stands for pygame: gamepads that can be plugged in."""

    def __init__(self) -> None:
        self.down: list[set[int]] = []
        self.joystick = SimpleNamespace(
            get_count=lambda: len(self.down), Joystick=lambda number: Joystick(self.down[number])
        )


def taken(board: Any) -> list[tuple[str, bool | None]]:
    """Give all that is there."""
    found = []
    while (press := board.read(0.0)) is not None:
        found.append((press.key, press.released))
    return found


def test_a_gamepad_tells_presses_and_releases() -> None:
    """Each once, with the number of the button."""
    pads = Joysticks()
    pads.down.append(set())
    pad = Pad(lambda: 7.5, pads)
    for down in ({0}, {0}, {0, 1}, set()):
        pads.down[0].clear()
        pads.down[0] |= down
        pad.look()

    assert taken(pad) == [("pad:0", False), ("pad:1", False), ("pad:0", True), ("pad:1", True)]


def test_a_gamepad_may_come_later() -> None:
    """It is plugged in when the session has begun, and taken out again."""
    pads = Joysticks()
    pad = Pad(lambda: 0.0, pads)
    pad.look()
    pads.down.append({1})
    pad.look()
    pads.down.clear()
    pad.look()

    assert (taken(pad), pad.gone) == ([("pad:1", False)], False)


class Device:
    """One device of evdev, whose events are recorded; a pipe tells that there are some."""

    def __init__(self, *events: tuple[int, int, int, float]) -> None:
        self._reads, self._writes = os.pipe()
        self.fault: OSError | None = None
        self._events = [
            SimpleNamespace(type=kind, code=code, value=value, timestamp=lambda at=at: at)
            for kind, code, value, at in events
        ]
        os.write(self._writes, b"!")

    def fileno(self) -> int:
        """What is waited for."""
        return self._reads

    def read(self) -> Iterator[Any]:
        """Give what was recorded, once."""
        if self.fault is not None:
            raise self.fault
        os.read(self._reads, 1)
        return iter(self._events)

    def close(self) -> None:
        """Let go of the pipe."""
        os.close(self._reads)
        os.close(self._writes)


# A headset, as `evtest` shows it: scan code, key down, report, repeat, key up, report.
HEADSET = (
    (4, 4, 786637, 10.0), (1, PLAY, 1, 10.0), (0, 0, 0, 10.0),
    (1, PLAY, 2, 10.3), (1, PLAY, 0, 10.8), (0, 0, 0, 10.8),
)  # fmt: skip


def test_a_media_button_tells_presses_and_releases() -> None:
    """What is no key is passed over, and so is what the kernel repeats; the times are the kernel's."""
    board = Inputs([Device(*HEADSET)], NAMES.__getitem__)
    down, up = board.read(0.0), board.read(0.0)
    board.close()

    assert down is not None
    assert up is not None
    assert [(press.key, press.released) for press in (down, up)] == [
        ("KEY_PLAYPAUSE", False),
        ("KEY_PLAYPAUSE", True),
    ]
    assert up.at - down.at == pytest.approx(0.8, abs=0.05)


def test_a_device_that_is_unplugged_is_gone() -> None:
    """The others stay."""
    first, second = Device(), Device((1, OTHER, 1, 3.0))
    first.fault = OSError(19, "No such device")
    board = Inputs([first, second], NAMES.__getitem__)

    assert (taken(board), board.gone) == ([("KEY_A", False)], False)
    second.fault = OSError(19, "No such device")
    os.write(second._writes, b"!")
    assert (taken(board), board.gone) == ([], True)
