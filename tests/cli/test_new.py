"""`soepel new` and `soepel check --fix`, as they are typed."""

import pytest

from tests.cli.command import environment, run
from tests.cli.terminal import Terminal


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_program_and_its_exercise_are_begun_without_a_terminal(warm, language):
    """Options and what is usual decide; the files are found by name and pass check."""
    speak = ("--lang", language)
    made = run(warm, "new", "exercise", "look", "--sides", "alternate", "--reps", "4", *speak)
    program = run(warm, "new", "program", "week", "--use", "look", "--use", "breath-4-6", *speak)
    checked = run(warm, "check", str(warm / "programs"), *speak)

    assert (made.returncode, made.stderr, program.returncode, program.stderr) == (0, "", 0, "")
    assert checked.returncode == 0, checked.stdout
    assert "reps = 4 " in (warm / "programs" / "look.toml").read_text(encoding="utf-8")


def test_nothing_is_overwritten_or_made_wrong(warm):
    """A name that is taken and an exercise that does not exist are told; no file is changed or made."""
    run(warm, "new", "program", "week")
    before = (warm / "programs" / "week.toml").read_bytes()

    again = run(warm, "new", "program", "week", "--name-en", "Other", "--lang", "en")
    wrong = run(warm, "new", "program", "other", "--use", "neck-rotaton", "--lang", "en")

    assert (again.returncode, wrong.returncode) == (1, 1)
    assert "exists already" in again.stderr
    assert "did you mean 'neck-rotation'" in wrong.stderr
    assert [file.name for file in (warm / "programs").iterdir()] == ["week.toml"]
    assert (warm / "programs" / "week.toml").read_bytes() == before


def test_questions_come_one_at_a_time(warm):
    """In a terminal what was not given is asked; a wrong answer is told, Enter takes what is usual."""
    with Terminal(
        "new", "exercise", "look", "--kind", "mobility", "--name-nl", "Kijk", "--lang", "en",
        env=environment(warm),
    ) as terminal:  # fmt: skip
        terminal.sees("In which position?")
        terminal.types("flying\n")
        terminal.sees("flying is not possible here")
        terminal.types("standing\n")
        for question, answer in (
            ("Are there sides?", "alternate"), ("in English?", "Look"), ("How many times?", "7"),
            ("movement out", "2,5"), ("holding still?", "0"), ("way back", ""), ("rest between", ""),
        ):  # fmt: skip
            terminal.sees(question)
            terminal.types(answer + "\n")
        terminal.sees("is ready to be filled in")
        assert terminal.ends() == 0
    text = (warm / "programs" / "look.toml").read_text(encoding="utf-8")

    for line in ('position = "standing"', 'sides = "alternate"', 'name = "Look"', "reps = 7", "out = 2.5"):
        assert f"\n{line}" in text
    assert "\nhold = " not in text


def test_exercises_of_a_program_are_asked_until_there_are_enough(warm):
    """A name that is not known is told with one that is; an empty answer ends the list."""
    with Terminal(
        "new", "program", "week", "--name-nl", "Week", "--name-en", "Week", "--lang", "en",
        env=environment(warm),
    ) as terminal:  # fmt: skip
        for question, answer in (
            ("Which exercise comes first?", "?"), ("neck-rotation", "open-bok"),
            ("Did you mean open-book?", "open-book"), ("after that?", "cat-cow"), ("after that?", ""),
        ):  # fmt: skip
            terminal.sees(question)
            terminal.types(answer + "\n")
        terminal.sees("is ready to be filled in")
        assert terminal.ends() == 0
    text = (warm / "programs" / "week.toml").read_text(encoding="utf-8")

    assert text.index('use = "open-book"') < text.index('use = "cat-cow"')


def test_fix_mends_and_tells_each_change(warm):
    """`check --fix` writes what is safe, says it with its line, and keeps endings and remarks."""
    run(warm, "new", "program", "week")
    file = warm / "programs" / "week.toml"
    good = file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(good.replace(b'level = "easy"', b'levl = "eazy"', 1))

    fixed = run(warm, "check", "--fix", str(file), "--lang", "en")

    assert fixed.returncode == 0, fixed.stdout
    assert f"{file}:19: levl is now level" in fixed.stdout
    assert f'{file}:19: "eazy" is now "easy"' in fixed.stdout
    assert file.read_bytes() == good


def test_without_fix_nothing_is_written(warm):
    """A mere check changes no file."""
    file = warm / "week.toml"
    file.write_bytes(b'frmat = "1"\n')

    run(warm, "check", str(file))

    assert file.read_bytes() == b'frmat = "1"\n'


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_pathway_of_ones_own_is_begun_and_followed(warm, language):
    """Without a name it is the one that is followed; what is changed in it is what holds."""
    speak = ("--lang", language)
    made = run(warm, "new", "pathway", *speak)
    path = warm / "programs" / "neck" / "pathway.toml"
    checked = run(warm, "check", str(path), *speak)
    again = run(warm, "new", "pathway", *speak)
    beside = run(warm, "new", "pathway", "careful", "--output", f"{warm}/", *speak)
    path.write_text(path.read_text(encoding="utf-8").replace("green = 3 ", "green = 30 "), encoding="utf-8")
    (warm / "answers.toml").write_text('QS1 = "no"\n', encoding="utf-8")
    followed = run(warm, "intake", "--answers", str(warm / "answers.toml"), *speak)

    assert (made.returncode, made.stderr, checked.returncode, beside.returncode) == (0, "", 0, 0)
    assert str(path) in made.stdout
    assert again.returncode == 1
    assert (warm / "careful.toml").read_text(encoding="utf-8").startswith("# The way back")
    assert followed.returncode == 1
    assert "pathway.toml" in followed.stderr


def test_an_exercise_needs_a_name(warm):
    """Without one it is told how to give it."""
    told = run(warm, "new", "program", "--lang", "en")

    assert told.returncode == 1
    assert "soepel new program my-own" in told.stderr
