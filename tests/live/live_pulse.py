"""A loudspeaker that dies again and again: PulseAudio is killed in the middle of a session, and started anew.

`make live` runs it apart from the tests, for it has to wait. It needs the programs pulseaudio and pactl.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from tests.cli.command import ROOT, environment, log, soepel

SEED = 2026
KILLS = 20
"""Times that the server is killed in one session."""
AWAY = 1.0
"""Seconds that it stays away."""
WITHIN = 3.0
"""Seconds in which the session must go on once there is a loudspeaker again."""
PROGRAM = "neck/phase-1-chair"

pytestmark = pytest.mark.skipif(
    not (shutil.which("pulseaudio") and shutil.which("pactl")), reason="pulseaudio and pactl are not here"
)


class Server:
    """A PulseAudio server of our own, with one loudspeaker that nobody hears."""

    def __init__(self, folder: Path) -> None:
        self.socket = folder / "native"
        self.environment = {
            "PULSE_SERVER": f"unix:{self.socket}",
            "PULSE_RUNTIME_PATH": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "SDL_AUDIODRIVER": "pulseaudio",
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        modules = (
            f"module-native-protocol-unix socket={self.socket} auth-anonymous=1",
            "module-null-sink sink_name=ear rate=24000 channels=2",
        )
        loads = [word for module in modules for word in ("-L", module)]
        env = {**os.environ, **self.environment}
        self._process = subprocess.Popen(
            ["pulseaudio", "-n", "--exit-idle-time=-1", "--daemonize=no", *loads],
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = monotonic() + 20
        while subprocess.run(["pactl", "info"], env=env, capture_output=True, check=False).returncode:
            assert monotonic() < until, "pulseaudio does not start"
            sleep(0.02)

    def asked(self, *words: str) -> str:
        """Give what `pactl` answers."""
        env = {**os.environ, **self.environment}
        return subprocess.run(["pactl", *words], env=env, capture_output=True, text=True, check=True).stdout

    def kill(self) -> None:
        """End it as a crash would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self.socket.unlink(missing_ok=True)


@pytest.fixture(name="server")
def _server(tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "pulse"
    folder.mkdir(mode=0o700)
    server = Server(folder)
    server.start()
    yield server
    server.kill()


@pytest.fixture(name="report")
def _report(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    def line(text: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n  {text}\n")

    return line


def events(file: Path) -> list[dict[str, Any]]:
    """Give the events that were written whole."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True) if file.exists() else []
    return [json.loads(line) for line in lines if line[-1] == "\n"]


def places(told: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Give where each movement was done: exercise, set, side and repetition."""
    return [
        (cue["section"], cue["set"], cue["side"], cue["rep"])
        for cue in told
        if cue["event"] == "cue" and cue["kind"] == "tone" and cue["part"] == "out"
    ]


def goes_on(told: list[dict[str, Any]]) -> bool:
    """Tell whether the session went on among these events."""
    return any(event["event"] == "command" and event["command"] == "continue" for event in told)


def wait_for(found: Callable[[], Any], seconds: float) -> Any:
    """Wait until something is found, and give it."""
    until = monotonic() + seconds
    while not (what := found()):
        assert monotonic() < until, "what was waited for did not come"
        sleep(0.02)
    return what


def test_a_headset_that_leaves_is_noticed(
    server: Server, tmp_path: Path, report: Callable[[str], None]
) -> None:
    """The server lets the stream go on over another loudspeaker: the session pauses, says so, and goes on."""
    home, told = tmp_path / "home", tmp_path / "events.jsonl"
    headset = server.asked("load-module", "module-null-sink", "sink_name=headset", "rate=24000").strip()
    server.asked("set-default-sink", "headset")
    playing = subprocess.Popen(
        soepel("play", PROGRAM, "--lang", "en", "--talk", "quiet", "--events", str(told)),
        env=environment(home, **server.environment),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(lambda: places(events(told)), 60)
        was, before = places(events(told))[-1], len(events(told))
        server.asked("unload-module", headset)
        left = monotonic()
        wait_for(lambda: goes_on(events(told)[before:]), 30)
        took = monotonic() - left
        after = wait_for(lambda: places(events(told)[before:]), 60)[-1]
        said = [event.get("text") for event in events(told)[before:] if event["event"] == "cue"]
        assert playing.poll() is None
    finally:
        playing.terminate()
        playing.wait(20)
    report(f"a headset left; the session went on over the other loudspeaker after {took:.2f} s")
    assert after == was
    assert "The sound was gone for a moment. We go on." in said
    assert took < WITHIN


def test_the_session_goes_on_after_every_death(
    server: Server, tmp_path: Path, report: Callable[[str], None]
) -> None:
    """Twenty times: on within 3 s, at the side and repetition where it was, and the journal is whole."""
    home, told = tmp_path / "home", tmp_path / "events.jsonl"
    quiet = environment(home, **server.environment)
    shown = subprocess.run(
        soepel("show", PROGRAM, "--lang", "en", "--talk", "quiet", "--json"),
        env=quiet,
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    order = places([{"event": "cue", **cue} for cue in json.loads(shown.stdout)["cues"]])
    playing = subprocess.Popen(
        soepel("play", PROGRAM, "--lang", "en", "--talk", "quiet", "--events", str(told)),
        env=quiet,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    chance, took, passed = random.Random(SEED), [], 0  # noqa: S311 - no secret
    try:
        for number in range(KILLS):
            wait_for(lambda seen=passed: len(places(events(told))) > seen, 60)
            sleep(chance.uniform(0, 4))
            before = len(events(told))
            server.kill()
            sleep(AWAY)
            server.start()
            back = monotonic()
            wait_for(lambda seen=before: goes_on(events(told)[seen:]), 30)
            took.append(monotonic() - back)
            was = order.index(places(events(told))[-1])
            passed = len(places(events(told)))
            after = wait_for(lambda seen=passed: places(events(told))[seen:], 60)[0]
            # The running repetition again, or the one after it where it had just ended.
            assert order.index(after) in (was, was + 1), f"death {number}: at {order[was]}, then {after}"
            assert playing.poll() is None
    finally:
        playing.terminate()
        playing.wait(20)
    (entry,) = log(home)
    done = [(side["section"], side["set"], side["side"]) for side in entry["sides"] if side["done"]]
    assert len(done) == len(set(done))
    begun = {place[:3] for place in places(events(told))}
    assert set(done) <= begun
    assert entry["state"] == "interrupted"
    median = sorted(took)[len(took) // 2]
    report(f"{KILLS} deaths; the session went on after {median:.2f} s, at most {max(took):.2f} s")
    assert max(took) < WITHIN
