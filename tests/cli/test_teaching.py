"""`soepel buttons next`: a key, or a button of a device, is learnt for one command, and asks for it."""

from argparse import Namespace
from pathlib import Path

import pytest

from player.cli import buttons, buttons_verb, room, run
from player.cli.buttons import hands_of
from player.cli.context import Context
from player.cli.hands import Hands
from player.controls import TEACHABLE, Press, own_keys, taken_by, with_key
from player.errors import UserError
from player.phrases import phrases
from player.settings import Home, Settings, change, read
from player.sinks import Clock
from player.transport import Command
from tests.cli.test_buttons import Pressed

NEXT = Press("pad:4", 0, released=False)


class Still(Clock):
    """A loudspeaker on which everything has sounded already."""

    def heard(self):
        """Give the end of whatever there is."""
        return 10**9


@pytest.fixture(name="press")
def _press(monkeypatch: pytest.MonkeyPatch):
    """Give what types the verb, and presses one button."""

    def press(key: str | None, *typed: str) -> int:
        # None comes before it is asked for.
        pressed = Pressed(*([] if key is None else [None, Press(key, 0, released=False)]))
        monkeypatch.setattr(buttons_verb, "_board", lambda: pressed)
        monkeypatch.setattr(buttons_verb, "monotonic", iter(range(0, 10**6, 30)).__next__)
        monkeypatch.setattr(room, "sink_for", lambda *_: Still())
        return run(["buttons", *typed, "--lang", "en", "--voice", "silence"])

    return press


def test_a_button_is_learnt_for_a_command(press, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asked and thanked for in the words of the command; it is kept, listed, and forgotten."""
    assert press("pad:4", "next") == 0
    shown = capsys.readouterr().out
    assert "Press the button that you want for: next exercise." in shown
    assert "Thank you. This one is now for: next exercise." in shown
    assert press("KEY_STOPCD", "stop") == 0
    assert read(home).keys == "next=pad:4, stop=KEY_STOPCD"

    assert press("pad:5", "next") == 0
    assert read(home).keys == "stop=KEY_STOPCD, next=pad:5"
    capsys.readouterr()
    assert run(["buttons", "list", "--lang", "en"]) == 0
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == [
        "KEY_STOPCD is for",
        "pad",
    ]
    assert run(["buttons", "next", "--forget", "--lang", "en"]) == 0
    assert run(["buttons", "stop", "--forget", "--lang", "en"]) == 0
    assert read(home).keys is None
    capsys.readouterr()
    assert run(["buttons", "stop", "--forget", "--lang", "en"]) == 0
    assert "There was no key" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("x", "That one is taken already; it is for: it hurts."),
        ("pad:1", "That one is taken already; it is for: again"),
        ("7", "it is for: a number, as an answer"),
        ("space", "That is your one button already."),
        (None, "Nothing has changed."),
        ("escape", "Nothing has changed."),
    ],
)
def test_what_is_taken_is_refused(
    key: str | None, told: str, press, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Aloud, with what it is for; everything stays as it was."""
    change(home, "button", "space")
    change(home, "keys", "again=pad:1")
    assert press(key, "next") == 0

    assert told.replace("again", phrases("en").say("controls.does.again")) in capsys.readouterr().out
    assert read(home).keys == "again=pad:1"


@pytest.mark.parametrize("key", [",", "|", ";", "\x0b", "\xa0", "é", "KEY_STOPCD"])
def test_every_key_that_was_taught_is_read_again(key: str, press, home: Path) -> None:
    """Also the one that parts the keys, and those that cannot be seen; the others stay, and all can go."""
    change(home, "keys", "again=pad:1")
    assert press(key, "less_talk") == 0
    assert press("pad:2", "stop") == 0

    taught = {"pad:1": Command.AGAIN, key: Command.LESS_TALK, "pad:2": Command.STOP}
    assert own_keys(read(home).keys) == taught
    assert run(["buttons", "list", "--lang", "en"]) == 0
    assert run(["buttons", "less_talk", "--forget", "--lang", "en"]) == 0
    assert read(home).keys == "again=pad:1, stop=pad:2"


@pytest.mark.parametrize(
    ("kept", "keys"),
    [
        ("less_talk=,", [","]),
        ("less_talk=,, next=pad:4", [",", "pad:4"]),
        ("next=pad:4, less_talk= ,", ["pad:4", ","]),
        ("less_talk=comma,next=pad:4", [",", "pad:4"]),
    ],
)
def test_a_comma_that_was_kept_as_itself_is_read(kept: str, keys: list[str], home: Path) -> None:
    """As it was written once; it may be forgotten like any other."""
    assert list(own_keys(kept)) == keys
    change(home, "keys", kept)
    assert run(["buttons", "less_talk", "--forget", "--lang", "en"]) == 0
    assert read(home).keys == ("next=pad:4" if len(keys) > 1 else None)


@pytest.mark.parametrize("kept", ["less_talk=", "next=, stop=x", "next", ",=next"])
def test_no_key_is_still_told(kept: str) -> None:
    """A comma that parts two keys is none."""
    with pytest.raises(UserError):
        own_keys(kept)


def test_it_asks_for_its_command_from_then_on(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Going down, not coming up; other keys mean what they did, and a question is left open by "next"."""
    pressed = Pressed(NEXT, Press("pad:4", 0.1, released=True), Press("pad:9", 0.2, released=False), NEXT)
    monkeypatch.setattr(buttons, "Pad", lambda: pressed)
    settings = Settings(keys="next=pad:4")
    context = Context(Home(home, home, home), settings, "en", phrases("en"))
    with hands_of(Namespace(button=None), context, attended=False) as hands:
        assert hands.attended
        assert [hands.next(0, None) for _ in range(3)] == [Command.NEXT, None, None]
        assert hands.next(0, "number") is Command.NEXT


def test_a_headset_that_is_not_there_stops_nothing(home: Path) -> None:
    """The keys work; only the one button has to be there."""
    context = Context(Home(home, home, home), Settings(keys="next=KEY_NEXTSONG"), "en", phrases("en"))

    assert isinstance(hands_of(Namespace(button=None), context, attended=False), Hands)


def test_every_command_can_be_taught() -> None:
    """What is written is read back, and a text that says no key is told."""
    text = None
    for number, command in enumerate(TEACHABLE):
        text = with_key(own_keys(text), command, f"pad:{number}")
    assert own_keys(text) == {f"pad:{number}": command for number, command in enumerate(TEACHABLE)}
    for wrong in ("next", "next=", "7=pad:1", "sideways=pad:1"):
        with pytest.raises(UserError):
            own_keys(wrong)
    assert taken_by("n", {}, wanted=Command.NEXT) is Command.NO


def test_a_setting_that_says_no_key_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In one paragraph, with how to set it back."""
    change(home, "keys", "sideways=pad:1")

    assert run(["buttons", "list", "--lang", "en"]) == 1
    assert "soepel settings keys --clear" in capsys.readouterr().err
    assert run(["buttons", "--forget", "--lang", "en"]) == 1
