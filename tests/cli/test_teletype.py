"""What every verb prints, as a teletype would take it and a screen reader would say it."""

import io
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from itertools import pairwise
from pathlib import Path
from typing import Any, Self

import numpy as np
import pytest
import soundfile

from player.cli import buttons_verb, desk, run
from player.cli.arguments import build_parser
from player.controls import Press
from player.performing import Asking
from player.phrases import phrases
from player.program import LANGUAGES, Language
from player.sinks import Clock
from tests.cli.command import ASKED, BREAK, QUICK
from tests.courses import SAFE, course

Words = tuple[str, ...]
SILENT = ("--voice", "silence")
BAD = QUICK.replace("reps = 2", "rep = 2", 1).replace('position = "sitting"', 'position = "siting"', 1)
FILES = {"quick.toml": QUICK, "asked.toml": ASKED, "bad.toml": BAD}
TYPED: dict[Words, tuple[Words, ...]] = {
    (): ((), ("--help",), ("--version",), ("nonsense",)),
    ("today",): ((), ("--sore",), ("--short",), ("--chair",), ("--json",)),
    ("welcome",): ((*SILENT,),),
    ("play",): (
        ("quick.toml", "--rehearse", *SILENT),
        ("asked.toml", "--rehearse", *SILENT, "--talk", "full"),
        ("calm/breathing", "--rehearse", *SILENT),
        ("quick.toml", *SILENT),
        ("bad.toml", *SILENT),
        ("nek/kort", *SILENT),
        (),
    ),
    ("intake",): ((), ("--answers", "answers.toml"), ("--clearance", "QS7", "--date", "2026-01-01")),
    ("list",): ((), ("--names",)),
    ("show",): ((BREAK, *SILENT), ("neck/short", *SILENT), ("quick.toml", *SILENT, "--picture", "quick.svg")),
    ("export",): (("quick.toml", "-o", "quick.wav", *SILENT), ("quick.toml", "-o", "quick.mp3", *SILENT)),
    ("check",): (("quick.toml",), ("bad.toml",), ("asked.toml", "--expanded"), ("bad.toml", "--fix")),
    ("try",): (("quick.toml", "--fast", *SILENT), ("bad.toml", *SILENT)),
    ("new",): (("exercise", "mine", "-o", "mine.toml"), ("program", "whole", "-o", "whole.toml")),
    ("log",): ((), ("walk", "20"), ("zzz", "20"), ("--json",)),
    ("voice", "list"): ((),),
    ("voice", "try"): (("silence",), ("nobody",)),
    ("voice", "record"): (
        ("quick.toml", "--as", "anna", "--list"),
        ("quick.toml", "--as", "anna", "--sheet", "sheet.csv"),
        ("quick.toml", "--as", "silence", "--list"),
    ),
    ("words", "teach"): (("--from", "."), ("--from", "empty")),
    ("words", "test"): (("hum.wav",),),
    ("words", "list"): ((),),
    ("words", "forget"): ((), ("pause",)),
    ("progress",): ((), ("--picture", "line.svg"), ("--report", "page.html"), ("--json",)),
    ("remind",): (("-o", "week.ics"), ("breaks", *SILENT)),
    ("buttons",): ((*SILENT,), ("next", *SILENT), ("list",), ("next", "--forget"), ("--forget",)),
    ("wait",): ((),),
    ("service",): (("-o", "soepel.service"), ("-o", "soepel.service", "--button", "pad:0")),
    ("settings",): ((), ("pace", "0.875"), ("pace",), ("pace", "fast"), ("pace", "--clear")),
    ("data", "backup"): (("copy",),),
    ("data", "export"): (("out.json",), ("tables",)),
    ("data", "import"): (("out.json",), ("quick.toml",)),
    ("data", "correct"): ((), ("1", "--withdraw"), ("2", "--value", "4")),
    ("data", "restore"): (("none.db",),),
    ("data", "delete"): ((), ("--only", "morning", "--yes"), ("--yes", "--backups")),
    ("doctor",): (("--no-sound",),),
}
"""What is typed after each verb, in the order in which it is tried; paths lie in one folder."""


def leaves(parser: Any, before: Words = ()) -> Iterator[Words]:
    """Give every verb of a parser, and every word that follows one."""
    groups = [action for action in parser._actions if hasattr(action, "_name_parser_map")]
    if not groups:
        yield before
    for group in groups:
        for name, each in group.choices.items():
            yield from leaves(each, (*before, name))


VERBS = [(), *leaves(build_parser(phrases("en")))]


class Hurried:
    """A clock that is an hour further at each look."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Give the time."""
        self.now += 3600.0
        return self.now


class Finger:
    """A board on which somebody presses one key whenever it is waited for."""

    gone = False

    def read(self, timeout: float) -> Press | None:
        """Give the press; none has come before."""
        return Press("f5", timeout) if timeout else None

    def close(self) -> None:
        """Hold nothing."""

    def __enter__(self) -> Self:
        """Begin."""
        return self


class Printed:
    """What one command printed, and how it ended."""

    def __init__(self, *typed: str) -> None:
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            self.code = run(typed)
        self.typed = typed
        self.out = out.getvalue()
        self.err = err.getvalue()


@pytest.fixture(name="printed", scope="module", params=LANGUAGES)
def _printed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[Words, list[Printed]]]:
    """Type everything once in a language, in the home of somebody who exercised for five weeks."""
    folder = tmp_path_factory.mktemp("typed")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "answers.toml").write_text(
        "".join(f"{key} = {value!r}\n".replace("'", '"') for key, value in SAFE.items()), encoding="utf-8"
    )
    (folder / "empty").mkdir()
    soundfile.write(folder / "hum.wav", np.sin(np.arange(16_000) / 20) / 3, 16_000)
    evening = course(folder / "home", 5, lambda week: 6 - week, skip=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name, value in (
            ("SOEPEL_HOME", str(folder / "home")),
            ("SOEPEL_TODAY", evening),
            ("SDL_AUDIODRIVER", "none-such"),
            ("LANG", "C.UTF-8"),
            ("COLUMNS", "80"),
            ("FORCE_COLOR", "1"),
        ):
            patch.setenv(name, value)
        for name in ("NO_COLOR", "ACCESSIBLE", "LC_ALL"):
            patch.delenv(name, raising=False)
        patch.setattr(sys, "stdin", None)
        patch.setitem(Asking.__init__.__kwdefaults__, "clock", Hurried())
        patch.setattr(Clock.__init__, "__defaults__", (Hurried(),))
        patch.setattr(buttons_verb, "_board", Finger)
        patch.setattr(desk, "waits", lambda *_, **__: "stop")
        yield {
            verb: [Printed(*verb, *more, "--lang", request.param) for more in TYPED.get(verb, ())]
            for verb in sorted(VERBS, key=[*TYPED].index)
        }


DRAWN = re.compile("[\u2190-\u21ff\u2500-\u27bf\u2800-\u28ff\u2b00-\u2bff]")
"""Arrows, boxes, blocks, shapes, signs and spinners."""
UNSPOKEN = ("--json", "--names", "--expanded", "--version", "--help")
"""What is printed for other programs, or as a text of its own."""
PLACED = re.compile(r"^\S+:\d+(:\d+)?: ")
"""A place in a file, as editors read it."""
TIMED = re.compile(r"^(\d+\. )?\d\d-\d\d-\d{4} \d\d:\d\d  |^\d\d:\d\d\.\d  +|^\d{3}-[a-z0-9-]+\.wav  ")
"""The first column of a table."""
ENDS = (".", "?", "!", ")", "\N{RIGHT DOUBLE QUOTATION MARK}")
LABELLED = re.compile(r"^\S.{0,60}?(: | = )\S|: (soepel|pip) [^.]+")
"""What it is about, and then what that is; or a sentence that ends in what is to be typed."""


def reads_well(lines: list[str]) -> list[str]:
    """Give the lines that are no sentence, no `label: value`, and no heading of what follows it."""
    found = []
    for number, line in enumerate(lines):
        said = TIMED.sub("", PLACED.sub("place: ", line)).strip()
        heading = (number == 0 or not lines[number - 1]) and len(said.split()) <= 3
        if said and not heading and not said.endswith(ENDS) and not LABELLED.search(said):
            found.append(line)
    return found


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_it_is_only_ever_added_to(verb: Words, printed: dict[Words, list[Printed]]) -> None:
    """No sign but letters and ends of lines: nothing is coloured, drawn, moved or written over."""
    assert printed[verb]
    for each in printed[verb]:
        text = each.out + each.err
        assert [sign for sign in text if not sign.isprintable() and sign != "\n"] == []
        assert DRAWN.findall(text) == []
        for stream in (each.out, each.err):
            assert stream == "" or stream.endswith("\n")
            assert "\n\n\n" not in stream
            assert [line for line in stream.splitlines() if line != line.rstrip()] == []


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_it_reads_as_sentences(verb: Words, printed: dict[Words, list[Printed]]) -> None:
    """Without the columns of tables, each line is a sentence or tells what it is about first."""
    for each in printed[verb]:
        assert "--debug" not in each.err, each.err
        lines = [] if set(UNSPOKEN) & set(each.typed) else each.out.splitlines()
        assert reads_well(lines) == []
        assert reads_well(each.err.splitlines()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_reads_as_sentences(language: Language) -> None:
    """Also what is asked only of somebody who is there: what is said, and the line with its keys."""
    asked = [each for each in phrases(language).table["ask"].values() if "say" in each]

    assert len(asked) > 15
    for each in asked:
        assert reads_well(["", *each["say"], each["show"], *each.get("offers", ())]) == []
        assert len(each["show"]) <= 110
        assert len(each.get("offers", ())) <= 3


def test_nothing_is_said_twice_in_a_row(printed: dict[Words, list[Printed]]) -> None:
    """Each line comes once, but for a question that nobody answered."""
    for each in printed["play",] + printed["try",] + printed["today",]:
        lines = [line for line in each.out.splitlines() if line]
        assert [line for line, after in pairwise(lines) if line == after] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_help_without_columns(
    verb: Words, language: Language, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With ACCESSIBLE it tells what a verb is for first, and each option after its name, on one line."""
    monkeypatch.setenv("ACCESSIBLE", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert run([*verb, "--help", "--lang", language]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert lines[0].endswith(".")
    assert "\x1b" not in "".join(lines)
    for line in lines:
        assert re.search(r"\S  ", line) is None
        assert not line or line.endswith((":", ".")) or ": " in line, line


@pytest.mark.parametrize("language", LANGUAGES)
def test_large_captions_fit_an_enlarged_terminal(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No line is longer than twenty signs but for one word; the side stands first, then count and seconds."""
    monkeypatch.setenv("SOEPEL_HOME", str(tmp_path))
    assert run(["play", "neck/short", "--rehearse", *SILENT, "--captions", "large", "--lang", language]) == 0
    out = capsys.readouterr().out
    lines = out.splitlines()

    assert [line for line in lines if len(line) > 20 and " " in line] == []
    assert [sign for sign in out if not sign.isprintable() and sign != "\n"] == []
    assert "\n\n\n" not in out
    assert [line for line in lines if line != line.strip()] == []
    book = phrases(language)
    count = book.say("window.count", rep="2", reps="5")
    part = book.say("caption.large", part=book.say("part.out").upper(), length="3 s")
    for side in ("left", "right"):
        assert f"\n\n{book.say(f'sides.{side}').upper()}\n{count}\n{part}\n\n" in out


def test_large_captions_are_a_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An option goes before it."""
    monkeypatch.setenv("SOEPEL_HOME", str(tmp_path))
    asked = ("play", BREAK, "--rehearse", "--lang", "en", *SILENT)
    run(["settings", "captions", "large"])
    capsys.readouterr()
    run(asked)
    large = capsys.readouterr().out
    run([*asked, "--captions", "usual"])
    usual = capsys.readouterr().out

    assert (len(usual.split("\n\n")), large[:1]) == (1, "\n")
    # Without the lines of parts both say the same.
    told = [line for line in usual.splitlines() if not line.startswith(" ")]
    assert [line for line in told if line not in large.replace("\n", " ")] == []
