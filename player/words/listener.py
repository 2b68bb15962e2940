"""Listens beside a session: a microphone, a recogniser in a process of its own, and what it heard."""

import os
import sys
import threading
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from player.command import Command
from player.errors import UserError
from player.words.deafness import OwnVoice, Span
from player.words.endpointer import RATE
from player.words.engine import Heard
from player.words.wire import ANY, DEAF, HEAD, SOUND, WORDS

if TYPE_CHECKING:
    from subprocess import Popen

_HANGS = 2.0
"""Seconds that are waited for a microphone that is just being opened, before it is left to close itself."""
_OLD = 2.0
"""Seconds of sound that come at once when nobody has taken any for as long."""
_LOOK = 0.2
"""Seconds after which it looks whether it is still wanted."""


class Ear(Protocol):
    """A microphone at 16 kHz, or what stands in its place."""

    def read(self, patience: float) -> NDArray[np.int16] | None:
        """Give what came; None when nothing will come any more."""

    def close(self) -> None:
        """Stop listening."""


class Listener:
    """Commands that are spoken; time is told by a clock, and nothing here waits for anything.

    Whatever breaks, the session goes on: `trouble` tells what it was, and nothing is heard from then on.
    """

    def __init__(
        self, opens: Callable[[], Ear], folder: Path, *, clock: Callable[[], float] = monotonic
    ) -> None:
        """Be ready to listen with the ear that `opens` gives, for the words kept in `folder`."""
        self._opens = opens
        self._folder = folder
        self._clock = clock
        self._heard: SimpleQueue[Heard] = SimpleQueue()
        self._voice = OwnVoice()
        self._among: AbstractSet[Command] = frozenset()
        self._any = False
        self._sounds: list[float] = []
        self._begun = 0.0
        """Second of the clock in which listening began, as far as what came tells."""
        self._told: AbstractSet[str] | None = None
        self._wanted = threading.Event()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="listener", daemon=True)
        self._process: Popen[bytes] | None = None
        self.trouble: UserError | None = None
        """Why nothing is heard (any more)."""

    @property
    def listening(self) -> bool:
        """True while the microphone is open and the words are known."""
        return self._ready.is_set() and self.trouble is None

    def listen_for(self, words: AbstractSet[Command], *, sounds: bool = False) -> None:
        """Take only these words for commands from now on; what was heard before is forgotten.

        With `sounds`, whatever else could be a word is kept for who asks for it.
        """
        if (words, sounds) == (self._among, self._any):
            return
        self._among, self._any = words, sounds
        self._sounds.clear()
        with suppress(Empty):
            while True:
                self._heard.get_nowait()

    def deafen(self, spans: Iterable[Span]) -> None:
        """Be deaf in these seconds of the clock, and a little before and after; they replace those before."""
        self._voice.sounds(spans, self._clock())

    def read(self) -> Command | None:
        """Give the next command that was heard, if there is one."""
        with suppress(Empty):
            while True:
                heard = self._heard.get_nowait()
                if heard.command is None:
                    self._sounds.append(self._begun + heard.at)
                elif heard.command in self._among:
                    return heard.command
        return None

    def sounds(self) -> list[float]:
        """Take what else could have been a word, by the second of the clock in which each began."""
        self._sounds, found = [], self._sounds
        return found if self._any else []

    def close(self) -> None:
        """Stop listening: the microphone is off when this returns.

        One that is still being opened, by a driver that hangs, is closed as soon as it is there.
        """
        self._wanted.clear()
        if self._process is not None:
            self._process.kill()
        if self._thread.is_alive():
            self._thread.join(_HANGS)

    def __enter__(self) -> Self:
        """Begin to listen; the first words may be missed while everything is opened."""
        self._wanted.set()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop listening."""
        self.close()

    # ----- in a thread of its own

    def _run(self) -> None:
        try:
            self._process = process = recogniser(self._folder)
            answers = threading.Thread(target=self._collect, args=(process,), daemon=True)
            try:
                ear = self._opens()
                try:
                    answers.start()
                    self._pass_on(ear, process)
                finally:
                    ear.close()
            finally:
                process.kill()
                process.wait()
                if answers.is_alive():
                    answers.join()
                for pipe in (process.stdin, process.stdout):
                    with suppress(OSError):
                        pipe.close() if pipe is not None else None
        except UserError as error:
            self._fail(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, the session goes on and says so
            self._fail(UserError("words.error.broken", why=f"{type(error).__name__}: {error}"))

    def _pass_on(self, ear: Ear, process: "Popen[bytes]") -> None:
        passed = 0
        while self._wanted.is_set() and self.trouble is None:
            block = ear.read(_LOOK)
            if block is None:
                self._fail(UserError("words.error.microphone_gone"))
                return
            wanted = frozenset({*self._among, ANY} if self._any else self._among)
            if self._told != wanted:
                self._told = wanted
                _send(process, WORDS, " ".join(sorted(wanted)).encode())
            if len(block):
                passed += len(block)
                self._begun = self._clock() - passed / RATE
                seconds = len(block) / RATE
                # A command is obeyed at once or not at all: much may have happened since.
                deaf = seconds > _OLD or self._voice.sounded(self._clock(), seconds)
                _send(process, DEAF if deaf else SOUND, block.astype("<i2", copy=False).tobytes())

    def _collect(self, process: "Popen[bytes]") -> None:
        for line in process.stdout or ():
            answer: dict[str, Any] = msgspec.json.decode(line)
            if "error" in answer:
                self._fail(UserError(answer["error"], **answer["values"]))
                return
            if not answer:
                self._ready.set()
            else:
                self._heard.put(msgspec.convert(answer, Heard))
        self._fail(UserError("words.error.recogniser_gone"))

    def _fail(self, error: UserError) -> None:
        if self._wanted.is_set() and self.trouble is None:
            self.trouble = error


def _send(process: "Popen[bytes]", kind: int, data: bytes) -> None:
    try:
        if process.stdin is not None:
            process.stdin.write(HEAD.pack(kind, len(data)) + data)
            process.stdin.flush()
    except OSError as error:
        raise UserError("words.error.recogniser_gone") from error


def recogniser(folder: Path) -> "Popen[bytes]":
    """Begin to recognise the words kept in `folder`, in a process of its own: `player.words.worker`."""
    from subprocess import DEVNULL, PIPE, Popen  # noqa: PLC0415 - only needed to listen

    return Popen(
        [sys.executable, "-P", "-m", "player.words.worker", str(folder)],
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        # Ctrl-C in the terminal is meant for the player, not for its workers.
        start_new_session=True,
        creationflags=0x08000000 if sys.platform == "win32" else 0,  # no console window
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(
                filter(None, (str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH")))
            ),
            "OPENBLAS_NUM_THREADS": "1",
            # What a long word needed is given back at once (glibc); otherwise it is 6 MB for good.
            "MALLOC_TRIM_THRESHOLD_": "131072",
        },
    )
