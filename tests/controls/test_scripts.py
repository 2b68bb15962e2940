"""Scripts: commands at times, and every mistake in them told at once."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.controls import read_script
from player.errors import UserError
from player.phrases import phrases
from player.transport import Command


@pytest.fixture(name="script")
def _script(tmp_path):
    """Give a file that holds a text."""

    def write(text):
        path = tmp_path / "script.txt"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_a_script_says_what_is_asked_when(script):
    """Comments and empty lines are for people; hyphens, underscores and capitals are all the same."""
    path = script(
        "# what Anna did\n\n0 ready\n12.5 pause  # telephone\r\n 13 Continue\n"
        "20 time-left\n20\ttime_left\n30 10\n"
    )

    assert read_script(path, "nl") == (
        (0.0, Command.READY),
        (12.5, Command.PAUSE),
        (13.0, Command.CONTINUE),
        (20.0, Command.TIME_LEFT),
        (20.0, Command.TIME_LEFT),
        (30.0, Command.N10),
    )


@given(st.lists(st.tuples(st.integers(0, 86_400_000), st.sampled_from(list(Command)))))
def test_every_command_can_be_written(tmp_path_factory, steps):
    """At every millisecond."""
    steps = sorted((at / 1000, command) for at, command in steps)
    path = tmp_path_factory.getbasetemp() / "every.txt"
    path.write_text("".join(f"{at:.3f} {command}\n" for at, command in steps))

    assert steps == list(read_script(path, "en"))


def test_an_empty_script_asks_nothing(script):
    """Nor does one of comments only."""
    assert read_script(script("\ufeff# nothing\n"), "en") == ()


BAD = (
    "1 pause\nsoon stop\n5 paus\n3 next\n7\n8 next next\n-1 next\nnan next\n99999 next\n9 wibble\n1e1 next\n"
)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_mistake_is_told_with_its_line_and_its_remedy(script, language):
    """In the user's language, in the order of the lines."""
    with pytest.raises(UserError) as told:
        read_script(script(BAD), language)
    text = phrases(language).say(told.value.key, **told.value.values)
    lines = text.splitlines()[1:]

    assert [line.split(":")[0].split()[1] for line in lines] == [
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "10",
        "11",
    ]
    assert "pause" in lines[1]
    assert "12.5" in lines[0]


def test_a_file_full_of_mistakes_does_not_fill_the_screen(script):
    """The first twenty are told, the others counted."""
    with pytest.raises(UserError) as told:
        read_script(script("x\n" * 500), "en")
    lines = phrases("en").say(told.value.key, **told.value.values).splitlines()

    assert (len(lines), lines[-1]) == (22, "And 480 more lines.")


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"\xff\xfe1\x00", "controls.error.script_no_text"),
        (b"# " + b"x" * 70_000, "controls.error.script_long"),
    ],
)
def test_what_is_no_script_gets_one_sentence(script, content, key):
    """Whatever it is."""
    with pytest.raises(UserError) as told:
        read_script(script(content), "en")

    assert key == told.value.key


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("missing", "controls.error.script_unreadable"),
        (".", "controls.error.script_no_file"),
        ("pipe", "controls.error.script_no_file"),
        ("/dev/zero", "controls.error.script_no_file"),
    ],
)
def test_what_is_no_file_is_not_waited_for(tmp_path, path, key):
    """A folder, a pipe that nobody writes to, a device without end."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UserError) as told:
        read_script(tmp_path / path, "nl")

    assert key == told.value.key
    for language in ("nl", "en"):
        assert phrases(language).say(key, **told.value.values)
