"""`play --rehearse`: as fast as the machine can, recorded as a rehearsal, never counted as done."""

import json
import stat

import pytest

from player.cli import run
from tests.cli.command import BREAK

QUIETLY = ("--voice", "silence", "--rehearse", "--lang", "en")


@pytest.fixture(name="sessions")
def _sessions(capsys):
    """Give what the journal tells, the newest first."""

    def told():
        capsys.readouterr()
        run(["log", "--json"])
        return json.loads(capsys.readouterr().out)

    return told


def lines(file):
    """Give the events of a file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_a_rehearsal_is_kept_as_one(sessions, capsys):
    """In the list for programs and in the one for people, and it proposes nothing."""
    assert run(["play", "neck/short", *QUIETLY]) == 0
    (entry,) = sessions()
    assert (entry["kind"], entry["state"]) == ("rehearsal", "done")
    run(["log", "--lang", "nl"])
    assert "gerepeteerd" in capsys.readouterr().out
    assert run([]) == 0
    assert "neck/phase-1" in capsys.readouterr().out


def test_a_rehearsal_teaches_nothing(sessions, capsys):
    """Somebody who rehearsed twice is still told everything: what is shown does not change."""
    shown = []
    for _ in range(4):
        run(["show", BREAK, "--voice", "silence"])
        shown.append(capsys.readouterr().out)
        run(["play", BREAK, *QUIETLY])
        capsys.readouterr()

    assert len(set(shown)) == 1


def test_a_rehearsal_shows_what_would_be_said_and_done(capsys):
    """Each spoken line, and a plain line for each part."""
    run(["play", BREAK, *QUIETLY])
    shown = capsys.readouterr().out.splitlines()

    assert shown[0] == "Stand up for a moment."
    assert "  1: out 2 s" in shown
    assert shown[-1] == "That was your break."


def test_a_script_gives_the_commands_and_the_events_tell_what_they_did(tmp_path, sessions):
    """Every command with the frame at which it was read, and at which it took effect."""
    script, events = tmp_path / "script.txt", tmp_path / "events.jsonl"
    script.write_text("# a pause of seven seconds\n8 pause\n15 continue\n20 next\n")
    assert run(["play", BREAK, *QUIETLY, "--script", str(script), "--events", str(events)]) == 0

    told = lines(events)
    commands = [event for event in told if event["event"] == "command"]
    assert [event["command"] for event in commands] == ["pause", "continue", "next"]
    assert commands[0]["read"] == commands[0]["took_effect"] == 8 * 24_000
    assert [event["event"] for event in told][-1] == "ended"
    (entry,) = sessions()
    assert entry["pauses"] == 1


def test_events_and_captions_tell_the_same_words(tmp_path, capsys):
    """What is written is what was shown."""
    events = tmp_path / "events.jsonl"
    run(["play", BREAK, *QUIETLY, "--events", str(events)])
    spoken = [event["text"] for event in lines(events) if event["event"] == "cue" and "text" in event]

    shown = capsys.readouterr().out.splitlines()
    assert [line for line in shown if not line.startswith("  ")] == spoken


def test_a_wrong_script_is_told_whole_and_plays_nothing(tmp_path, sessions, capsys):
    """Every wrong line, in the language of whoever asks."""
    script = tmp_path / "script.txt"
    script.write_text("8 pauze\nsoon next\n3 next\n2 next\n")

    assert run(["play", BREAK, "--rehearse", "--script", str(script), "--lang", "nl"]) == 1
    shown = capsys.readouterr().err
    for line in (1, 2, 4):
        assert f"Regel {line}:" in shown
    assert sessions() == []


def test_what_is_written_is_for_its_owner_alone(home, capsys):
    """Nobody else on the machine reads a diary."""
    run(["play", BREAK, *QUIETLY])

    assert [stat.S_IMODE(file.stat().st_mode) & 0o077 for file in home.glob("journal*")] == [0]


def test_the_date_is_the_one_that_is_told(monkeypatch, capsys, sessions):
    """SOEPEL_TODAY sets it; what is no date is refused."""
    monkeypatch.setenv("SOEPEL_TODAY", "2026-03-02T08:30")
    run(["play", BREAK, *QUIETLY])
    capsys.readouterr()
    run(["log"])
    assert capsys.readouterr().out.startswith("02-03-2026 08:30")
    monkeypatch.setenv("SOEPEL_TODAY", "gisteren")
    assert run(["play", BREAK, *QUIETLY, "--lang", "nl"]) == 1
    assert "gisteren" in capsys.readouterr().err


def test_the_newest_sessions_are_shown_first_and_no_more_than_asked(monkeypatch, capsys):
    """One a line."""
    for day in (1, 2, 3):
        monkeypatch.setenv("SOEPEL_TODAY", f"2026-03-0{day}T08:30")
        run(["play", BREAK, *QUIETLY])
    capsys.readouterr()

    run(["log", "--limit", "2"])
    assert [line[:10] for line in capsys.readouterr().out.splitlines()] == ["03-03-2026", "02-03-2026"]


def test_what_follows_a_silence_that_was_ended_early_is_not_lost(tmp_path, sessions, capsys):
    """In a break the exercise comes right after it: its words are shown, and its side is kept."""
    script = tmp_path / "script.txt"
    script.write_text("3 ready\n")
    run(["play", BREAK, *QUIETLY, "--script", str(script)])
    shown = capsys.readouterr().out.splitlines()
    assert "Roll your shoulders backwards three times." in shown

    (entry,) = sessions()
    assert [(side["section"], side["done"]) for side in entry["sides"]] == [(0, True), (1, True)]
