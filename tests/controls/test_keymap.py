"""Every command has a key, no key has two meanings, and help tells them all."""

from itertools import chain

import pytest

from player.controls import meaning, table
from player.controls.keymap import ANSWERS, KEYS
from player.phrases import phrases
from player.transport import Command


def test_every_command_has_a_key():
    """What can be asked by voice can be asked by hand."""
    answers = chain.from_iterable(ANSWERS.values())

    assert set(Command) == {*KEYS, *answers}


def test_no_key_has_two_meanings():
    """Outside questions, each key stands in one row; in each kind of question as well."""
    for rows in (KEYS, *ANSWERS.values()):
        keys = list(chain.from_iterable(rows.values()))
        assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize(
    ("key", "command"),
    [
        ("space", Command.PAUSE),
        ("P", Command.PAUSE),
        ("g", Command.CONTINUE),
        ("enter", Command.READY),
        ("O", Command.AGAIN),
        ("r", Command.REPEAT),
        ("n", Command.NEXT),
        ("right", Command.NEXT),
        ("left", Command.BACK),
        ("-", Command.SLOWER),
        ("=", Command.FASTER),
        ("m", Command.EASIER),
        ("z", Command.HARDER),
        ("t", Command.TIME_LEFT),
        (",", Command.LESS_TALK),
        (".", Command.MORE_TALK),
        ("up", Command.LOUDER),
        ("down", Command.SOFTER),
        ("X", Command.HURTS),
        ("!", Command.HURTS),
        ("?", Command.HELP),
        ("escape", Command.STOP),
        ("Q", Command.STOP),
        ("j", Command.YES),
        ("7", Command.N7),
        ("k", None),
        ("csi", None),
        ("", None),
    ],
)
def test_a_key_means_one_thing(key, command):
    """Capital or not; what is no key means nothing."""
    assert command == meaning(key)


@pytest.mark.parametrize("key", ["space", "p"])
def test_the_largest_key_goes_on_when_paused(key):
    """One key for both, so that it can be found with the eyes shut."""
    assert meaning(key) == Command.PAUSE
    assert meaning(key, paused=True) == Command.CONTINUE


def test_a_question_changes_only_its_own_answers():
    """N is no where yes or no is asked, t is ten where a number is; stop and hurts always are themselves."""
    assert tuple(meaning("n", asking) for asking in ("yes_no", "choice", None)) == (
        Command.NO,
        Command.NEXT,
        Command.NEXT,
    )
    assert (meaning("t", "number"), meaning("t", "yes_no")) == (Command.N10, Command.TIME_LEFT)
    for asking in ANSWERS:
        assert (meaning("q", asking), meaning("x", asking)) == (Command.STOP, Command.HURTS)


def test_h_never_makes_it_harder():
    """Who thinks of "hurts" or of "help" is not given more weight."""
    assert meaning("h") == Command.HURTS


@pytest.mark.parametrize("language", ["nl", "en"])
def test_help_tells_every_key(language):
    """In words of the language, keys with names by their names."""
    rows = table(language)
    told = ", ".join(keys for keys, _ in rows)
    named = {"space", "right", "left", "up", "down", "enter", "escape", "f1"}
    words = phrases(language)

    assert len(rows) == len({does for _, does in rows})
    for key in set(chain.from_iterable(keys for command, keys in KEYS.items() if command.number is None)):
        assert (words.say(f"controls.key.{key}") if key in named else key) in told
    assert rows[0][0].startswith(words.say("controls.key.space"))


def test_the_phrases_of_the_controls_exist_in_both_languages():
    """Every sentence has its twin."""
    dutch, english = (phrases(language).table["controls"] for language in ("nl", "en"))

    assert {part: set(dutch[part]) for part in dutch} == {part: set(english[part]) for part in english}
