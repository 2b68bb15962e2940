"""A window for who hears little or sees little: large words, a ring for the time, an arrow for the side.

`Window` opens it, shows a `View` and gives the keys that were pressed; `paint` draws a view on any surface.
"""

from player.window.look import DARK, LIGHT, Look
from player.window.paint import paint
from player.window.view import Side, View
from player.window.window import Window

__all__ = ["DARK", "LIGHT", "Look", "Side", "View", "Window", "paint"]
