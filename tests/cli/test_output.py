"""What is shown goes to a pipe, to a full disk, or nowhere: soepel takes it as it comes."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import BREAK, ROOT, environment, log, run, soepel

SHOWS = (("list",), ("show", BREAK, "--voice", "silence"), ("show", BREAK, "--voice", "silence", "--json"))


@pytest.mark.parametrize("asked", [*SHOWS, ("--help",), ("--print-completion", "zsh")])
def test_a_reader_that_has_seen_enough_is_no_problem(asked, home):
    """As of `head`: it ends well, and says nothing of it."""
    reader, writer = os.pipe()
    os.close(reader)
    answer = subprocess.run(
        soepel(*asked), check=False, stdout=writer, stderr=subprocess.PIPE, env=environment(home), cwd=ROOT
    )
    os.close(writer)

    assert (answer.returncode, answer.stderr) == (0, b"")


@pytest.mark.parametrize("asked", SHOWS)
def test_a_full_disk_is_told_in_one_sentence(asked, home):
    """What was to be shown is the whole of the work, so that it failed."""
    with Path("/dev/full").open("w") as full:
        answer = subprocess.run(
            soepel(*asked),
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=environment(home),
            cwd=ROOT,
        )

    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1
    assert "cannot be written" in answer.stderr


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_session_needs_no_stream_at_all(closed, home):
    """What is closed stays closed: neither the journal nor an export takes its place."""
    home.mkdir()
    for asked in (
        ("play", BREAK, "--rehearse", "--voice", "silence"),
        ("export", BREAK, "-o", str(home / "x.wav"), "--voice", "silence"),
        ("log",),
        (),
    ):
        answer = subprocess.run(
            ["/bin/sh", "-c", f'"$@" {closed}', "sh", *soepel(*asked)],
            check=False,
            capture_output=True,
            env=environment(home),
            cwd=ROOT,
        )
        assert answer.returncode == 0
        assert b"Traceback" not in answer.stderr
    assert (home / "x.wav").stat().st_size > 1_000_000
    assert [entry["state"] for entry in log(home)] == ["done"]


def test_a_session_goes_on_without_its_captions_and_its_events(home):
    """A full disk takes nothing from the journal that lies on another."""
    with Path("/dev/full").open("w") as full:
        answer = subprocess.run(
            soepel("play", BREAK, "--rehearse", "--voice", "silence", "--events", "/dev/full"),
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(home),
            cwd=ROOT,
        )

    assert (answer.returncode, answer.stderr) == (0, b"")
    assert [entry["state"] for entry in log(home)] == ["done"]


def test_nothing_is_coloured_redrawn_or_framed(home):
    """Plain lines, which a screen reader reads well."""
    for asked in (*SHOWS, ("settings",), ("play", BREAK, "--rehearse", "--voice", "silence"), ("log",)):
        shown = run(home, *asked).stdout
        assert "\x1b" not in shown
        assert "\r" not in shown
        assert not any("\u2500" <= sign <= "\u259f" for sign in shown)
