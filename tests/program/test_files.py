"""Every file of tests/data: the valid ones pass both readings, the invalid ones fail both.

Beside each invalid file stands what must be told of it, a problem a line: its code, and the line that an
English author reads. Beside each file in advice/, which is valid too, stands what is advised.
"""

from pathlib import Path

import pytest

from player.errors import UserError
from player.phrases import phrases
from player.program import LANGUAGES, advice, describe, fields, problems, read

DATA = Path(__file__).parent.parent / "data"
VALID = sorted((DATA / "valid").glob("*.toml"))
INVALID = sorted((DATA / "invalid").glob("*.toml"))
ADVISED = sorted((DATA / "advice").glob("*.toml"))
ONE_EXERCISE = 'format = 1\n[nl]\nname = "x"\n[en]\nname = "x"\n[[exercise]]\nuse = "{}"\n'


def as_program(file: Path) -> bytes:
    """Give a program: the file itself, or one that uses the exercise in it."""
    text = file.read_bytes()
    is_program = b"exercise]]" in text or b"exercise = [" in text or b"\nsay = [" in text
    return text if is_program else ONE_EXERCISE.format(file.stem).encode()


@pytest.mark.parametrize("file", VALID, ids=lambda file: file.stem)
def test_a_valid_file_passes_both_readings(file, find, names):
    """What the schema finds nothing in, the fast reading makes a Program of."""
    assert problems(file.read_bytes(), file.name, None, find, names) == ()
    program = read(as_program(file), file.stem, file.name, find, names)
    assert program.items or program.words["nl"].say


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_an_invalid_file_fails_both_readings(file, find, find_spoilt, names):
    """All problems of a file are told at once, each at its line, and it cannot be played."""
    told = problems(file.read_bytes(), file.name, None, find, names)

    expected = file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert expected == [f"{problem.code} {describe(problem, 'en')}" for problem in told]
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


@pytest.mark.parametrize("file", ADVISED, ids=lambda file: file.stem)
def test_advice_is_no_problem(file, find, names):
    """A file is played whatever is advised of it; what is advised stands beside it."""
    told = advice(file.read_bytes(), file.name, find)

    assert file.with_suffix(".txt").read_text(encoding="utf-8").splitlines() == [
        describe(each, "en") for each in told
    ]
    assert {"advice"} >= {each.severity for each in told}
    assert problems(file.read_bytes(), file.name, None, find, names) == ()


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_nothing_is_advised_of_a_file_with_a_wrong_form(file, find):
    """Whatever a file holds, asking for advice of it raises nothing."""
    assert all(each.severity == "advice" for each in advice(file.read_bytes(), file.name, find))


def test_there_are_enough_files():
    """At least eighty invalid files and thirty valid ones, none of them the same as another."""
    assert len({file.read_bytes() for file in INVALID}) >= 80
    assert len({file.read_bytes() for file in VALID}) >= 30
    assert len({file.read_bytes() for file in (*INVALID, *VALID, *ADVISED)}) == len(INVALID + VALID + ADVISED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_can_be_said(language, find, names):
    """Each is one line with its place and what to do about it, and a row of fields for machines."""
    for file in (*INVALID, *ADVISED):
        text = file.read_bytes()
        for problem in (*problems(text, file.name, None, find, names), *advice(text, file.name, find)):
            line = describe(problem, language)
            row = fields(problem, language)

            assert line.startswith(f"{problem.file}:{problem.line}:{row['column']}: ")
            assert line.isprintable()
            assert list(row) == ["file", "line", "column", "code", "severity", "message", "help"]
            assert f"{row['message']}, {row['help']}" in line
            assert row["column"] >= 1


def test_both_languages_know_the_same_problems():
    """Dutch and English say of the same codes what is wrong, perhaps why, and what to do about it."""
    dutch, english = (phrases(language).table["problem"] for language in LANGUAGES)

    assert {code: list(said) for code, said in dutch.items()} == {
        code: list(said) for code, said in english.items()
    }


def test_every_problem_is_proved_by_a_file():
    """There is no sentence for a problem that no test file has."""
    proved = {
        line.split(" ", 1)[0]
        for file in INVALID
        for line in file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    }
    advised = {
        line.rsplit("[", 1)[1].removesuffix("]")
        for file in ADVISED
        for line in file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    }

    untold = phrases("en").table["problem"].keys() - proved - advised - OTHERWISE - OF_PATHWAYS
    assert {code for code in untold if not code.startswith(("pathway-", "answer-"))} == set()


OTHERWISE = {"too-large", "exercise-not-program", "program-not-exercise", "does-not-fit", "not-recorded"}
"""What depends on what is asked, on a voice, or on a file too large to ship; proved in other tests."""
OF_PATHWAYS = {"load-jump", "long-for-phase", "missing-table", "missing-tables", "not-an-id", "not-a-program"}
"""They, and all that begin with `pathway-`, are proved by the files in the folders `pathway`."""
