"""The window itself: opened, drawn, and listened to for keys."""

import os
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from player.errors import UserError
from player.window.look import DARK, Look
from player.window.paint import paint
from player.window.view import View

_SIZE = (1280, 800)
_NAMED = {
    "return": "enter",
    "keypad enter": "enter",
    "enter": "enter",
    "space": "space",
    "escape": "escape",
    "left": "left",
    "right": "right",
    "up": "up",
    "down": "down",
    "page up": "pgup",
    "page down": "pgdown",
    **{name: name for name in ("home", "end", "insert", "delete", "backspace", "tab")},
    **{f"f{number}": f"f{number}" for number in range(1, 13)},
}
"""Keys that write nothing, by pygame's name and ours."""
_CLOSED = "escape"
"""What closing the window means: the same as the key that stops."""
_WHOLE_SCREEN = "f11"
_LOOK = 10
"""Milliseconds between two looks for keys."""


class Window:
    """One window; used by one thread, the one that opened it."""

    def __init__(self, title: str, look: Look = DARK) -> None:
        """Open it; raises UserError where there is no screen."""
        os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
        # Else SDL keeps SIGTERM to itself.
        os.environ.setdefault("SDL_NO_SIGNAL_HANDLERS", "1")
        import pygame  # noqa: PLC0415 - slow, and only needed for a window

        self._pygame: Any = pygame
        self._look = look
        self._shown: tuple[object, ...] | None = None
        try:
            pygame.display.init()
            self._surface: Any = pygame.display.set_mode(_SIZE, pygame.RESIZABLE)
        except pygame.error as error:
            raise UserError("window.error.none", why=str(error)) from error
        pygame.display.set_caption(title)
        # As in a terminal: a key that is held repeats itself.
        pygame.key.set_repeat(500, 40)
        # All else would only pile up; messages about loudspeakers are for who plays through them.
        pygame.event.set_blocked(None)
        pygame.event.set_allowed(
            (pygame.KEYDOWN, pygame.QUIT, pygame.AUDIODEVICEADDED, pygame.AUDIODEVICEREMOVED)
        )

    @property
    def open(self) -> bool:
        """False once it was closed."""
        return self._surface is not None

    def show(self, view: View) -> None:
        """Draw a view; one that is shown already costs nothing."""
        if self._surface is None:
            return
        self._surface = self._pygame.display.get_surface() or self._surface
        seen = (*_still(view), self._surface.get_size())
        if seen == self._shown:
            return
        self._shown = seen
        paint(self._surface, view, self._look)
        self._pygame.display.flip()

    def keys(self, timeout: float) -> list[str]:
        """Wait at most `timeout` seconds; give the keys that were pressed, by the names that controls use."""
        if self._surface is None:
            return []
        until = self._pygame.time.get_ticks() + round(timeout * 1000)
        while True:
            pressed = [
                key
                for event in self._pygame.event.get((self._pygame.KEYDOWN, self._pygame.QUIT))
                if (key := _key(event, self._pygame))
            ]
            if _WHOLE_SCREEN in pressed:
                # Not every screen can; then the window stays as it is.
                with suppress(self._pygame.error):
                    self._pygame.display.toggle_fullscreen()
            left = until - self._pygame.time.get_ticks()
            if pressed or left <= 0:
                return [key for key in pressed if key != _WHOLE_SCREEN]
            self._pygame.time.wait(min(_LOOK, left))

    def close(self) -> None:
        """Close it; closing twice does no harm."""
        if self._surface is not None:
            self._surface = None
            self._pygame.display.quit()

    def __enter__(self) -> Self:
        """Use it for a while."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()


def _still(view: View) -> tuple[object, ...]:
    """Give what can be seen of a view: the ring moves in steps of a hundredth."""
    return (
        view.title,
        view.words,
        view.part,
        view.side,
        view.side_name,
        view.count,
        view.seconds,
        round(view.share, 2),
        view.paused,
    )


def _key(event: Any, pygame: Any) -> str | None:
    if event.type == pygame.QUIT:
        return _CLOSED
    if event.type != pygame.KEYDOWN:
        return None
    named = _NAMED.get(pygame.key.name(event.key))
    if named:
        return named
    written = event.unicode
    return written.lower() if written and written.isprintable() else None
