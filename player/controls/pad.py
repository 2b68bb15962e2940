"""A gamepad, or another device with buttons that SDL knows, heard without a window."""

import os
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, Self

from player.controls.keys import Press

PREFIX = "pad:"
"""What the names of these buttons begin with; the number of the button follows, from 0."""
_LOOK = 0.01
"""Seconds between two looks at the buttons."""
PATIENCE = 5.0
"""Seconds of looks that fail in a row, after which there are no gamepads any more."""


class Pad:
    """The buttons of every gamepad: the state of each is looked at, so that nobody takes a press away."""

    def __init__(
        self, clock: Callable[[], float] = monotonic, pygame: Any = None, *, look: float = _LOOK
    ) -> None:
        """Be ready to listen, with `look` seconds between two looks; `pygame` is what knows the devices."""
        self._look = look
        self._clock = clock
        self._pygame = pygame
        self._pads: list[Any] = []
        self._down: set[tuple[int, int]] = set()
        self._presses: SimpleQueue[Press] = SimpleQueue()
        self._failing: float | None = None
        """Since when every look fails."""
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def gone(self) -> bool:
        """False as long as gamepads can be looked for: one may be plugged in at any moment."""
        return self._closing.is_set()

    def look(self) -> None:
        """Look once at every button, and keep what has changed."""
        joystick = self._pygame.joystick
        if joystick.get_count() != len(self._pads):
            self._pads = [joystick.Joystick(number) for number in range(joystick.get_count())]
        for number, pad in enumerate(self._pads):
            for button in range(pad.get_numbuttons()):
                self._note((number, button), down=bool(pad.get_button(button)))
        # Nobody holds what was unplugged.
        for at in [at for at in self._down if at[0] >= len(self._pads)]:
            self._note(at, down=False)

    def _note(self, at: tuple[int, int], *, down: bool) -> None:
        if down != (at in self._down):
            self._down ^= {at}
            self._presses.put(Press(f"{PREFIX}{at[1]}", self._clock(), released=not down))

    def read(self, timeout: float) -> Press | None:
        """Wait at most `timeout` seconds for the next movement of a button."""
        try:
            return self._presses.get(timeout=timeout) if timeout > 0 else self._presses.get_nowait()
        except Empty:
            return None

    def attend(self) -> None:
        """Look once, whatever became of SDL: what fails is opened anew, and given up after PATIENCE."""
        try:
            # Without a loudspeaker or a window nobody else asks the system for what happened.
            if self._pygame.mixer.get_init() is None and self._pygame.display.get_surface() is None:
                self._open()
                self._pygame.event.pump()
            self.look()
        except Exception:  # noqa: BLE001 - whatever it is, the one button has to go on
            # What is held stays so until a look tells otherwise: no release and no press is made up.
            self._pads = []
            now = self._clock()
            self._failing = now if self._failing is None else self._failing
            if now - self._failing >= PATIENCE:
                self._closing.set()
        else:
            self._failing = None

    def _open(self) -> None:
        """Open what devices tell their news through: a loudspeaker that is given back takes it along."""
        if not self._pygame.display.get_init():
            # There is no window to be seen, and only the first thread may open one.
            os.environ["SDL_VIDEODRIVER"] = "dummy"
            self._pygame.display.init()
        self._pygame.joystick.init()

    def _run(self) -> None:
        while not self._closing.wait(self._look):
            self.attend()

    def close(self) -> None:
        """Stop listening."""
        self._closing.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
            self._pygame.joystick.quit()

    def __enter__(self) -> Self:
        """Begin to listen, also where there is no window and no gamepad yet."""
        os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
        os.environ.setdefault("SDL_NO_SIGNAL_HANDLERS", "1")
        os.environ["SDL_JOYSTICK_ALLOW_BACKGROUND_EVENTS"] = "1"
        if self._pygame is None:
            import pygame  # noqa: PLC0415 - slow, and only needed with a gamepad

            self._pygame = pygame
        self._open()
        self._thread = threading.Thread(target=self._run, name="soepel pad", daemon=True)
        self._thread.start()
        return self
