"""Gamepads and input devices, played by recorded events: what they do becomes presses and releases."""

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from types import SimpleNamespace
from typing import Any

import pytest

from player.cli.attending import as_button
from player.controls import own_keys
from player.controls.inputs import Inputs, inputs, known_as
from player.controls.pad import PATIENCE, Pad
from player.errors import UserError
from player.phrases import phrases
from player.program import LANGUAGES
from player.sinks import Loudspeaker
from player.transport import Command

PLAY, OTHER = 164, 30
NAMES = {PLAY: "KEY_PLAYPAUSE", OTHER: "KEY_A", 0x2FE: ""}


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

    assert (taken(pad), pad.gone) == ([("pad:1", False), ("pad:1", True)], False)


class Video:
    """SDL's video part, which anybody may give back."""

    error = RuntimeError

    def __init__(self, pads: Joysticks) -> None:
        self.on, self.opens = True, True
        self.joystick = SimpleNamespace(init=lambda: None, **vars(pads.joystick))
        self.mixer = SimpleNamespace(get_init=lambda: None)
        self.display = SimpleNamespace(get_init=lambda: self.on, get_surface=lambda: None, init=self._init)
        self.event = SimpleNamespace(pump=self._pump)

    def _init(self) -> None:
        if not self.opens:
            raise self.error
        self.on = True

    def _pump(self) -> None:
        if not self.on:
            raise self.error


def test_a_gamepad_goes_on_when_the_loudspeaker_was_given_back() -> None:
    """That takes SDL's video part along; a button that is held meanwhile is not pressed anew."""
    pads = Joysticks()
    pads.down.append({0})
    video = Video(pads)
    pad = Pad(lambda: 0.0, video)
    pad.attend()
    video.on = False
    pad.attend()
    pads.down[0].clear()
    pad.attend()

    assert (taken(pad), pad.gone, video.on) == ([("pad:0", False), ("pad:0", True)], False, True)


def test_a_gamepad_that_fails_is_looked_for_again() -> None:
    """One that was unplugged may say so by an error."""
    pads = Joysticks()
    pads.down.append({0})
    pad = Pad(lambda: 0.0, Video(pads))
    pad.attend()
    lost = pad._pads[0]
    lost.get_numbuttons = lambda: 1 // 0
    pad.attend()
    pad.attend()

    assert (taken(pad), pad.gone) == ([("pad:0", False)], False)
    assert pad._pads != [lost]


def test_a_gamepad_is_gone_only_when_looking_keeps_failing() -> None:
    """Some seconds of failing in a row; one look that goes well begins anew."""
    now, video = [0.0], Video(Joysticks())
    pad = Pad(lambda: now[0], video)
    gone = []
    for at, opens in ((0.0, False), (PATIENCE - 0.1, True), (PATIENCE, False), (2 * PATIENCE, False)):
        now[0], video.opens, video.on = at, opens, False
        pad.attend()
        gone.append(pad.gone)

    assert gone == [False, False, False, True]


def test_a_gamepad_outlives_a_real_loudspeaker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing one quits SDL's mixer and video; the next look opens what it needs."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    loudspeaker = Loudspeaker()
    pad = Pad(look=3600.0)
    with closing(pad.__enter__()):
        loudspeaker.close()
        assert not pad._pygame.display.get_init()
        pad.attend()

        assert pad._pygame.display.get_init()
        assert (pad._failing, pad.gone) == (None, False)


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


@pytest.fixture(name="kernel")
def _kernel(monkeypatch: pytest.MonkeyPatch) -> dict[int, Any]:
    """What stands for evdev: the kernel's names of some keys, as evdev gives them."""
    names: dict[int, Any] = {
        113: ("KEY_MIN_INTERESTING", "KEY_MUTE"),
        152: ("KEY_COFFEE", "KEY_SCREENLOCK"),
        272: ("BTN_LEFT", "BTN_MOUSE"),
        304: ("BTN_A", "BTN_GAMEPAD", "BTN_SOUTH"),
        PLAY: "KEY_PLAYPAUSE",
    }
    every = {code: (each,) if isinstance(each, str) else each for code, each in names.items()}
    codes = {name: code for code, each in every.items() for name in each}
    ecodes = SimpleNamespace(bytype={1: names}, ecodes=codes, KEY_A=OTHER)
    devices = {f"/dev/{code}": code for code in names}

    def opened(path: str) -> Any:
        device = Device((1, devices[path], 1, 3.0))
        device.capabilities = lambda: {1: [devices[path]]}  # type: ignore[attr-defined]
        return device

    evdev = SimpleNamespace(ecodes=ecodes, list_devices=lambda: [*devices], InputDevice=opened)
    monkeypatch.setitem(sys.modules, "evdev", evdev)
    monkeypatch.setattr("player.controls.inputs.find_spec", lambda _: evdev)
    return every


def test_a_key_is_read_by_one_name_whichever_was_asked_for(kernel: dict[int, Any]) -> None:
    """The kernel has several for some keys: each of them opens the device, and is what a press is called."""
    for every in kernel.values():
        for name in every:
            wanted = as_button(name.lower())
            board = inputs(wanted)
            press = board.read(0.0)
            board.close()
            assert press is not None
            assert press.key == wanted
            assert own_keys(f"next={name}") == {wanted: Command.NEXT}
    assert known_as("KEY_MIN_INTERESTING") == "KEY_MUTE"
    assert (known_as("KEY_NONE_SUCH"), known_as("space")) == ("KEY_NONE_SUCH", "space")


@pytest.mark.parametrize(
    "name", ["space", "x", "é", "pgdown", "f5", "kp_enter", "ctrl_a", "alt_shift_f5", "pad:0"]
)
def test_any_key_can_be_the_one_button(name: str) -> None:
    """As the terminal and the window call it."""
    assert as_button(name) == name


@pytest.mark.parametrize("name", ["spacebar", "two words", "ctrl_nothing", "pad"])
def test_what_no_key_is_called_is_refused(name: str) -> None:
    """Nobody could ever press it; it is told how to find the name of a key."""
    with pytest.raises(UserError) as caught:
        as_button(name)
    for language in LANGUAGES:
        told = phrases(language).say(caught.value.key, **caught.value.values)
        assert name in told
        assert "soepel buttons" in told


def test_without_evdev_a_name_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused later, in words that say what is missing."""
    monkeypatch.setattr("player.controls.inputs.find_spec", lambda _: None)
    assert (known_as("key_mute"), known_as("pad:0")) == ("KEY_MUTE", "pad:0")


def test_a_device_that_is_unplugged_is_gone() -> None:
    """The others stay; a key without a name is passed over."""
    first, second = Device(), Device((1, 0x2FE, 1, 3.0), (1, OTHER, 1, 3.0))
    first.fault = OSError(19, "No such device")
    board = Inputs([first, second], NAMES.__getitem__)

    assert (taken(board), board.gone) == ([("KEY_A", False)], False)
    second.fault = OSError(19, "No such device")
    os.write(second._writes, b"!")
    assert (taken(board), board.gone) == ([], True)
