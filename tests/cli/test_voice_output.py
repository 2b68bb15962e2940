"""Who speaks: our voice alone, a screen reader, both, or nobody; and what is shown of it."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import get_args

import numpy as np
import pytest

from player.cli import run, sitting, welcome_verb, wishes
from player.cli.context import Context
from player.cli.lines import Shown, aloud, keep_output, output_of
from player.library import Library
from player.performing import prepare
from player.phrases import phrases
from player.program import LANGUAGES, Language
from player.session import Line, Preferences, counted
from player.settings import Home, Settings, VoiceOutput, change, read
from player.sinks import Clock
from player.sound import Clip, Levels
from player.voice import Speaker, estimate
from tests.cli.command import SIDED

OUTPUTS = get_args(VoiceOutput)
SAID = Line("To the left.", "en")
COUNT = Line("Three.", "en")


class Humming:
    """A voice that says one tone, for as long as the words would take."""

    name = signature = "humming"

    def __init__(self, language: Language) -> None:
        self.language = language

    def speak(self, text: str) -> Clip:
        """Give a clip in which every sample is there."""
        return Clip(np.full(estimate(Line(text, self.language)), 1000, np.int16))

    def close(self) -> None:
        """Hold nothing."""


def context(**settings: object) -> Context:
    """Give a person with these settings."""
    home = Home(Path("none"), Path("none"), Path("none"))
    return Context(home, Settings(**settings), "en", phrases("en"))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_is_the_same_whoever_speaks(language: Language) -> None:
    """To the frame; only the counts sound where a screen reader says the rest."""
    program = Library().open("neck/short")
    wishes = Preferences(language=language, talk="full")
    prepared = {}
    for output in ("both", "self", "reader"):
        with Speaker(Humming(language), None) as speaker:
            speaker.aloud = aloud(output)
            prepared[output] = prepare(program, wishes, speaker)

    both, reader = prepared["both"], prepared["reader"]
    assert reader.session == both.session == prepared["self"].session
    assert {line: clip.frames for line, clip in reader.clips.items()} == {
        line: clip.frames for line, clip in both.clips.items()
    }
    sounding = {line for line, clip in reader.clips.items() if clip.samples.any()}
    assert sounding == {line for line in both.clips if counted(line)}
    assert len(sounding) > 2
    assert all(len(line.text.split()) == 1 for line in sounding if line.text[:-1].isalpha())


@pytest.mark.parametrize(
    ("output", "shown"),
    [
        ("self", ["Keys."]),
        ("reader", ["To the left.", "Keys."]),
        ("both", ["To the left.", "Three.", "Keys."]),
        ("none", ["To the left.", "Three.", "Keys."]),
    ],
)
def test_what_is_said_is_shown_where_it_is_to_be_read(output: VoiceOutput, shown: list[str]) -> None:
    """Once; what is never said is shown always, and the window knows all of it."""
    lines: list[str] = []
    screen = Shown(lines.append, output)
    screen.said(SAID)
    assert screen.words == SAID.text
    screen.said(COUNT)
    screen("Keys.")

    assert lines == shown
    assert screen.tells_parts == (output in ("both", "none"))


@pytest.mark.parametrize("output", OUTPUTS)
def test_nothing_is_lost_where_it_cannot_be_heard(output: VoiceOutput) -> None:
    """Without a loudspeaker every line is shown, and with one each that could not be spoken."""
    lines: list[str] = []
    screen = Shown(lines.append, output)
    screen.failed = {SAID: "no voice"}
    screen.said(SAID)
    screen.heard = False
    screen.said(COUNT)

    assert lines == [SAID.text, COUNT.text]
    assert screen.tells_parts


@pytest.mark.parametrize(
    ("given", "kept", "found"),
    [
        ({}, {}, "both"),
        ({}, {"voice_output": "reader"}, "reader"),
        ({}, {"voice": "silence"}, "none"),
        ({}, {"voice": "silence", "voice_output": "both"}, "none"),
        ({"voice": "silence"}, {"voice_output": "reader"}, "none"),
        ({"voice": "anna"}, {"voice_output": "reader"}, "reader"),
        ({"voice": "anna"}, {"voice_output": "none"}, "both"),
        ({"voice": "anna"}, {"voice": "silence"}, "both"),
        ({"voice_output": "self"}, {"voice": "silence"}, "self"),
        ({"voice_output": "none", "voice": "anna"}, {}, "none"),
        ({"voice_output": "self", "voice": "silence"}, {}, "none"),
    ],
)
def test_the_silent_voice_is_nobody_who_speaks(
    given: dict[str, str], kept: dict[str, str], found: str
) -> None:
    """One thing with two names: what the command says goes before what was kept."""
    assert output_of(Namespace(**given), context(**kept)) == found


def test_who_speaks_is_a_setting(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Choosing somebody who speaks takes the silent voice away; what cannot be is told."""
    run(["settings", "voice", "silence"])
    assert run(["settings", "voice_output", "reader"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "voice_output = reader"
    assert (read(home).voice, read(home).voice_output) == (None, "reader")
    change(home, "voice", "silence")
    assert keep_output(home, "none").voice == "silence"
    assert run(["settings", "voice_output", "screen", "--lang", "en"]) == 1
    assert "self, reader, both, none" in capsys.readouterr().err


COUNTED = f"""\
format = 1
[nl]
name = "Proef"
[en]
name = "Trial"
[[exercise]]
kind = "control"
position = "sitting"
sides = "one-then-other"
{SIDED}[exercise.easy]
reps = 1
out = 1
hold = 5
back = 1
"""
"""A program in which holds are counted."""


def test_a_session_for_each_of_them(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As it is played: a screen reader gets each sentence once, in order, and neither parts nor counts."""
    file = tmp_path / "counted.toml"
    file.write_text(COUNTED, encoding="utf-8")
    times = count(0.0, 3600.0)
    monkeypatch.setattr(sitting, "sink_for", lambda *_: Clock(lambda: next(times)))
    monkeypatch.setattr(sitting, "audible", lambda _: True)
    monkeypatch.setattr(wishes, "open_voice", lambda _, language, __: Speaker(Humming(language), None))
    shown = {}
    for output in OUTPUTS:
        run(["settings", "voice_output", output])
        capsys.readouterr()
        assert run(["play", str(file), "--lang", "en", "--talk", "full"]) == 0
        shown[output] = capsys.readouterr().out.splitlines()

    assert home.exists()
    assert shown["self"] == []
    assert shown["both"] == shown["none"]
    assert {"Three.", "  1, left: hold 5 s"} < {*shown["both"]}
    assert shown["reader"] == [
        line for line in shown["both"] if not line.startswith(" ") and not counted(Line(line, "en"))
    ]
    assert len(shown["reader"]) > 5


class Asked:
    """Answers what is asked in the first minutes, and remembers it."""

    def __init__(self, answers: dict[str, str | None], asked: list[str]) -> None:
        self.over = self.stopped = self.skipped = self.buttoned = False
        self.levels = Levels()
        self._answers = answers
        self._asked = asked

    def ask(self, question: SimpleNamespace) -> str | None:
        """Give the answer to a question, by its name."""
        self._asked.append(question.id)
        return self._answers.get(question.id)

    def voiced(self) -> bool:
        """No sound answers here."""
        return False

    def _nothing(self, *_: object) -> None:
        """Say nothing."""

    tell = aside = introduce = say = _nothing


@pytest.mark.parametrize(
    ("answers", "kept", "rooms"),
    [
        ({"screen_reader": "no"}, "both", ["both"]),
        ({"screen_reader": "yes", "reads": "yes"}, "reader", ["both", "reader"]),
        ({"screen_reader": "yes", "reads": "no"}, "self", ["both", "self"]),
        ({"screen_reader": "yes"}, None, ["both"]),
        ({}, None, ["both"]),
    ],
)
def test_it_is_asked_in_the_first_minutes(
    answers: dict[str, str | None],
    kept: str | None,
    rooms: Sequence[str],
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Never guessed: without an answer nothing is kept; what is chosen holds from the next sentence."""
    opened: list[str] = []
    asked: list[str] = []

    @contextmanager
    def room(args: Namespace, place: Context) -> Iterator[SimpleNamespace]:
        opened.append(output_of(args, place))
        yield SimpleNamespace(context=place, asking=Asked({"loud": "good", **answers}, asked))

    monkeypatch.setattr(welcome_verb, "room", room)
    monkeypatch.setattr(welcome_verb, "at_hand", lambda *_: True)
    assert run(["welcome", "--lang", "en"]) == 0

    assert (read(home).voice_output, read(home).language) == (kept, "en")
    assert opened == list(rooms)
    assert asked[:2] == ["loud", "screen_reader"]


def test_it_is_not_asked_of_who_said_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither with an option, nor where nobody is to speak."""
    asked: list[str] = []

    @contextmanager
    def room(args: Namespace, place: Context) -> Iterator[SimpleNamespace]:
        yield SimpleNamespace(context=place, asking=Asked({"loud": "good"}, asked))

    monkeypatch.setattr(welcome_verb, "room", room)
    monkeypatch.setattr(welcome_verb, "at_hand", lambda *_: True)
    for options in (["--voice-output", "reader"], ["--voice", "silence"]):
        run(["welcome", "--lang", "en", *options])
    run(["settings", "voice_output", "none"])
    run(["welcome", "--lang", "en"])

    assert asked == ["loud"] * 3
