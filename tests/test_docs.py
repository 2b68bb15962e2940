"""The documents tell the truth: commands, keys, program files and fields are held against the real thing."""

import io
import json
import re
import shlex
import sqlite3
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from contextlib import closing, redirect_stdout
from pathlib import Path
from typing import get_args

import msgspec
import numpy as np
import pytest

from player.cli import run
from player.cli.arguments import build_parser
from player.controls.keymap import KEYS, meaning
from player.journal import HEADERS
from player.journal.model import Written
from player.library import Library
from player.phrases import phrases
from player.program import LANGUAGES, Entry, Exercise, ProgramFile, ProgramWords, describe, limits, problems
from player.program.keys import Kind, Position, SideRule
from player.program.model import DoseChange, SideWords, Words
from player.settings import names, parse
from player.sound import Clip
from player.transport import Command
from player.voice import Recordings
from tests.clips import warmed

ROOT = Path(__file__).parents[1]
PAGES = {path.name: path for path in (*ROOT.glob("*.md"), *sorted((ROOT / "docs").glob("*.md")))}
THERAPIST = ("therapist.nl.md", "therapist.en.md")
PURPOSE = (
    "Soepel is a free player for spoken exercise sessions. It reads programs that you or your "
    "physiotherapist wrote as text files, leads you through them by voice at a calm and exact pace, and "
    "keeps a diary of what you did. It guides exercising; it is not a medical device, makes no diagnosis and "
    "does not replace a doctor or physiotherapist."
)
OTHER_TOOLS = {"python3", "py", "pip", "export", "cd", "sudo", "ssh", "scp", "speaker-test", "alsamixer"}
OTHER_TOOLS |= {"systemctl", "journalctl"}
SCRIPT = "80 harder\n100 pause\n102 continue\n110 hurts\n125 1\n135 5\n"
EVENTS = "`soepel play NAME --events FILE`"
SHOW = "`soepel show NAME --json`"
LOG = "`soepel log --json`"


def blocks(page: str, language: str) -> list[str]:
    """Give the code blocks of one language in a page."""
    return re.findall(
        rf"^```{language}\n(.*?)^```", PAGES[page].read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )


def commands() -> Iterator[tuple[str, str]]:
    """Give every command that is shown, with its page: in blocks for a shell, and in sentences."""
    for page, path in PAGES.items():
        shown = [
            line
            for language in ("sh", "powershell")
            for text in blocks(page, language)
            for line in text.split("\n")
        ]
        shown += re.findall(
            r"`((?:\.venv/bin/)?(?:soepel|make)(?: [^`]*)?)`", path.read_text(encoding="utf-8")
        )
        yield from ((page, line.strip().replace("\\", "/")) for line in shown if line.strip())


def table(heading: str, part: str | None = None) -> set[str]:
    """Give the names in the first column of a table in formats.md."""
    text = PAGES["formats.md"].read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    if part is not None:
        text = text.split(f"\n### {part}\n")[1].split("\n### ")[0]
    return {
        name
        for row in re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }


def verbs(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    """Give the parser of each verb."""
    return next(dict(action.choices) for action in parser._actions if isinstance(action, _SubParsersAction))


def texts(kind: object) -> Iterator[str]:
    """Give the texts that a type allows, however it is wrapped."""
    for part in get_args(kind):
        yield from [part] if isinstance(part, str) else texts(part)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """What `show --json`, `play --events` and `log --json` write, and the journal's file."""
    home = tmp_path_factory.mktemp("home")
    (home / "script.txt").write_text(SCRIPT, encoding="utf-8")
    silent = ["neck/short", "--lang", "en", "--voice", "silence"]

    def said(*arguments: str) -> str:
        with redirect_stdout(io.StringIO()) as out:
            assert run(arguments) == 0
        return out.getvalue()

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOEPEL_HOME", str(home))
        shown = json.loads(said("show", *silent, "--json"))
        said(
            "play",
            *silent,
            "--rehearse",
            "--script",
            f"{home}/script.txt",
            "--events",
            f"{home}/events.jsonl",
        )
        log = json.loads(said("log", "--json"))
    lines = (home / "events.jsonl").read_text(encoding="utf-8").splitlines()
    return {
        "show": shown,
        "events": [json.loads(line) for line in lines],
        "log": log,
        "journal": home / "journal.db",
    }


@pytest.mark.parametrize(("page", "command"), sorted(set(commands())))
def test_every_command_shown_can_be_typed(page, command):
    """A command in the documents is known to the parser, to the Makefile, or is another well-known tool."""
    words = shlex.split(command, comments=True)
    while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
        words = words[1:]
    tool = words[0].removeprefix(".venv/bin/").removeprefix(".venv/Scripts/")
    parser = build_parser(phrases("en"))
    if tool == "soepel" and words[1:2] == words[1:] and set(words[1:]) <= set(verbs(parser)):
        return  # a verb that is only spoken of
    if words[:2] == ["soepel", "data"] and set(words[2:]) <= set(verbs(verbs(parser)["data"])):
        return  # as above
    if tool == "soepel":
        parser.parse_args(words[1:])
    elif tool == "make":
        targets = set(
            re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
        )
        assert targets >= {word for word in words[1:] if "=" not in word}
    else:
        assert tool in OTHER_TOOLS


@pytest.mark.parametrize(("page", "command"), sorted(set(commands())))
def test_every_setting_shown_exists(page, command):
    """A setting in the documents has a name and a value that `soepel settings` takes."""
    words = shlex.split(command, comments=True)
    if words[:2] == ["soepel", "settings"] and len(words) > 2:
        assert words[2] in names(), page
        if len(words) > 3 and not words[3].startswith("-"):
            parse(words[2], words[3])


def test_every_verb_has_a_line_in_the_readme():
    """The table of commands in the README holds every verb, and no other."""
    text = PAGES["README.md"].read_text(encoding="utf-8")

    rows = set(re.findall(r"^\| `soepel (\w+)", text, re.MULTILINE))

    assert set(verbs(build_parser(phrases("en")))) == rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verb_has_help(language, capsys):
    """Each verb tells in both languages what it does, and what each of its options does."""
    for verb, parser in verbs(build_parser(phrases(language))).items():
        assert run([verb, "--help", "--lang", language]) == 0
        told = " ".join(capsys.readouterr().out.split())
        assert phrases(language).say(f"cli.about.{verb}") in told
        assert [action.dest for action in parser._actions if not action.help] == []
    for parser in verbs(verbs(build_parser(phrases(language)))["data"]).values():
        assert [action.dest for action in parser._actions if not action.help] == []


def test_the_purpose_is_told_in_one_way():
    """The README and `--help` say what Soepel is for in the same words, and claim no more."""
    assert PURPOSE in PAGES["README.md"].read_text(encoding="utf-8")
    assert PURPOSE in phrases("en").say("cli.purpose")


def test_the_readme_names_every_key():
    """The table of keys in the README has each command with the keys that ask for it."""
    rows = re.findall(
        r"^\| (.+?) \| .*?\(`(\w+)`\)", PAGES["README.md"].read_text(encoding="utf-8"), re.MULTILINE
    )
    listed = {
        name: [key.lower().removesuffix(" arrow") for key in re.split(r", | and ", keys.strip())]
        if keys != ","
        else [","]
        for keys, name in rows
    }

    assert {command.value for command in Command if command.number is None} == set(listed)
    for name, keys in listed.items():
        if name != "no":
            assert [key for key in keys if key not in KEYS[Command(name)]] == []


@pytest.mark.parametrize("page", ["patient.nl.md", "patient.en.md"])
def test_the_keys_for_patients_work(page):
    """Every key that a patient is told of asks for something."""
    text = PAGES[page].read_text(encoding="utf-8").split("\n## ")[2]
    signs = [
        key for row in re.findall(r"^\| (\S(?: / \S)?) \|", text, re.MULTILINE) for key in row.split(" / ")
    ]

    assert len(signs) > 10
    assert [sign for sign in signs if meaning(sign) is None] == []


@pytest.mark.parametrize("page", sorted(PAGES))
def test_every_program_file_shown_is_right(page, tmp_path):
    """A TOML block in the documents is a whole file, named in its first line, without a problem."""
    files = {text.split("\n")[0].removeprefix("# "): text for text in blocks(page, "toml")}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    shelf = Library(tmp_path)
    for name, text in files.items():
        asked = str(tmp_path / name)
        found = problems(text.encode(), name, None, shelf.finder(asked), shelf.exercises(asked))
        assert [describe(problem, "en") for problem in found] == []


@pytest.mark.parametrize(
    ("page", "heading"),
    [
        ("therapist.nl.md", "Van een briefje tot een programma dat speelt"),
        ("therapist.en.md", "From a paper note to a playing program"),
    ],
)
def test_the_worked_example_works(page, heading, tmp_path, monkeypatch):
    """Its file is written, its commands are run in their order, and they say what the page says they do."""
    monkeypatch.setenv("SOEPEL_HOME", str(warmed(tmp_path / "home")))
    monkeypatch.chdir(tmp_path)
    text = PAGES[page].read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    shown = re.findall(r"^```(\w+)\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    language = page.split(".")[1]
    slip, out = True, ""
    _, *rest = shown  # the note on paper
    for kind, block in rest:
        if kind == "toml":
            path = tmp_path / block.split("\n")[0].removeprefix("# ")
            path.write_text(block.replace("reps = 8 ", "rep = 8 "), encoding="utf-8")
        elif kind == "text":
            assert [line for line in block.splitlines() if line not in out.splitlines()] == []
        else:
            for line in block.splitlines():
                words = [*shlex.split(line)[1:], "--lang", language]
                words += [] if words[0] == "check" else ["--voice", "silence"]
                words += ["--rehearse"] if words[0] == "play" else []
                with redirect_stdout(io.StringIO()) as told:
                    assert run(words) == int(slip)
                    if slip:
                        assert run(["check", "--fix", path.name, "--lang", language]) == 0
                slip, out = False, told.getvalue()
    assert path.with_suffix(".wav").stat().st_size > 1_000_000


@pytest.mark.parametrize("page", THERAPIST)
def test_a_therapist_is_told_every_key(page):
    """Each key of a program or an exercise, and each of its choices, is explained to therapists."""
    text = PAGES[page].read_text(encoding="utf-8")
    structs = (Exercise, ProgramFile, ProgramWords, Words, DoseChange, Entry, SideWords)
    keys = {field.encode_name for struct in structs for field in msgspec.structs.fields(struct)} - {
        "exercise"
    }
    choices = {choice for kind in (Kind, Position, SideRule) for choice in texts(kind)}
    told = set(re.findall(r"[\w-]+", " ".join(re.findall(r"`[^`\n]+`|\[\w+\]", text) + blocks(page, "toml"))))

    rows = re.findall(r"^\| `.*\|$", text, re.MULTILINE)
    listed = set(re.findall(r"[\w-]+", " ".join(re.findall(r"`[^`]+`", " ".join(rows)))))

    assert keys | choices <= told
    assert keys - listed == set()
    for most in (
        limits.EXERCISES,
        limits.SENTENCE,
        limits.SHORT_WORDS,
        limits.EXPLAIN,
        limits.TALK,
        limits.FILE_BYTES // 1024,
    ):
        assert f" {most} " in text


@pytest.mark.parametrize("page", sorted(PAGES))
def test_links_lead_somewhere(page):
    """A link to a file in the documents leads to a file that is there."""
    text = PAGES[page].read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]

    assert [link for link in links if not (PAGES[page].parent / link).is_file()] == []


def test_the_fields_of_show_are_documented(written):
    """`show --json` has the fields that formats.md names, all of them and no others."""
    shown = written["show"]

    assert set(shown) == table(SHOW, "The session")
    assert set().union(*shown["sections"]) == table(SHOW, "A section")
    assert set().union(*shown["cues"]) == table(SHOW, "A cue")


def test_the_lines_of_events_are_documented(written):
    """Each line of `--events` has the fields that formats.md names."""
    cue_fields = table(SHOW, "A cue")
    kinds = table("The journal, `journal.db`", "Kinds of events")
    seen = set()
    for line in written["events"]:
        kind = line["event"]
        seen.add(kind)
        if kind == "command":
            assert set(line) == table(EVENTS, "A line `command`")
            assert set(line["changed"]) == {"what", "value", "effect"}
        elif kind == "cue":
            assert set(line) - cue_fields == {"event", "frame"}
        else:
            assert kind in kinds
            assert set(line) >= table(EVENTS, "Every line")
    assert {"cue", "command", "section", "side", "pause", "continue", "change", "hurts", "ended"} <= seen


def test_the_fields_of_log_are_documented(written):
    """`log --json` has the fields that formats.md names, all of them and no others."""
    (entry,) = written["log"]

    assert set(entry) == table(LOG, "A session")
    assert set().union(*entry["planned"]) == table(LOG, "A planned exercise")
    assert set().union(*entry["sides"]) == table(LOG, "A side")
    assert set(entry["pain"]) == {"before", "during", "after"}


def test_the_tables_of_the_journal_are_documented(written):
    """The journal has the tables, columns and kinds of events that formats.md names."""
    text = PAGES["formats.md"].read_text(encoding="utf-8").split("### Tables")[1].split("\n### ")[0]
    told = {
        name: re.findall(r"`(\w+)`", columns)
        for name, columns in re.findall(r"^\| `(\w+)` \| (.*?) \|", text, re.MULTILINE)
    }
    with closing(sqlite3.connect(written["journal"])) as journal:
        real = {
            name: [column[1] for column in journal.execute(f"PRAGMA table_info({name})")]
            for (name,) in journal.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        kinds = {kind for (kind,) in journal.execute("SELECT DISTINCT kind FROM event")}

    assert real == told
    assert kinds <= table("The journal, `journal.db`", "Kinds of events")


def test_the_tables_of_an_export_are_documented():
    """An export has the tables and columns that formats.md names, and the document its fields."""
    text = PAGES["formats.md"].read_text(encoding="utf-8").split("### The five tables")[1].split("\n## ")[0]
    told = {
        name: re.findall(r"`(\w+)`", columns)
        for name, columns in re.findall(r"^\| `(\w+)` \| (.*?) \|", text, re.MULTILINE)
    }

    assert {name: list(header) for name, header in HEADERS.items()} == told
    fields = {field.encode_name for field in msgspec.structs.fields(Written)} - {"$schema"}
    assert fields == table("`soepel data export`", "The document")


def test_the_index_of_a_recorded_voice_is_documented(tmp_path):
    """`index.json` has the fields that formats.md names, all of them and no others."""
    voice = Recordings(tmp_path, "nl", "anna")
    voice.keep("Adem in.", Clip(np.ones(2400, np.int16)), "opname.wav", "2026-03-02")
    index = json.loads((voice.folder / "index.json").read_text(encoding="utf-8"))
    heading = "A recorded voice, `voices/LANGUAGE/NAME/`"

    assert set(index) == table(heading, "The index")
    assert set(index["lines"][0]) == table(heading, "A recorded sentence")


def test_the_commands_of_a_script_are_documented():
    """Formats.md names every command that a script may give."""
    text = PAGES["formats.md"].read_text(encoding="utf-8")
    told = re.search(r"The commands are `([^`]+)`", text)

    assert told is not None
    assert {command.value for command in Command if command.number is None} == set(told[1].split())


def test_the_intake_and_today_print_what_formats_says(tmp_path, monkeypatch):
    """Every field of their JSON stands in the document, and no other."""
    monkeypatch.setenv("SOEPEL_HOME", str(tmp_path))

    def said(*arguments: str) -> set[str]:
        with redirect_stdout(io.StringIO()) as out:
            assert run(arguments) == 0
        return set(json.loads(out.getvalue()))

    (tmp_path / "answers.toml").write_text('QS1 = "no"\n')
    assert said("intake", "--answers", str(tmp_path / "answers.toml"), "--json") == table(
        "`soepel intake --json`", "What follows"
    )
    assert said("today", "--json") == table("`soepel today --json`", "The proposal")
