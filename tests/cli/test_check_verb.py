"""`soepel check`: what is wrong stops it, what could be better does not."""

import json
from pathlib import Path

import pytest

from player.cli import run

GOOD = """\
format = 1
reviewed_by = "A. Therapist, 2026-05-01"
[nl]
name = "Proef"
[en]
name = "Trial"
[[exercise]]
kind = "mobility"
position = "sitting"
[exercise.nl]
name = "Kijken"
stop_if = "Stop bij pijn."
[exercise.en]
name = "Looking"
stop_if = "Stop if it hurts."
[exercise.easy]
reps = 3
out = 2
back = 2
"""
LONG = 'out = "en kijk nu heel langzaam en heel rustig helemaal om je heen"\n'


@pytest.fixture
def checked(tmp_path, capsys):
    """Check a text as `mine.toml`, without a voice; gives the exit code and the lines."""

    def check(text, *more):
        file = tmp_path / "mine.toml"
        file.write_text(text, encoding="utf-8")
        code = run(["check", str(file), "--lang", "en", "--voice", "silence", *more])
        return code, capsys.readouterr().out

    return check


def test_advice_does_not_change_the_exit_code(checked):
    """Of a file without a review it is told, and the file is in order."""
    code, shown = checked(GOOD.replace('"A. Therapist, 2026-05-01"', '""'))

    assert code == 0
    assert "mine.toml:2:1: advice: " in shown
    assert shown.endswith("In order: one file.\n")


def test_nothing_is_told_of_a_good_file(checked):
    """One line says that it is in order."""
    assert checked(GOOD) == (0, "In order: one file.\n")


def test_words_that_do_not_fit_are_told_with_their_line_and_seconds(checked):
    """At the place where they are written, with what they take and what there is."""
    code, shown = checked(GOOD.replace('name = "Kijken"\n', 'name = "Kijken"\n' + LONG))

    assert code == 0
    assert "mine.toml:12:7: advice: 'en kijk nu" in shown.replace("'En", "'en")
    assert "and there is 2.0 s" in shown
    assert "[does-not-fit]" in shown


def test_a_machine_gets_a_list(checked):
    """With `--format json` each thing is an object of seven fields, and nothing else is printed."""
    code, shown = checked(
        GOOD.replace("reps = 3", "repz = 3").replace("back = 2", "back = 700"), "--format", "json"
    )

    assert code == 1
    rows = json.loads(shown)
    assert [(row["line"], row["column"], row["code"], row["severity"]) for row in rows] == [
        (17, 1, "misspelt-key", "error"),
        (19, 8, "out-of-range", "error"),
    ]
    assert {tuple(row) for row in rows} == {("file", "line", "column", "code", "severity", "message", "help")}
    assert rows[0]["message"] == "'repz' means nothing here"
    assert rows[0]["help"] == "did you mean 'reps'?"


def test_a_machine_gets_an_empty_list_for_a_good_file(checked):
    """Also where `--expanded` is asked."""
    assert checked(GOOD, "--format", "json", "--expanded") == (0, "[]\n")


def test_a_file_that_is_not_there_is_in_the_list_too(tmp_path, capsys):
    """It has the same fields, at its first line."""
    assert run(["check", str(tmp_path / "none.toml"), "--format", "json"]) == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["line"], row["column"], row["severity"]) == (1, 1, "error")
    assert "none.toml" in row["message"]


def test_what_two_files_share_is_told_once(tmp_path, capsys):
    """A mistake in an exercise is not told again for each program that uses it."""
    names = "format = 1\nnl.name = 'A'\nen.name = 'A'\n"
    (tmp_path / "mine.toml").write_text(f"{names}kind = 'mobility'\nposition = 'sitting'\neasy.out = 'x'\n")
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text(f"{names}exercise = [{{ use = 'mine' }}]\n")

    assert run(["check", str(tmp_path), "--format", "json"]) == 1
    assert [row["code"] for row in json.loads(capsys.readouterr().out)] == ["not-number"]


def test_a_voice_that_is_not_there_is_told_once(tmp_path, capsys):
    """Nothing is checked with another one instead."""
    (tmp_path / "mine.toml").write_text(GOOD, encoding="utf-8")

    assert run(["check", str(tmp_path), "--voice", "nobody"]) == 1
    assert capsys.readouterr().out == ""


def test_a_pathway_is_advised_of_the_programs_in_it(capsys):
    """What `soepel check` tells of a pathway stands beside the file; advice leaves the exit code at 0."""
    file = Path(__file__).parents[1] / "data" / "advice" / "pathway" / "load-jump.toml"

    assert run(["check", str(file), "--lang", "en"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.rpartition("load-jump.toml:")[2] for line in told[:-1]] == [
        line.removeprefix("load-jump.toml:")
        for line in file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    ]
