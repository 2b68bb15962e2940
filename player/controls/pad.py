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
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def gone(self) -> bool:
        """A gamepad may be plugged in at any moment."""
        return self._closing.is_set()

    def look(self) -> None:
        """Look once at every button, and keep what has changed."""
        joystick = self._pygame.joystick
        if joystick.get_count() != len(self._pads):
            self._pads = [joystick.Joystick(number) for number in range(joystick.get_count())]
            self._down = set()
        for number, pad in enumerate(self._pads):
            for button in range(pad.get_numbuttons()):
                self._note((number, button), down=bool(pad.get_button(button)))

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

    def _run(self) -> None:
        while not self._closing.wait(self._look):
            # Without a loudspeaker or a window nobody else asks the system for what happened.
            if self._pygame.mixer.get_init() is None and self._pygame.display.get_surface() is None:
                self._pygame.event.pump()
            self.look()

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
        if not self._pygame.display.get_init():
            os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
            self._pygame.display.init()
        self._pygame.joystick.init()
        self._thread = threading.Thread(target=self._run, name="soepel pad", daemon=True)
        self._thread.start()
        return self
