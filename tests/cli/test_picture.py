"""`soepel show --picture`: a session as a drawing."""

import json
from pathlib import Path

import pytest

from player.program import LANGUAGES
from tests.cli.command import BREAK, run


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_session_is_drawn_in_a_file(language, home, tmp_path):
    """It says so in one line, and the picture is in the language that was asked for."""
    file = tmp_path / "break.svg"

    answer = run(home, "show", BREAK, "--voice", "silence", "--lang", language, "--picture", str(file))

    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.count("\n") == 1
    assert str(file) in answer.stdout
    assert f'lang="{language}"' in file.read_text(encoding="utf-8")


def test_a_picture_and_json_go_together(home, tmp_path):
    """Another program reads JSON and nothing else."""
    file = tmp_path / "break.SVG"

    answer = run(home, "show", BREAK, "--voice", "silence", "--json", "--picture", str(file))

    assert json.loads(answer.stdout)["program"] == BREAK
    assert file.exists()


@pytest.mark.parametrize("name", ["break.png", "break", "", "missing/break.svg"])
def test_a_picture_that_cannot_be_made_is_told_in_one_sentence(name, home, tmp_path):
    """What is not there stays not there."""
    file = str(tmp_path / name) if name else ""

    answer = run(home, "show", BREAK, "--voice", "silence", "--picture", file)

    assert (answer.returncode, answer.stdout) == (1, "")
    assert "Traceback" not in answer.stderr
    assert [path for path in Path(tmp_path).iterdir() if path != home] == []
