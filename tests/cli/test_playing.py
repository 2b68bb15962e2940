"""`play` without a terminal: nothing is asked, nothing is added, everything is kept."""

import json
import os
import signal
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.command import BREAK, ROOT, environment, log, run, soepel

DUTCH = ("--lang", "nl", "--voice", "silence")


@contextmanager
def playing(home: Path, *arguments: str, cwd: Path = ROOT):
    """Play in the background, from the first line that is shown."""
    with subprocess.Popen(
        soepel("play", *arguments),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env=environment(home),
        cwd=cwd,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def until(process: subprocess.Popen[str], text: str) -> list[str]:
    """Wait for a line; give those before it."""
    assert process.stdout is not None
    before = []
    for line in process.stdout:
        if text in line:
            return before
        before.append(line.rstrip("\n"))
    raise AssertionError((text, before))


def test_nothing_is_asked_and_nothing_is_added(home, quick, tmp_path):
    """The captions are those of a rehearsal, as far as it goes; a script gives the commands."""
    script = tmp_path / "script.txt"
    script.write_text("1 ready\n1.6 ready\n3 stop\n")
    rehearsed = run(home, "play", quick, *DUTCH, "--rehearse", "--script", str(script)).stdout
    answer = run(home, "play", quick, *DUTCH, "--script", str(script))

    assert answer.returncode == 0
    assert answer.stderr.startswith("Ik kan geen luidspreker vinden.")
    assert answer.stderr.count("\n") == 1
    assert answer.stdout == rehearsed
    assert [(entry["kind"], entry["state"]) for entry in log(home)] == [
        ("session", "stopped"),
        ("rehearsal", "stopped"),
    ]


def test_one_session_at_a_time(home):
    """A second one is refused in one sentence; one that was killed leaves nothing in the way."""
    with playing(home, BREAK, *DUTCH) as first:
        until(first, "Ga even staan")
        for language, told in (("nl", "Er loopt al een sessie."), ("en", "A session is already running.")):
            answer = run(home, "play", BREAK, "--voice", "silence", "--lang", language)
            assert (answer.returncode, answer.stdout) == (1, "")
            assert answer.stderr.startswith(told)
            assert answer.stderr.count("\n") == 1
        assert run(home, "log").returncode == 0
        first.kill()
        first.wait()
    assert run(home, "play", BREAK, *DUTCH, "--rehearse").returncode == 0


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_ends_it_cleanly(name, home):
    """130, and the journal knows why."""
    with playing(home, BREAK, *DUTCH) as process:
        until(process, "Ga even staan")
        process.send_signal(signal.Signals[name])
        assert process.wait(30) == 130

    (entry,) = log(home)
    assert (entry["state"], entry["reason"]) == ("interrupted", name.lower())


def test_a_pause_that_nobody_can_end_is_an_interruption(home, tmp_path):
    """The script is over, and there are no keys."""
    script = tmp_path / "script.txt"
    script.write_text("0.5 pause\n")
    answer = run(home, "play", BREAK, *DUTCH, "--script", str(script))

    assert answer.returncode == 130
    assert [(entry["state"], entry["reason"]) for entry in log(home)] == [("interrupted", "unattended")]


def test_a_killed_session_goes_on_at_its_side(home, quick, tmp_path):
    """From another folder, with its own language, level and pace, at the side that was not done yet."""
    script, events = tmp_path / "script.txt", tmp_path / "events.jsonl"
    script.write_text("1 ready\n1.3 ready\n")
    options = ("--level", "normal", "--pace", "1.5", "--script", str(script))
    with playing(home, Path(quick).name, *DUTCH, *options, cwd=tmp_path) as process:
        until(process, "1, rechts: heen")
        process.kill()
    (entry,) = log(home)
    assert [(side["side"], side["done"]) for side in entry["sides"]] == [("left", True)]

    again = ("play", "--resume", "--lang", "en", "--level", "easy", "--pace", "0.75", "--voice", "silence")
    answer = run(home, *again, "--rehearse", "--events", str(events), cwd=Path("/"))
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("We gaan verder.\n")
    told = [json.loads(line) for line in events.read_text(encoding="utf-8").splitlines()]
    first = next(event for event in told if event["event"] == "cue" and event["kind"] == "tone")
    assert (first["section"], first["side"], first["set"], first["rep"]) == (0, "right", 1, 1)
    rehearsal, session = log(home)
    for kept in ("program", "language", "level", "pace"):
        assert rehearsal[kept] == session[kept] == entry[kept]
    assert (entry["language"], entry["level"], entry["pace"]) == ("nl", "normal", 1.5)
    assert session["state"] == "open"

    other = run(home, "play", "--resume", BREAK, "--voice", "silence")
    assert other.returncode == 1
    assert quick in other.stderr


def test_a_home_that_cannot_be_written_stops_no_session():
    """It is said at the start, while it happens and at the end; what was done is lost, so 1."""
    answer = run(Path("/proc/soepel"), "play", BREAK, *DUTCH, "--rehearse")

    assert answer.returncode == 1
    assert "Dat was je pauze." in answer.stdout
    assert "Errno" not in answer.stdout + answer.stderr
    assert "Traceback" not in answer.stderr
    for asked in ((), ("log",), ("list",), ("settings",), ("show", BREAK, "--voice", "silence")):
        assert run(Path("/proc/soepel"), *asked).returncode == 0


def test_no_rights_at_all(tmp_path):
    """A home of somebody else is told in the same calm way."""
    if os.geteuid() == 0:
        pytest.skip("the administrator may write everywhere")
    home = tmp_path / "home"
    home.mkdir(mode=0o500)
    answer = run(home, "play", BREAK, *DUTCH, "--rehearse")

    assert answer.returncode == 1
    assert "Dat was je pauze." in answer.stdout
