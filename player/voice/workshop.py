"""Runs the workers, each in a process of its own, and ends them all when asked."""

import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from player.voice.values import VoiceError

if TYPE_CHECKING:
    from subprocess import Popen

_SCRIPT = Path(__file__).with_name("worker.py")


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What one worker is to do."""

    driver: str
    path: tuple[str, ...]
    """Folders in which pyttsx3 is found."""
    library: str | None
    data: str | None
    text: str | None = None
    """None asks for the list of voices."""
    voice: str = ""
    rate: int = 0
    """As the engine counts it."""
    file: str = ""
    patience: float = 20.0
    """Seconds after which the worker is ended."""


class Heard(msgspec.Struct, frozen=True):
    """One voice in a worker's list."""

    id: str
    name: str
    language: str


class Reply(msgspec.Struct, frozen=True):
    """What a worker says it did."""

    voice: str | None = None
    """The voice that was really used."""
    rate: int | None = None
    """The rate that was really used, of an engine that can tell."""
    errors: tuple[str, ...] = ()
    voices: tuple[Heard, ...] = ()
    version: str = ""


class KilledError(VoiceError):
    """A worker that was ended from outside: no fault of its text."""


class Workshop:
    """The workers that run now."""

    def __init__(self) -> None:
        """Begin with none."""
        self._running: set[Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._closed = threading.Event()

    def run(self, job: Job) -> Reply:
        """Let a new worker do the job; raise VoiceError when it dies, hangs or talks nonsense."""
        from subprocess import TimeoutExpired  # noqa: PLC0415 - only needed to speak

        worker = _start()
        with worker:
            self._enter(worker)
            try:
                said, _ = worker.communicate(msgspec.json.encode(job), timeout=job.patience)
            except TimeoutExpired:
                message = f"no answer within {job.patience:.0f} s"
                raise VoiceError(message) from None
            except OSError as error:
                raise KilledError(str(error)) from error
            finally:
                worker.kill()
                self._leave(worker)
        if worker.returncode in {-9, -15}:
            message = f"the worker was killed by signal {-worker.returncode}"
            raise KilledError(message)
        try:
            return msgspec.json.decode(said, type=Reply)
        except msgspec.DecodeError as error:
            message = f"the worker ended with {worker.returncode}: {error}"
            raise VoiceError(message) from error

    def rest(self, seconds: float) -> None:
        """Wait before another try, or raise VoiceError when the workshop is closed."""
        if self._closed.wait(seconds):
            raise VoiceError("the voice is closed")

    def close(self) -> None:
        """End every worker at once; later jobs are refused."""
        with self._lock:
            self._closed.set()
            for worker in self._running:
                worker.kill()

    def _enter(self, worker: "Popen[bytes]") -> None:
        with self._lock:
            self._running.add(worker)
            if self._closed.is_set():
                worker.kill()

    def _leave(self, worker: "Popen[bytes]") -> None:
        with self._lock:
            self._running.discard(worker)


def _start() -> "Popen[bytes]":
    from subprocess import DEVNULL, PIPE, Popen  # noqa: PLC0415 - only needed to speak

    try:
        return Popen(
            [sys.executable, *_flags(), str(_SCRIPT)],
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            # Ctrl-C in the terminal is meant for the player, not for its workers.
            start_new_session=True,
            creationflags=0x08000000 if sys.platform == "win32" else 0,  # no console window
        )
    except OSError as error:
        message = f"no worker can be started: {error.strerror}"
        raise VoiceError(message) from error


def _flags() -> tuple[str, ...]:
    """Give the flags that make Python start fast and see nothing of the user's folder.

    Windows needs `site`: pywin32 finds its libraries through it.
    """
    return ("-I", "-S") if os.name == "posix" else ("-P",)
