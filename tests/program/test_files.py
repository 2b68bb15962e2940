"""Every file of tests/data: the valid ones pass both readings, the invalid ones fail both.

Beside each invalid file stands what must be told of it, a problem a line: `LINE: code`, or
`FILE:LINE: code` for a problem in an exercise that it uses.
"""

from collections import Counter
from pathlib import Path

import pytest

from player.errors import UserError
from player.phrases import phrases
from player.program import LANGUAGES, describe, problems, read

DATA = Path(__file__).parent.parent / "data"
VALID = sorted((DATA / "valid").glob("*.toml"))
INVALID = sorted((DATA / "invalid").glob("*.toml"))
ONE_EXERCISE = 'format = 1\n[nl]\nname = "x"\n[en]\nname = "x"\n[[exercise]]\nuse = "{}"\n'


def as_program(file: Path) -> bytes:
    """Give a program: the file itself, or one that uses the exercise in it."""
    text = file.read_bytes()
    is_program = b"exercise]]" in text or b"exercise = [" in text
    return text if is_program else ONE_EXERCISE.format(file.stem).encode()


@pytest.mark.parametrize("file", VALID, ids=lambda file: file.stem)
def test_a_valid_file_passes_both_readings(file, find, names):
    """What the schema finds nothing in, the fast reading makes a Program of."""
    assert problems(file.read_bytes(), file.name, None, find, names) == ()
    assert read(as_program(file), file.stem, file.name, find, names).items


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_an_invalid_file_fails_both_readings(file, find, find_spoilt, names):
    """All problems of a file are told at once, each at its line, and it cannot be played."""
    told = problems(file.read_bytes(), file.name, None, find, names)

    expected = file.with_suffix(".txt").read_text().splitlines()
    own = [f"{problem.line}: {problem.code}" for problem in told if problem.file == file.name]
    used = [f"{problem.file}:{problem.line}: {problem.code}" for problem in told if problem.file != file.name]
    assert Counter(expected) == Counter(own + used)
    with pytest.raises(UserError) as raised:
        read(as_program(file), file.stem, file.name, find_spoilt, names)
    assert raised.value.key == "program.error.unplayable"
    assert raised.value.problems


def test_the_problems_stand_in_the_order_of_the_file(find, names):
    """Who mends a file from top to bottom meets the problems in that order."""
    for file in INVALID:
        own = [
            p.line for p in problems(file.read_bytes(), file.name, None, find, names) if p.file == file.name
        ]

        assert sorted(own) == own


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_can_be_said(language, find, names):
    """Each problem is one line with its place, what is wrong, and a remedy."""
    for file in INVALID:
        for problem in problems(file.read_bytes(), file.name, None, find, names):
            line = describe(problem, language)

            assert line.startswith(f"{problem.file}:{problem.line}:")
            assert line.isprintable()


def test_both_languages_know_the_same_problems():
    """Dutch and English have a sentence for the same codes, with the same values in it."""
    dutch, english = (phrases(language).table["problem"] for language in LANGUAGES)

    assert dutch.keys() == english.keys()


def test_every_problem_is_proved_by_a_file():
    """There is no sentence for a problem that no test file has."""
    proved = {
        line.rsplit(": ", 1)[1]
        for file in INVALID
        for line in file.with_suffix(".txt").read_text().splitlines()
    }

    assert set() == phrases("en").table["problem"].keys() - proved - OTHERWISE


OTHERWISE = {"too-large", "exercise-not-program", "program-not-exercise"}
"""Problems that depend on what is asked, or on a file too large to ship; proved in other tests."""
