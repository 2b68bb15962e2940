"""What the person's commands come from."""

from typing import Protocol

from player.controls import Asking, Gesture
from player.transport import Command


class Hands(Protocol):
    """What the person's commands come from."""

    def next(self, timeout: float, asking: Asking | None) -> Command | None:
        """Wait `timeout` seconds for a command; `asking` is the kind of answer a question wants."""

    def key(self, timeout: float, *, typing: bool = False) -> str | None:
        """Wait `timeout` seconds for a key as it was typed, where words are asked for."""

    @property
    def buttoned(self) -> bool:
        """True where one button leads, and questions have to offer their answers."""

    def gestures(self) -> list[Gesture]:
        """Take what the one button told while a question was open."""

    def voiced(self, asking: Asking) -> bool:
        """Tell whether any sound of a voice takes what was just offered of such a question."""

    @property
    def listens(self) -> bool:
        """True where a voice is listened to."""

    @property
    def spoken(self) -> bool:
        """True where the last command was spoken, and so may have been misheard."""

    @property
    def grown(self) -> bool:
        """True where the touch before the last command was its beginning, and asked for no pause."""

    def news(self) -> str | None:
        """Give what is to be told once, as a key of `say.live`: that it listens, or can no longer."""

    @property
    def takes_turns(self) -> bool:
        """True where spoken commands are heard only while our own voice is silent."""

    @property
    def attended(self) -> bool:
        """False when no more commands can ever come."""
