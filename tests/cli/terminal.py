"""Soepel in a terminal of its own: what it shows is waited for, keys are typed, signals are sent."""

import os
import select
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

from tests.cli.command import ROOT, soepel

PATIENCE = 30.0
"""Seconds in which what is waited for must come; nothing is ever slept for."""


class Terminal:
    """One run of the command in a pseudo-terminal; `with` ends it, whatever happened."""

    def __init__(self, *arguments: str, env: Mapping[str, str], cwd: Path = ROOT) -> None:
        """Start it, in a session of which this terminal is the one that controls."""
        self._ours, theirs = os.openpty()
        # A session leader that opens a terminal gets it as its own, so that Ctrl-C and hanging up work.
        opens = 'exec "$@" <"$0" >"$0" 2>&1'
        self._process = subprocess.Popen(
            ["/bin/sh", "-c", opens, os.ttyname(theirs), *soepel(*arguments)],
            start_new_session=True,
            env=dict(env),
            cwd=cwd,
        )
        self._theirs: int | None = theirs
        self.shown = ""
        """Everything that was shown."""
        self._seen = 0

    @property
    def pid(self) -> int:
        """Number of the process."""
        return self._process.pid

    def sees(self, text: str) -> str:
        """Wait until `text` is shown, after what was seen before; give what came before it."""
        until = monotonic() + PATIENCE
        while (found := self.shown.find(text, self._seen)) < 0:
            assert self._reads(until), f"{text!r} was not shown after:\n{self.shown[self._seen :]}"
        before, self._seen = self.shown[self._seen : found], found + len(text)
        return before

    def types(self, keys: str) -> None:
        """Press keys."""
        os.write(self._ours, keys.encode())

    def idles(self, seconds: float) -> None:
        """Let a person take their time between two presses: sooner they would be one gesture."""
        until = monotonic() + seconds
        while monotonic() < until:
            self._reads(until)

    def sends(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    def hangs_up(self) -> None:
        """Close the terminal, as by closing its window."""
        self._let_go()
        os.close(self._ours)
        self._ours = -1

    def ends(self) -> int:
        """Wait until it has ended, and give its exit code; minus the signal where one killed it."""
        until = monotonic() + PATIENCE
        self._let_go()
        while self._ours >= 0 and self._reads(until):
            pass
        return self._process.wait(PATIENCE)

    def _let_go(self) -> None:
        if self._theirs is not None:
            os.close(self._theirs)
            self._theirs = None

    def _reads(self, until: float) -> bool:
        """Read what is there; False when nothing will come any more."""
        ready, _, _ = select.select([self._ours], [], [], max(0.0, until - monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self._ours, 65536)
        except OSError:
            return False
        self.shown += data.decode(errors="replace").replace("\r\n", "\n")
        return bool(data)

    def __enter__(self) -> Self:
        """Use it for a while."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it."""
        with suppress(ProcessLookupError):
            self._process.kill()
        self._process.wait(PATIENCE)
        self._let_go()
        if self._ours >= 0:
            os.close(self._ours)
