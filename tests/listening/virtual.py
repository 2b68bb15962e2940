"""A microphone that is made of software: PulseAudio, with a loudspeaker that is heard by a microphone."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

PATIENCE = 20.0
"""Seconds in which the server must answer."""
SINK = "room"
MICROPHONE = "desk"


class VirtualMicrophone:
    """A server of our own; what is played in its room is heard by its microphone."""

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "native"
        self.environment = {
            "PULSE_SERVER": f"unix:{self._socket}",
            "PULSE_RUNTIME_PATH": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "SDL_AUDIODRIVER": "pulseaudio",
            "HOME": str(folder),
        }
        self._server = subprocess.Popen(
            [
                "pulseaudio",
                "-n",
                "--exit-idle-time=-1",
                "--daemonize=no",
                "--use-pid-file=no",
                "-L",
                f"module-native-protocol-unix socket={self._socket} auth-anonymous=1",
                "-L",
                f"module-null-sink sink_name={SINK} rate=48000 channels=1",
            ],
            env={**os.environ, **self.environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def begin(self) -> None:
        """Wait until the server answers, and make its microphone."""
        until = monotonic() + PATIENCE
        while self._pactl("info").returncode:
            if self._server.poll() is not None or monotonic() > until:
                pytest.skip("PulseAudio does not start here")
        # SDL hides the monitors of loudspeakers; a source made of one it shows.
        made = self._pactl(
            "load-module", "module-remap-source", f"master={SINK}.monitor", f"source_name={MICROPHONE}"
        )
        assert made.returncode == 0, made.stderr
        self._pactl("set-default-source", MICROPHONE)

    def play(self, file: Path) -> subprocess.Popen[bytes]:
        """Let a sound file be heard in the room."""
        return subprocess.Popen(
            ["paplay", f"--device={SINK}", str(file)], env={**os.environ, **self.environment}
        )

    def end(self) -> None:
        """Stop the server."""
        self._server.kill()
        self._server.wait()

    def _pactl(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["pactl", *arguments],
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )


@contextmanager
def virtual_microphone(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[VirtualMicrophone]:
    """Give one that every process of the test hears; skip where PulseAudio is not installed."""
    if sys.platform != "linux" or not all(map(shutil.which, ("pulseaudio", "pactl", "paplay"))):
        pytest.skip("PulseAudio is not installed: apt install pulseaudio pulseaudio-utils")
    made = VirtualMicrophone(folder)
    try:
        made.begin()
        for name, value in made.environment.items():
            patch.setenv(name, value)
        yield made
    finally:
        made.end()
