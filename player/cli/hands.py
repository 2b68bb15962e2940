"""What the person's commands come from: the keys of a terminal, or nothing."""

import threading
from collections.abc import Callable, Mapping
from time import monotonic
from types import TracebackType
from typing import Protocol, Self

from player.controls import Asking, Button, Gesture, Held, Keys, Kind, Numbers, Press, Typed, meaning
from player.transport import Command


class Ears(Protocol):
    """What hears spoken commands."""

    def read(self, asking: Asking | None) -> Command | None:
        """Give the next command that was heard, if there is one; `asking` tells what can be meant."""

    @property
    def listens(self) -> bool:
        """True where a voice is listened to."""

    def voiced(self, asking: Asking | None) -> bool:
        """Tell whether any sound takes what was just offered of such a question."""

    def sounds(self) -> list[float]:
        """Take the sounds that are no words, by the second of the clock in which each began."""

    def news(self) -> str | None:
        """Give what is to be told once of listening, as a key of `say.live`."""

    @property
    def takes_turns(self) -> bool:
        """True while it hears, and only when our own voice is silent."""


class Board(Protocol):
    """Keys that can be pressed: those of a terminal, or of a window."""

    @property
    def gone(self) -> bool:
        """True when no key can come any more."""

    def read(self, timeout: float) -> Press | None:
        """Wait at most `timeout` seconds for the next key."""

    def close(self) -> None:
        """Stop listening."""

    def __enter__(self) -> Self:
        """Begin to listen."""


_KEYS = {Command.AGAIN: "f1", Command.NEXT: "enter"}
"""The keys that ask again and go on where words are typed: these can be said, too."""
_ALWAYS = {Kind.TOUCH: Command.PAUSE, Kind.DOUBLE: Command.AGAIN, Kind.LONG: Command.HURTS}
"""What one button asks while no question is open: a touch is silent at once, whatever it becomes."""


class Hands:
    """Commands from keys; `with` begins and ends listening."""

    def __init__(
        self,
        *,
        attended: bool,
        board: Board | None = None,
        button: str | None = None,
        own: Mapping[str, Command] = {},
        ears: Ears | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Listen to `board`, else to the terminal, or to nothing where nobody is at the keys.

        `button` names the key that is the one button, where there is one; `own` are keys with a command
        each; `ears` hear what is spoken.
        """
        self._ears = ears
        self.spoken = False
        """True where the last command was spoken, and so may have been misheard."""
        self.grown = False
        """True where the touch before the last command was its beginning, and asked for no pause."""
        self._button = button
        self._own = own
        self._held: tuple[Button, Button] = (Typed(), Held())
        self._gestures: list[Gesture] = []
        self._commands: list[Kind] = []
        self._clock = clock
        self._keys: Board | None = board or (Keys() if attended else None)
        self._numbers = Numbers()
        self._never = threading.Event()

    @property
    def attended(self) -> bool:
        """False when no command can come any more."""
        return self._keys is not None and not self._keys.gone

    def next(self, timeout: float, asking: Asking | None) -> Command | None:
        """Wait `timeout` seconds for a command; `asking` is the kind of answer a question wants."""
        self.spoken = self.grown = False
        if asking != "number":
            self._numbers.forget()
        command = self._pressed(timeout, asking)
        if command is None and self._ears is not None:
            command = self._heard(self._ears, asking)
        if command is not None:
            # Whatever it was closes the question, or asks it anew: a one that still waited answers no other.
            self._numbers.forget()
        return command

    def _heard(self, ears: Ears, asking: Asking | None) -> Command | None:
        """Give the command that was spoken; a sound that is none is put aside, as a press of one button."""
        heard = ears.read(asking)
        self.spoken = heard is not None
        if self.voiced(asking):
            self._gestures += [Gesture(Kind.PRESS, at) for at in ears.sounds()]
        return heard

    @property
    def listens(self) -> bool:
        """True where a voice is listened to."""
        return self._ears is not None and self._ears.listens

    def voiced(self, asking: Asking | None) -> bool:
        """Tell whether any sound of a voice takes what was just offered; one button leads before it."""
        return not self.buttoned and self._ears is not None and self._ears.voiced(asking)

    def news(self) -> str | None:
        """Give what is to be told once of listening, as a key of `say.live`."""
        return None if self._ears is None else self._ears.news()

    @property
    def takes_turns(self) -> bool:
        """True where spoken commands are heard only while our own voice is silent."""
        return self._ears is not None and self._ears.takes_turns

    def _pressed(self, timeout: float, asking: Asking | None) -> Command | None:
        if not self.attended:
            self._never.wait(timeout)
            return None
        press = self._read(timeout, questioned=asking is not None)
        if self._commands:
            kind = self._commands.pop(0)
            self.grown = kind is not Kind.TOUCH
            return _ALWAYS[kind]
        if press is not None and press.key in self._own:
            return None if press.released else self._own[press.key]
        if asking == "number":
            return (
                self._numbers.due(self._clock()) if press is None else self._numbers.feed(press.key, press.at)
            )
        return None if press is None else meaning(press.key, asking)

    @property
    def buttoned(self) -> bool:
        """True where one button leads, and questions have to offer their answers."""
        return self._button is not None and self.attended

    def gestures(self) -> list[Gesture]:
        """Take what the one button told while a question was open."""
        told, self._gestures = self._gestures, []
        if told and self._button is not None:
            self._numbers.forget()
        return told

    def _read(self, timeout: float, *, questioned: bool) -> Press | None:
        """Read one key; what the one button does is put aside, as gestures or as commands."""
        press: Press | None = self._keys.read(timeout) if self._keys else None
        if self._button is None:
            return press
        told = [gesture for button in self._held for gesture in button.due(self._clock())]
        if press is not None and press.key == self._button:
            told += self._held[press.released is not None].feed(press.at, released=press.released)
            press = None
        elif press is not None and self._button == f"KEY_{press.key.upper()}":
            # The console types what the device tells as well.
            press = None
        if questioned:
            self._gestures += told
        else:
            self._commands += [gesture.kind for gesture in told if gesture.kind in _ALWAYS]
        return press

    def key(self, timeout: float, *, typing: bool = False) -> str | None:
        """Wait `timeout` seconds for a key as it was typed; amid `typing`, the one button is a key too."""
        self.spoken = False
        if self._keys is None or not self.attended:
            self._never.wait(timeout)
            return None
        press = self._keys.read(timeout) if typing else self._read(timeout, questioned=True)
        if press is not None or typing or self._ears is None:
            return None if press is None else press.key
        heard = self._heard(self._ears, "text")
        return None if heard is None else _KEYS.get(heard)

    def __enter__(self) -> Self:
        """Begin to listen."""
        if self._keys is not None:
            self._keys.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop listening."""
        if self._keys is not None:
            self._keys.close()
