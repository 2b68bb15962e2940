"""What a Program holds: every exercise found, every level worked out."""

import subprocess
import sys
import tomllib

import pytest

from player.errors import UserError
from player.program import Dose, Spoken, expanded, read

HEAD = '[nl]\nname = "Proef"\n[en]\nname = "Trial"\n'
INLINE = """
[[exercise]]
kind = "mobility"
position = "standing"
[exercise.nl]
name = "Kijken"
[exercise.en]
name = "Looking"
[exercise.easy]
out = 2
"""


@pytest.fixture
def program(find, names):
    """Read a program of the given entries."""
    return lambda entries, name="neck/trial": read(
        f"format = 1\n{HEAD}{entries}".encode(), name, "trial.toml", find, names
    )


def test_a_level_takes_from_the_one_below_what_it_does_not_say(program):
    """Normal adds to easy, hard adds to normal."""
    levels = program('[[exercise]]\nuse = "turn"').items[0].levels

    easy = Dose(reps=5, out=3, hold=1, back=3, rest=2)
    assert levels["easy"].dose == easy
    assert levels["normal"].dose == Dose(reps=8, out=3, hold=1, back=3, rest=2)
    assert levels["hard"].dose == Dose(sets=2, reps=8, out=3, hold=1, back=3, rest=2, set_rest=20)


def test_what_an_entry_says_holds_at_every_level(program):
    """A number beside `use` replaces that number at easy, normal and hard."""
    levels = program('[[exercise]]\nuse = "turn"\nreps = 3\nhold = 2.5').items[0].levels

    assert [(movement.dose.reps, movement.dose.hold) for movement in levels.values()] == [(3, 2.5)] * 3


def test_a_breath_in_is_the_way_out(program):
    """Inhale and exhale become out and back, in the dose and in the words."""
    movement = program('[[exercise]]\nuse = "breath"\nexhale = 7').items[0].levels["normal"]

    assert movement.dose == Dose(reps=6, out=3, hold=0.5, back=7, rest=1)
    assert tuple(getattr(movement.words["nl"].sides[0], part) for part in ("out", "back", "rest")) == (
        "in",
        "uit",
        "wacht",
    )


def test_left_and_right_have_the_forms_of_the_language(program):
    """Alternating sides are left and right, in the player's own words, braces unfilled."""
    movement = program('[[exercise]]\nuse = "turn"').items[0].levels["easy"]

    assert movement.alternate
    assert movement.sides == ("left", "right")
    left, right = movement.words["nl"].sides
    assert (left.side, left.side_of) == ("links", "linker")
    assert (right.side, right.side_of) == ("rechts", "rechter")
    assert right.out == "naar {side}"


def test_a_named_side_brings_its_own_words(program):
    """What is written for a side comes before what is written for all."""
    movement = program('[[exercise]]\nuse = "rolls"').items[0].levels["easy"]

    assert not movement.alternate
    assert movement.words["en"].own_explain == (False, True)
    assert movement.words["en"].sides == (
        Spoken(side="backwards", explain=("Circle {side}.",)),
        Spoken(side="forwards", explain=("Now circle forwards.",), out="round"),
    )
    assert movement.words["nl"].sides[1] == Spoken(
        side="voren", side_of="voor", explain=("Draai naar {side}.",)
    )


def test_a_level_may_have_sides_and_words_of_its_own(program):
    """`[hard]` and `[en.hard]` replace the sides and the words at that level only."""
    levels = program('[[exercise]]\nuse = "rolls"\n[[exercise]]\nuse = "push"').items

    assert levels[0].levels["hard"].sides == ()
    assert levels[0].levels["hard"].words["en"].sides == (Spoken(explain=("Circle your shoulders.",)),)
    assert [level.words["en"].effort for level in levels[1].levels.values()] == ["softly", "softly", "firmly"]
    assert [level.dose.weight for level in levels[1].levels.values()] == [0.5, 0.5, 2]


def test_an_exercise_written_in_a_program_is_named_after_it(program):
    """The name holds the program and the number of the exercise."""
    entries = '[[exercise]]\nuse = "nod"\n' + INLINE

    assert [item.exercise for item in program(entries).items] == ["nod", "neck-trial-2"]
    assert program(entries, "/home/me/mine.toml").items[1].exercise == "mine-2"


def test_the_words_of_several_lines_are_one_line(program):
    """What is spoken and captioned has no line breaks."""
    words = program('[[exercise]]\nuse = "walk"').items[0].levels["easy"].words["nl"]

    assert words.sides[0].explain == ("Loop {minutes} minuten, rustig aan.",)


def test_the_digest_tells_of_every_change(find, names):
    """A changed program, and a changed exercise that it uses, has another digest."""
    text = f'format = 1\n{HEAD}[[exercise]]\nuse = "nod"\n'.encode()

    def changed(use):
        file, exercise = find(use)
        return file, exercise.replace(b"reps = 5", b"reps = 6")

    first = read(text, "a", "a.toml", find, names)
    others = [read(text + b"\n", "a", "a.toml", find, names), read(text, "a", "a.toml", changed, names)]
    assert len(first.digest) == 64
    assert len({first.digest, *(other.digest for other in others)}) == 3
    assert first.items[0].digest == others[0].items[0].digest
    assert first.items[0].digest != others[1].items[0].digest


def test_only_plain_names_are_ever_looked_for(names):
    """No path that stands in a file reaches the file system."""
    asked = []

    def find(use):
        asked.append(use)

    text = HEAD + "".join(
        f'[[exercise]]\nuse = "{use}"\n' for use in ("../x", "/etc/x", "x.toml", "C:x", "x\\n", "x")
    )
    with pytest.raises(UserError):
        read(text.encode(), "a", "a.toml", find, names)
    assert set(asked) <= {"x"}


def test_what_a_program_adds_up_to_can_be_read_again(program):
    """The expanded text is TOML that holds the dose and the words of the chosen level."""
    text = expanded(program('[[exercise]]\nuse = "breath"\nlevel = "normal"\n[[exercise]]\nuse = "turn"'))

    breath, turn = tomllib.loads(text)["exercise"]
    assert (breath["reps"], breath["inhale"], breath["exhale"]) == (6, 3, 6)
    assert turn["sides"] == ["left", "right"]
    assert turn["nl"]["sides"]["left"]["out"] == "naar {side}"


def test_a_good_file_is_read_without_the_slow_road():
    """Neither jsonschema nor tree-sitter is imported on the way to the first sound."""
    code = (
        "import sys; from player.program import read; "
        "read(open('tests/data/valid/program-break.toml', 'rb').read(), 'a', 'a.toml', lambda use: None); "
        "print([name for name in ('jsonschema', 'tree_sitter', 'tomlkit') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
