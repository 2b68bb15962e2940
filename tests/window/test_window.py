"""A window: what it shows, and the keys it gives."""

import pygame
import pytest

from player.controls import meaning
from player.controls.keys import is_key
from player.errors import UserError
from player.transport import Command
from player.window import View, Window


@pytest.fixture
def window():
    """A window on a screen that nobody sees."""
    with Window("Soepel") as opened:
        yield opened


def press(key: int, written: str = "") -> None:
    """Press a key, as the system tells it."""
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=written, mod=0))


def test_keys_mean_what_they_mean_in_a_terminal(window):
    """Space pauses, enter is ready, arrows and letters do what the key table says."""
    for key, written, command in (
        (pygame.K_SPACE, " ", Command.PAUSE),
        (pygame.K_RETURN, "\r", Command.READY),
        (pygame.K_KP_ENTER, "\r", Command.READY),
        (pygame.K_ESCAPE, "\x1b", Command.STOP),
        (pygame.K_RIGHT, "", Command.NEXT),
        (pygame.K_LEFT, "", Command.BACK),
        (pygame.K_UP, "", Command.LOUDER),
        (pygame.K_DOWN, "", Command.SOFTER),
        (pygame.K_F1, "", Command.HELP),
        (pygame.K_x, "X", Command.HURTS),
        (pygame.K_7, "7", Command.N7),
        (pygame.K_KP7, "7", Command.N7),
        (pygame.K_SLASH, "?", Command.HELP),
    ):
        press(key, written)
        assert [meaning(name) for name in window.keys(0)] == [command]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (pygame.K_PAGEDOWN, "pgdown"),
        (pygame.K_PAGEUP, "pgup"),
        (pygame.K_F5, "f5"),
        (pygame.K_TAB, "tab"),
        (pygame.K_BACKSPACE, "backspace"),
        (pygame.K_HOME, "home"),
    ],
)
def test_what_a_presenter_types_is_called_as_in_a_terminal(window, key, name):
    """It can be the one button in the window, too."""
    press(key)
    assert window.keys(0) == [name]
    assert is_key(name)


def test_keys_that_mean_nothing_give_nothing(window):
    """Shift alone is no key, and F11 fills the screen."""
    press(pygame.K_LSHIFT)
    press(pygame.K_F11)
    assert window.keys(0) == []


def test_closing_the_window_asks_to_stop(window):
    """The cross of the window is the key that stops."""
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    assert [meaning(key) for key in window.keys(0)] == [Command.STOP]


def test_messages_about_loudspeakers_are_left_for_who_plays(window):
    """Reading keys takes no other message away."""
    pygame.event.post(pygame.event.Event(pygame.AUDIODEVICEREMOVED, which=3, iscapture=False))
    assert window.keys(0) == []
    assert [event.which for event in pygame.event.get(pygame.AUDIODEVICEREMOVED)] == [3]


def test_a_view_that_is_shown_is_not_drawn_again(window, monkeypatch):
    """Nothing is drawn until something that can be seen has changed."""
    flips = []
    monkeypatch.setattr(pygame.display, "flip", lambda: flips.append(True))
    for left in (4.0, 3.99, 3.0, 3.0):
        window.show(View(words="blijf", left=left, whole=4.0))
    assert len(flips) == 2


def test_a_closed_window_does_no_harm(window):
    """Closed twice, shown and asked, it is silent."""
    window.close()
    window.close()
    window.show(View(words="blijf"))
    assert window.keys(0) == []
    assert not window.open


def test_without_a_screen_there_is_a_sentence(monkeypatch):
    """A driver that cannot be is told as a UserError, with the reason."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "none-such")
    with pytest.raises(UserError) as found:
        Window("Soepel")
    assert found.value.key == "window.error.none"
    assert "none-such" in str(found.value.values["why"])
