"""`soepel try`: a file is heard while it is written, and what is changed is heard at each save."""

import signal
from pathlib import Path

import pytest

from tests.cli.command import QUICK, environment, log, run
from tests.cli.terminal import Terminal

SILENT = ("--voice", "silence", "--lang", "en")
EXERCISE = """\
format = 1
kind = "mobility"
position = "sitting"
[nl]
name = "Zwaai"
explain = ["Zwaai rustig."]
[en]
name = "Wave"
explain = ["Wave calmly."]
[easy]
reps = 2
out = 1
back = 1
[hard]
reps = 4
"""
WITH_WAVE = QUICK + '[[exercise]]\nuse = "wave"\n'


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    """Give a program of one's own that uses an exercise beside it."""
    (tmp_path / "wave.toml").write_text(EXERCISE, encoding="utf-8")
    file = tmp_path / "my-week.toml"
    file.write_text(WITH_WAVE, encoding="utf-8")
    return file


def trying(home: Path, file: Path, *more: str) -> Terminal:
    """Try a file in a terminal of its own."""
    return Terminal("try", str(file), *SILENT, *more, env=environment(home))


def edited(file: Path, old: str, new: str) -> str:
    """Give the text of a file with something else in it."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new)


def test_every_way_of_saving_is_told_and_played(home, file):
    """In place, renamed over, moved away and made anew: what changed is shown, then its exercise plays."""
    with trying(home, file) as terminal:
        terminal.sees("Save the file and you hear what you changed.")
        terminal.sees("Here we go.")

        file.write_text(edited(file, "Bend.", "Bend a little."), encoding="utf-8")
        terminal.sees("Saved. The explanation, at Bend.")
        terminal.sees("The explanation, at Bend.")
        terminal.sees("Bend a little.")

        other = file.with_suffix(".new")
        other.write_text(edited(file, "reps = 2\nout = 1", "reps = 3\nout = 1"), encoding="utf-8")
        other.replace(file)
        terminal.sees("Saved. Repetitions 3 instead of 2, at Turn.")
        terminal.sees("Repetitions three instead of two, at Turn.")
        terminal.sees("To the left.")

        text = edited(file, 'closing = "That is all."', 'closing = "Until tomorrow."')
        file.replace(file.with_suffix(".bak"))
        file.write_text(text, encoding="utf-8")
        terminal.sees("Saved. The closing words.")
        terminal.sees("Until tomorrow.")
        terminal.sees("That was all. Save the file to hear what you changed")

        terminal.types("q")
        assert terminal.ends() == 0
    assert log(home) == []


def test_an_exercise_beside_the_program_is_watched_too(home, file):
    """It plays at the place where the program uses it."""
    with trying(home, file) as terminal:
        terminal.sees("Here we go.")
        beside = file.with_name("wave.toml")
        beside.write_text(edited(beside, "Wave calmly.", "Wave slowly."), encoding="utf-8")
        terminal.sees("Saved. The explanation, at Wave.")
        terminal.sees("Wave slowly.")


def test_problems_are_told_and_wait_for_the_next_save(home, file):
    """Every one, as `check` tells them; after that the change is played, and an undo plays on."""
    good = file.read_text(encoding="utf-8")
    with trying(home, file) as terminal:
        terminal.sees("Here we go.")
        file.write_text(
            good.replace("reps = 2", "reps = 2000").replace("sides =", "sider ="), encoding="utf-8"
        )
        shown = terminal.sees("Playing waits until you save the file again")
        told = [line for line in run(home, "check", str(file), *SILENT).stdout.splitlines() if ": " in line]
        for line in told[:-1]:
            assert line in shown
        assert shown.count("my-week.toml:") >= 3

        file.write_text(good, encoding="utf-8")
        terminal.sees("Saved. Nothing that is heard here is different.")
        terminal.sees("To the left.")
        terminal.types("q")
        assert terminal.ends() == 0


def test_it_may_begin_with_problems(home, file):
    """Somebody is there to mend them."""
    good = file.read_text(encoding="utf-8")
    file.write_text("format = 1\n", encoding="utf-8")
    with trying(home, file, "--from", "wave") as terminal:
        terminal.sees("Playing waits until you save the file again")
        file.write_text(good, encoding="utf-8")
        terminal.sees("Saved. It can be played now.")
        terminal.sees("Wave calmly.")


def test_a_save_of_which_nothing_is_heard_disturbs_nothing(home, file):
    """A remark, and words in the other language, are told while it plays on."""
    with trying(home, file) as terminal:
        terminal.sees("Here we go.")
        file.write_text("# A remark.\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
        terminal.sees("Saved. Nothing that is heard here is different.")
        file.write_text(edited(file, '["Buig."]', '["Buig rustig."]'), encoding="utf-8")
        terminal.sees("Saved. The explanation, in Dutch, at Bend.")
        terminal.types("q")
        terminal.ends()
    assert terminal.shown.count("Here we go.") == 1


def test_after_the_end_it_plays_again_or_stops(home, file):
    """Space plays it again; a key that means nothing now is refused."""
    with trying(home, file, "--from", "3", "--fast") as terminal:
        terminal.sees("Wave calmly.")
        terminal.sees("That was all. Save the file")
        terminal.types("x ")
        terminal.sees("Wave calmly.")
        terminal.types("q")
        assert terminal.ends() == 0


def test_a_signal_ends_it_with_130(home, file):
    """As everywhere."""
    with trying(home, file) as terminal:
        terminal.sees("Here we go.")
        terminal.sends(signal.SIGTERM)
        assert terminal.ends() == 130


def test_an_exercise_is_tried_by_itself(home, file):
    """At its easiest level, or at the one that is asked for; its name is that of the exercise."""
    exercise = str(file.with_name("wave.toml"))

    easy = run(home, "try", exercise, *SILENT, "--fast").stdout
    hard = run(home, "try", exercise, *SILENT, "--fast", "--level", "hard").stdout

    assert "Wave calmly." in easy
    assert easy.count("out") < hard.count("out")


def test_without_a_terminal_it_plays_once(home, quick):
    """0 when it was played, with nothing added; nothing is kept."""
    answer = run(home, "try", quick, *SILENT, "--fast")

    assert answer.returncode == 0
    assert answer.stdout.startswith("Here we go.")
    assert "Save" not in answer.stdout
    assert log(home) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_a_terminal_what_is_wrong_ends_it(home, file, language):
    """1, and every problem with its line."""
    file.write_text(WITH_WAVE.replace("change = 1", "chang = 1"), encoding="utf-8")
    answer = run(home, "try", str(file), "--voice", "silence", "--lang", language)

    assert answer.returncode == 1
    assert answer.stdout == ""
    assert "my-week.toml:" in answer.stderr


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--from", "wafe"), "Did you mean wave?"),
        (("--from", "9"), "3 wave"),
        (("--from", "qqqq"), "3 wave"),
    ],
)
def test_an_exercise_that_is_not_there_is_told(home, file, asked, told):
    """With the nearest one, or all there are."""
    answer = run(home, "try", str(file), *SILENT, *asked)

    assert answer.returncode == 1
    assert told in answer.stderr


@pytest.mark.parametrize("name", ["nowhere.toml", "sessions/neck/pathway.toml"])
def test_what_cannot_be_tried_is_told(home, name):
    """One sentence."""
    answer = run(home, "try", name, *SILENT)

    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1


def test_a_talk_is_tried_too(home, tmp_path):
    """A program without exercises is said from its opening."""
    talk = tmp_path / "talk.toml"
    talk.write_text(
        'format = 1\n[nl]\nname = "Praatje"\nsay = ["Dit is het."]\n'
        '[en]\nname = "Talk"\nsay = ["This is it."]\n',
        encoding="utf-8",
    )
    with trying(home, talk) as terminal:
        terminal.sees("This is it.")
        talk.write_text(edited(talk, "This is it.", "That was it."), encoding="utf-8")
        terminal.sees("Saved. The words of the talk.")
        terminal.sees("That was it.")
