"""Settings by ear, and what cannot be played, said aloud."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from player.cli import aloud, buttons_verb, menu, run, tuning
from player.cli.context import Context
from player.cli.menu import menu as asked
from player.phrases import phrases
from player.program import LANGUAGES, Language
from player.session import Line, Question
from player.settings import Home, change, read
from player.sound import Levels
from player.voice import SilentVoice, Speaker
from tests.cli.command import QUICK
from tests.courses import SAFE


class Asked:
    """Answers questions by their names, and remembers what was asked and said."""

    def __init__(self, answers: Mapping[str, str | None]) -> None:
        self.answers = dict(answers)
        self.asked: list[str] = []
        self.said: list[str] = []
        self.over = self.stopped = self.skipped = self.buttoned = self.keyless = False
        self.levels = Levels()

    def ask(self, question: Question) -> str | None:
        """Give the answer; each question is answered once, then somebody stops."""
        self.asked.append(question.id)
        assert len(question.choices) <= 3
        if question.id not in self.answers:
            self.over = self.stopped = True
        return self.answers.pop(question.id, None)

    def by(self, speaker: Speaker) -> "Asked":
        """Be another voice."""
        self.said.append(speaker.voice.name)
        return self

    def say(self, *lines: Line) -> None:
        """Remember what is said."""
        self.said += [line.text for line in lines]

    tell = say


def tuned(home: Path, language: Language = "en", **answers: str | None) -> tuple[Any, Asked]:
    """Give what follows from a visit to the settings."""
    asking = Asked(answers)
    place = SimpleNamespace(context=context(home, language), asking=asking)
    return tuning.tune(place), asking  # type: ignore[arg-type]


def context(home: Path, language: Language = "en") -> Context:
    """Give a person whose things are in `home`."""
    return Context(Home(home, home, home / "cache"), read(home), language, phrases(language))


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        ({"menu_goes": "pace", "menu_pace": "slower"}, {"pace": 0.875}),
        ({"menu_goes": "pace", "menu_pace": "faster"}, {"pace": 1.125}),
        ({"menu_goes": "talk", "menu_talk": "full"}, {"talk": "full"}),
        ({"menu_goes": "talk", "menu_talk": "little", "menu_little": "quiet"}, {"talk": "quiet"}),
        ({"menu_goes": "talk", "menu_talk": "little"}, {}),
        ({"menu_goes": "talk"}, {}),
        ({}, {}),
    ],
)
def test_how_a_session_goes(answers: dict[str, str], kept: dict[str, object], home: Path) -> None:
    """How fast and how much is said, three choices at most; what is left open stays as it was."""
    found, _ = tuned(home, menu_more="goes", **answers)

    usual = {"pace": 1.0, "talk": "auto"}
    settings = read(home)
    assert (found, {"pace": settings.pace, "talk": settings.talk}) == (None, {**usual, **kept})


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        ({"menu_speaks": "voice", "screen_reader": "no"}, "both"),
        ({"menu_speaks": "voice", "screen_reader": "yes"}, "self"),
        ({"menu_speaks": "reader"}, "reader"),
        ({"menu_speaks": "none"}, "none"),
        ({"menu_speaks": "voice"}, None),
        ({}, None),
    ],
)
def test_who_speaks(answers: dict[str, str], kept: str | None, home: Path) -> None:
    """Each of the four; the room is opened anew for it, and the silent voice goes where one is to speak."""
    change(home, "voice", "silence")
    found, _ = tuned(home, menu_more="sound", menu_sound="speaks", **answers)

    assert read(home).voice_output == kept
    assert found == ("anew" if kept else None)
    assert read(home).voice == ("silence" if kept in (None, "none") else None)


def test_each_voice_is_heard_before_it_is_chosen(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One after the other, until one is wanted."""
    voices = [SimpleNamespace(name=name) for name in ("one", "two", "three")]
    monkeypatch.setattr(tuning, "installed", lambda *_: voices)
    change(home, "voice_output", "none")
    monkeypatch.setattr(tuning, "open_voice", spoken)
    asking = Asked({"menu_more": "sound", "menu_sound": "voice"})
    answers = iter(["no", "yes"])
    once = asking.ask
    asking.ask = lambda asked: next(answers) if asked.id == "menu_voice" else once(asked)  # type: ignore[method-assign]
    place = SimpleNamespace(context=context(home), asking=asking)

    assert tuning.tune(place) == "anew"  # type: ignore[arg-type]
    sample = phrases("en").say("cli.voice.sample")
    assert asking.said == ["one", sample, "two", sample]
    assert (read(home).voice, read(home).voice_output) == ("two", "both")


def spoken(_: Context, language: str, name: str) -> Speaker:
    """Give a silent speaker of that name."""
    voice = SilentVoice(language)
    voice.name = name
    return Speaker(voice, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_it_is_led_is_told(home: Path, language: Language) -> None:
    """The keys, and what Soepel is."""
    found, asking = tuned(home, language, menu_more="lead", menu_lead="hear")

    assert found is None
    assert {*phrases(language).table["welcome"]["how"]} < {*asking.said}
    assert {*phrases(language).table["welcome"]["notice"]} < {*asking.said}


def test_the_menu_goes_on_with_what_was_chosen(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another who speaks holds at once; a press for the button comes between; then it asks on."""
    more = {"menu_today": "no", "menu": "more"}
    visits = [
        {**more, "menu_more": "sound", "menu_sound": "speaks", "menu_speaks": "reader"},
        {**more, "menu_more": "lead", "menu_lead": "button"},
        {"menu_today": "yes"},
    ]
    found: list[str] = []

    @contextmanager
    def room(_: Namespace, place: Context) -> Iterator[SimpleNamespace]:
        found.append(str(place.settings.voice_output))
        yield SimpleNamespace(context=place, asking=Asked(visits.pop(0)))

    monkeypatch.setattr(menu, "room", room)
    monkeypatch.setattr(buttons_verb, "run", lambda *_: change(home, "button", "f5"))
    wanted, after = asked(Namespace(), context(home))

    assert (wanted, found) == ("today", ["None", "reader", "reader"])
    assert (after.settings.voice_output, after.settings.button) == ("reader", "f5")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("stops", [False, True])
def test_who_gives_no_answer_hears_that_it_ends(
    language: Language, home: Path, monkeypatch: pytest.MonkeyPatch, *, stops: bool
) -> None:
    """Eyes shut, nobody sees that nothing more comes; who stops it knows."""
    place = SimpleNamespace(context=context(home, language))
    place.asking = Asked({} if stops else {"menu_today": None})
    place.say = lambda *texts: place.asking.said.extend(texts)
    monkeypatch.setattr(menu, "room", lambda *_: nullcontext(place))

    assert asked(Namespace(), context(home, language))[0] is None
    assert place.asking.said == ([] if stops else [phrases(language).say("say.end.unanswered")])


@pytest.fixture(name="heard")
def _heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A loudspeaker; what it says."""
    said: list[str] = []

    def asking(*_: object, **__: object) -> SimpleNamespace:
        return SimpleNamespace(say=lambda *lines: said.extend(line.text for line in lines))

    monkeypatch.setattr(aloud, "Loudspeaker", lambda _: nullcontext())
    monkeypatch.setattr(aloud.wanted, "speaker", lambda *_: nullcontext())
    monkeypatch.setattr(aloud, "asking_of", asking)
    return said


def test_a_file_that_cannot_be_played_is_told_aloud(
    tmp_path: Path, heard: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """How much is to be mended; where, with its line, is on the screen."""
    file = tmp_path / "bad.toml"
    file.write_text(QUICK.replace("reps = 2", "rep = 2"), encoding="utf-8")
    assert run(["play", str(file), "--lang", "en"]) == 1

    assert heard[0].startswith("This program cannot be played")
    assert heard[1:] == [phrases("en").say("cli.mend", count=2)]
    assert "'rep'" in capsys.readouterr().err


@pytest.mark.usefixtures("home")
def test_what_a_stop_forbids_is_told_aloud(
    tmp_path: Path, heard: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The same words as on the screen."""
    file = tmp_path / "answers.toml"
    file.write_text(
        "".join(f'{key} = "{value}"\n' for key, value in SAFE.items() if key.startswith("QS")).replace(
            'QS1 = "no"', 'QS1 = "yes"'
        ),
        encoding="utf-8",
    )
    run(["intake", "--answers", str(file), "--lang", "nl"])
    capsys.readouterr()
    assert run(["play", "neck/phase-1", "--lang", "nl"]) == 1

    shown = capsys.readouterr().err.strip()
    assert heard == [shown]


@pytest.mark.parametrize(
    "options",
    [["--voice-output", "reader"], ["--voice", "silence"], ["--rehearse"], ["--voice-output", "none"]],
)
def test_where_our_voice_is_silent_it_is_only_shown(options: list[str], heard: list[str]) -> None:
    """A screen reader reads what is printed."""
    assert run(["play", "neck/shrt", *options]) == 1
    assert heard == []


def test_nobody_talks_into_another_session(heard: list[str]) -> None:
    """That one has the loudspeaker."""
    aloud.say_aloud(
        aloud.UserError("settings.error.busy"), Namespace(voice=None, device=None), context(Path("none"))
    )
    assert heard == []
