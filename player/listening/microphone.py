"""Opens a microphone: through PortAudio where it is installed, else through SDL."""

import os
import queue
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

import msgspec
import numpy as np

from player.errors import UserError
from player.listening.inbox import Inbox
from player.listening.resampled import Resampled
from player.listening.source import Block, Closing, Source
from player.listening.wavesource import WaveSource
from player.listening.worker import HEAD
from player.paths import written_path

if TYPE_CHECKING:
    from subprocess import Popen

WAYS = ("portaudio", "sdl")
"""The libraries that can open one, the better first."""
_SCRIPT = Path(__file__).with_name("worker.py")
_PATIENCE = 15.0
"""Seconds in which a microphone must have opened."""


class Told(msgspec.Struct, frozen=True):
    """The first line of a worker."""

    name: str = ""
    rate: int = 0
    names: tuple[str, ...] = ()
    error: str = ""


class Microphone(Closing):
    """One that listens now, in a process of its own."""

    def __init__(self, way: str, device: str = "", rate: int = 0) -> None:
        """Open `device`, or the usual one, at its own rate where `rate` is 0; OSError where it fails."""
        self._process, told = _ask("listen", way, device, rate)
        if told.error or not told.rate:
            _end(self._process)
            message = f"{way}: {told.error or 'no answer'}"
            raise OSError(message)
        self.name = told.name
        self.rate = told.rate
        self.way = way
        self._inbox = Inbox(told.rate)
        self._thread = threading.Thread(target=self._fill, name="microphone", daemon=True)
        self._thread.start()

    @property
    def gaps(self) -> int:
        """How many times something was lost so far."""
        return self._inbox.gaps

    def read(self, patience: float) -> Block | None:
        """Give what came since the last time; None when the microphone has gone."""
        return self._inbox.read(patience)

    def close(self) -> None:
        """Stop listening at once."""
        _end(self._process)
        if self._thread.is_alive():
            self._thread.join(1.0)

    def _fill(self) -> None:
        stream, losses = self._process.stdout, 0
        with suppress(OSError, ValueError):  # closed while it was read
            while stream is not None and len(head := stream.read(HEAD.size)) == HEAD.size:
                lost, size = HEAD.unpack(head)
                data = stream.read(size)
                self._inbox.put(np.frombuffer(data[: len(data) // 2 * 2], np.int16), lost - losses)
                losses = lost
        self._inbox.end()


def open_source(name: str | None, rate: int | None = None) -> Source:
    """Open the microphone of that `name`, the usual one, or a WAV file in its place.

    With a `rate` it is heard at that, whatever its own is. UserError where there is none.
    """
    source: Source
    if name is not None and name.lower().endswith(".wav"):
        source = WaveSource(written_path(name))
    else:
        source = _open(name or "", rate or 0)
    return source if rate in {None, source.rate} else Resampled(source, rate or source.rate)


def _open(device: str, rate: int) -> Source:
    reasons = []
    for way in WAYS:
        try:
            return Microphone(way, device, rate)
        except OSError as error:
            reasons.append(str(error))
    if device:
        names = ", ".join(microphones()) or "-"
        raise UserError("listening.error.no_such", name=device, names=names)
    raise UserError("listening.error.none", reason="; ".join(reasons))


def microphones() -> tuple[str, ...]:
    """Name the microphones of this machine, by the best way there is; none is opened."""
    for way in WAYS:
        process, told = _ask("names", way, "", 0)
        _end(process)
        if told.names:
            return told.names
    return ()


def has_portaudio() -> bool:
    """Tell whether PortAudio can be used here."""
    process, told = _ask("names", WAYS[0], "", 0)
    _end(process)
    return not told.error


def _ask(what: str, way: str, device: str, rate: int) -> "tuple[Popen[bytes], Told]":
    from subprocess import DEVNULL, PIPE, Popen  # noqa: PLC0415 - only needed to listen

    process = Popen(
        [sys.executable, "-P", str(_SCRIPT), what, way, device, str(rate)],
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        # Ctrl-C in the terminal is meant for the player, not for its workers.
        start_new_session=True,
        creationflags=0x08000000 if sys.platform == "win32" else 0,  # no console window
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    return process, _first(process.stdout)


def _first(stream: IO[bytes] | None) -> Told:
    """Give the first line, if it comes in time: a driver may hang."""
    came: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    if stream is not None:
        threading.Thread(target=lambda: came.put(stream.readline()), daemon=True).start()
    try:
        return msgspec.json.decode(came.get(timeout=_PATIENCE), type=Told)
    except (queue.Empty, msgspec.DecodeError) as error:
        return Told(error=type(error).__name__)


def _end(process: "Popen[bytes]") -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
