"""The command itself, in real time: what reaches the device, and what is left when things break.

`make live` runs it apart from the tests, for it has to wait. It prints what it found.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import numpy as np
import pytest

from tests.cli.command import BREAK, QUICK, ROOT, environment, log, run, soepel
from tests.cli.terminal import Terminal
from tests.live.room import Report

SEED = 2026
KILLS = 8
"""Sessions that are killed, each at a moment of its own."""


@pytest.fixture(name="home")
def _home(tmp_path: Path) -> Path:
    """Where this person's things are kept."""
    return tmp_path / "home"


@pytest.fixture(name="quick")
def _quick(tmp_path: Path) -> str:
    """A short program in a file of one's own."""
    file = tmp_path / "quick.toml"
    file.write_text(QUICK, encoding="utf-8")
    return str(file)


@contextmanager
def processes_at_work(count: int) -> Iterator[None]:
    """Keep as many cores busy from outside."""
    workers = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()


# ----- what reaches the device


@pytest.mark.parametrize("company", [0, 2], ids=["at rest", "two busy processes"])
@pytest.mark.parametrize(
    "options",
    [("--lang", "nl"), ("--lang", "en", "--pace", "1.5", "--bed", "calm", "--speech-volume", "-6", "--mono")],
    ids=["nl", "en with every option"],
)
def test_the_device_gets_what_export_writes(
    options: tuple[str, ...], company: int, home: Path, tmp_path: Path, report: Report
) -> None:
    """Bit for bit from the first frame that is not silent, without a terminal; at rest on a cold cache."""
    raw, sound = tmp_path / "device.raw", tmp_path / "session.wav"
    disk = environment(home, SDL_AUDIODRIVER="disk", SDL_DISKAUDIOFILE=str(raw))
    if company:
        # A voice that comes late is waited for with a word of its own, which no export has.
        assert run(home, "export", BREAK, *options, "-o", str(sound)).returncode == 0
    with processes_at_work(company):
        began = monotonic()
        answer = run(home, "play", BREAK, *options, env=disk, timeout=180)
        took = monotonic() - began
    assert (answer.returncode, answer.stderr) == (0, "")
    if not company:
        assert run(home, "export", BREAK, *options, "-o", str(sound)).returncode == 0
    with wave.open(str(sound)) as file:
        written = np.frombuffer(file.readframes(file.getnframes()), np.int16).reshape(-1, 2)
    heard = np.fromfile(raw, np.int16).reshape(-1, 2)
    written, heard = (each[np.flatnonzero(each.any(axis=1))[0] :] for each in (written, heard))

    assert len(heard) >= len(written)
    assert np.array_equal(written, heard[: len(written)])
    assert not heard[len(written) :].any()
    report(f"{len(written)} frames equal, {took:.1f} s for {len(written) / 24_000:.1f} s of sound")


# ----- what is left when it is killed


def events(file: Path) -> list[dict[str, Any]]:
    """Give the events that were written whole."""
    if not file.exists():
        return []
    return [
        json.loads(line)
        for line in file.read_text(encoding="utf-8").splitlines(keepends=True)
        if line[-1] == "\n"
    ]


def tones(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the parts of the tempo among them."""
    return [event for event in told if event["event"] == "cue" and event["kind"] == "tone"]


@pytest.mark.parametrize("number", range(KILLS))
def test_a_session_killed_at_any_moment_goes_on(
    number: int, home: Path, quick: str, tmp_path: Path, report: Report
) -> None:
    """Every side that was completed is there, and the next one is where it goes on."""
    moment = random.Random(SEED + number).uniform(0.2, 24.0)  # noqa: S311 - no secret
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    options = (
        "--lang",
        "nl",
        "--level",
        "normal",
        "--pace",
        "1.25",
        "--voice",
        "silence",
        "--events",
        str(first),
    )
    with subprocess.Popen(
        soepel("play", quick, *options),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(home),
        cwd=ROOT,
    ) as process:
        sleep(moment)
        process.kill()
    told = [event for event in events(first) if event["event"] == "side"]
    kept = log(home)
    if not kept:
        report(f"killed after {moment:.2f} s: before there was a session")
        return
    (entry,) = kept
    sides = [(side["section"], side["side"]) for side in entry["sides"] if side["done"]]
    assert len(sides) >= len(told)
    if entry["state"] == "done":
        report(f"killed after {moment:.2f} s: in its last silence")
        return

    again = ("play", "--resume", "--lang", "en", "--pace", "0.75", "--voice", "silence", "--rehearse")
    assert run(home, *again, "--events", str(second), cwd=Path("/")).returncode == 0
    places = [(0, "left"), (0, "right"), (1, None)]
    begins = [(tone["section"], tone["side"]) for tone in tones(events(second))][:1]
    assert begins == places[len(sides) : len(sides) + 1]
    rehearsal = log(home)[0]
    assert [rehearsal[name] for name in ("language", "level", "pace")] == ["nl", "normal", 1.25]
    report(f"killed after {moment:.2f} s: {len(sides)} sides kept, goes on at {begins or 'the end'}")


# ----- what breaks meanwhile


def children(process: int) -> list[int]:
    """Give the processes that a process has started."""
    answer = subprocess.run(["pgrep", "-P", str(process)], check=False, capture_output=True, text=True)
    return [int(line) for line in answer.stdout.split()]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_speech_worker_may_be_killed_at_any_moment(
    language: str, home: Path, tmp_path: Path, report: Report
) -> None:
    """From the list of voices to the last sentence, on a cold cache: all is spoken."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    script, killed = tmp_path / "script.txt", 0
    script.write_text("3 ready\n9 next\n11 next\n")
    with subprocess.Popen(
        soepel("play", BREAK, "--lang", language, "--script", str(script)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env=environment(home),
        cwd=ROOT,
    ) as process:
        until = monotonic() + 8
        while monotonic() < until:
            for worker in children(process.pid):
                if chance.random() < 0.4:
                    killed += 1
                    try:
                        os.kill(worker, signal.SIGKILL)
                    except ProcessLookupError:
                        killed -= 1
            sleep(chance.uniform(0.01, 0.1))
        shown, _ = process.communicate(timeout=60)
        assert process.returncode == 0

    assert "doctor" not in shown
    assert [entry["state"] for entry in log(home)] == ["done"]
    report(f"{killed} workers killed, the session was done")


def test_ctrl_c_is_obeyed_while_the_voice_is_prepared(home: Path, report: Report) -> None:
    """A long program on a cold cache takes a while to begin; nobody has to wait for that."""
    with Terminal("play", "neck/phase-1", "--lang", "nl", env=environment(home)) as terminal:
        terminal.sees("luidspreker")
        sleep(0.3)
        began = monotonic()
        terminal.types("\x03")
        assert terminal.ends() == 130
        report(f"ended {monotonic() - began:.2f} s after Ctrl-C")


def fill(file: Path) -> None:
    """Write until there is no room left."""
    with suppress(OSError), file.open("wb", buffering=0) as filler:
        while True:
            filler.write(bytes(1024))


def test_a_full_disk_stops_no_session(tmp_path: Path, report: Report) -> None:
    """It is said; what could not be written then is written once there is room."""
    small = tmp_path / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(small)]
    if (
        shutil.which("mount") is None
        or subprocess.run(mount, check=False, capture_output=True).returncode != 0
    ):
        pytest.skip("only an administrator can make a small disk")
    try:
        script = tmp_path / "script.txt"
        script.write_text("6 pause\n10 continue\n12 next\n12.5 next\n")
        options = ("--lang", "nl", "--voice", "silence", "--script", str(script))
        with subprocess.Popen(
            soepel("play", BREAK, *options),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env=environment(small / "home"),
            cwd=ROOT,
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            filler = small / "filler"
            fill(filler)
            told = next(line for line in process.stdout if "De schijf is vol" in line)
            filler.unlink()
            process.communicate(timeout=90)
            assert process.returncode == 0
        (entry,) = log(small / "home")
        assert (entry["state"], entry["pauses"]) == ("done", 1)
        report(told.strip())
    finally:
        subprocess.run(["umount", str(small)], check=True)


@pytest.fixture(name="pulse")
def _pulse(tmp_path: Path) -> Iterator[tuple[dict[str, str], Callable[[], subprocess.Popen[bytes]]]]:
    """A sound server that can be killed and started again, and the environment in which it is found."""
    if shutil.which("pulseaudio") is None:
        pytest.skip("there is no pulseaudio to take away")
    place = tmp_path / "pulse"
    place.mkdir(mode=0o700)
    found = {"XDG_RUNTIME_DIR": str(place), "HOME": str(place)}
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--disallow-exit"]
    modules = ["-L", "module-null-sink", "-L", "module-native-protocol-unix"]
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        server = subprocess.Popen([*command, *modules], env=os.environ | found, stderr=subprocess.DEVNULL)
        started.append(server)
        until = monotonic() + 10
        while not (place / "pulse" / "native").exists() and monotonic() < until:
            sleep(0.05)
        return server

    yield found, start
    for server in started:
        server.kill()
        server.wait()


def test_a_lost_loudspeaker_is_waited_for(
    pulse: tuple[dict[str, str], Callable[[], subprocess.Popen[bytes]]],
    home: Path,
    quick: str,
    report: Report,
) -> None:
    """It is said, the session waits and still obeys; once the sound is back, that is said and it goes on."""
    found, start = pulse
    server = start()
    env = environment(home, SDL_AUDIODRIVER="pulseaudio", **found)
    with Terminal("play", quick, "--lang", "nl", "--voice", "silence", env=env) as terminal:
        terminal.sees("0 tot 10?")
        terminal.types("\r")
        terminal.sees("Naar links.")
        gone = monotonic()
        server.kill()
        server.wait()
        terminal.sees("Er is geen geluid meer.")
        noticed = monotonic() - gone
        terminal.types("t")
        sleep(2.5)
        back = monotonic()
        start()
        terminal.sees("Het geluid was even weg.")
        returned = monotonic() - back
        terminal.sees("1, links")
        terminal.types("q")
        assert terminal.ends() == 0

    (entry,) = log(home)
    assert entry["state"] == "stopped"
    report(f"noticed after {noticed:.2f} s, back {returned:.2f} s after the sound was")
