"""What is asked wrongly is answered in one sentence that helps, in the language of whoever asks."""

import pytest

from player.cli import run
from player.controls import table
from player.errors import UserError
from player.listening import open_source

VERBS = ("play", "list", "show", "export", "check", "try", "log", "voice", "settings", "doctor")
WRONG = (
    (("plat",), "Did you mean play?", "Bedoel je play?"),
    (("play", "x", "--level", "norml"), "Did you mean normal?", "Bedoel je normal?"),
    (("play", "x", "--level", "zzz"), "choose from easy, normal, hard", "kies uit easy, normal, hard"),
    (("play", "x", "--pace", "2"), "2 is no pace; choose 0.75", "2 is geen tempo; kies 0.75"),
    (("play", "x", "--pace", "snel"), "snel is no pace", "snel is geen tempo"),
    (("play", "x", "--bed-volume", "9"), "a number from -30 to 6", "een getal van -30 tot 6"),
    (("play", "x", "--talk"), "--talk: a value belongs here", "--talk: hier hoort een waarde bij"),
    (("play", "x", "y"), "This does not belong here: y", "Dit hoort hier niet: y"),
    (("play", "x", "--mono=1"), "no value belongs here", "hier hoort geen waarde bij"),
    (("log", "--limit", "0"), "a whole number from 1", "een heel getal vanaf 1"),
    (("show",), "Something is missing: NAME", "Er ontbreekt iets: NAAM"),
    (("export", "x"), "Something is missing: -o/--output", "Er ontbreekt iets: -o/--output"),
    (("check",), "Something is missing: FILE", "Er ontbreekt iets: BESTAND"),
    (("--rehearse",), "This does not belong here: --rehearse", "Dit hoort hier niet: --rehearse"),
)


@pytest.mark.parametrize(("asked", "english", "dutch"), WRONG)
def test_wrong_usage_is_told_in_one_line_and_ends_in_two(asked, english, dutch, capsys):
    """Nothing of argparse's own English is in it, and it tells where to read more."""
    for language, told in (("en", english), ("nl", dutch)):
        assert run([*asked, "--lang", language]) == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        assert told in shown.err
        assert "argument" not in shown.err
        assert "--help'" in shown.err
        assert shown.err.count("\n") == 1


def test_the_language_of_the_settings_and_of_the_system_count_too(monkeypatch, capsys):
    """`--lang` goes before the settings, and those before the system's language."""
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    run(["plat"])
    assert "Bedoel je" in capsys.readouterr().err
    run(["settings", "language", "en"])
    run(["plat"])
    assert "Did you mean" in capsys.readouterr().err
    run(["plat", "--lang=nl"])
    assert "Bedoel je" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["nl", "en"])
def test_help_tells_every_verb_and_what_it_is_for(language, capsys):
    """The first lines are the purpose; every verb has help of its own."""
    assert run(["--help", "--lang", language]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert ("geen medisch hulpmiddel" if language == "nl" else "not a medical device") in shown
    for verb in VERBS:
        assert run([verb, "--help", "--lang", language]) == 0
        told = capsys.readouterr().out
        assert told.splitlines()[0].startswith("gebruik: " if language == "nl" else "usage: ")
        assert " ".join(told.split()).count(" ") > 20
        assert verb in shown


@pytest.mark.parametrize("language", ["nl", "en"])
def test_help_of_play_tells_the_keys(language, capsys):
    """Every key and what it does, in the language of the help."""
    run(["play", "--help", "--lang", language])
    shown = capsys.readouterr().out

    for keys, does in table(language):
        assert keys in shown
        assert does in shown


def test_options_are_written_whole(capsys):
    """An abbreviated `--lang` would come too late to choose the language."""
    assert run(["list", "--lan", "nl"]) == 2
    assert "--lan" in capsys.readouterr().err


def test_the_version_is_told(capsys):
    """One line, and nothing else."""
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("soepel ")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_program_that_is_not_there_is_guessed(language, capsys):
    """A name that is nearly right gets the right one; another gets the way to find it."""
    assert run(["show", "nek/shrt", "--lang", language]) == 1
    assert "neck/short" in capsys.readouterr().err
    assert run(["play", "qqq", "--lang", language]) == 1
    assert "soepel list" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "asked",
    [
        ("play",),
        ("play", "--rehearse"),
        ("play", "--resume"),
        ("play", "breaks/30-seconds", "--bed", "thunder", "--voice", "silence"),
        ("play", "breaks/30-seconds", "--script", "nowhere.txt"),
        ("play", "breaks/30-seconds", "--events", "no/such/folder/events"),
        ("export", "breaks/30-seconds", "-o", "x.mp3"),
        ("export", "breaks/30-seconds", "-o", "no/such/folder/x.wav", "--voice", "silence"),
        ("settings", "--clear"),
        ("settings", "pace", "1", "--clear"),
        ("settings", "pas"),
        ("settings", "pace", "7"),
        ("check", "."),
        ("voice", "nobody"),
    ],
)
def test_what_a_person_can_mend_is_one_paragraph_and_ends_in_one(
    asked, language, capsys, tmp_path, monkeypatch
):
    """No traceback, nothing half done, and no word about a loudspeaker before it is needed."""
    monkeypatch.chdir(tmp_path)

    assert run([*asked, "--lang", language]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert len(shown.err.split()) > 5
    assert list(tmp_path.glob("*.wav")) == []


def test_a_fault_of_ours_is_one_paragraph_too(monkeypatch, capsys):
    """The details are there for the asking, with --debug."""

    def fails(*_: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("player.cli.list_verb.run", fails)
    assert run(["list", "--lang", "nl"]) == 1
    shown = capsys.readouterr().err
    assert "ZeroDivisionError: by nought" in shown
    assert "--debug" in shown
    with pytest.raises(ZeroDivisionError):
        run(["list", "--debug"])


NOBODY = "~none-such-user/x"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "asked",
    [
        ("play", f"{NOBODY}.toml"),
        ("check", f"{NOBODY}.toml"),
        ("try", f"{NOBODY}.toml"),
        ("new", "exercise", "own", "-o", f"{NOBODY}.toml"),
        ("words", "test", f"{NOBODY}.wav"),
        ("data", "export", NOBODY),
        ("data", "import", f"{NOBODY}.json"),
        ("data", "backup", NOBODY),
        ("data", "restore", NOBODY),
        ("voice", "record", "neck/short", "--as", "anna", "--from", NOBODY),
        ("voice", "record", "neck/short", "--as", "anna", "--sheet", NOBODY),
    ],
)
def test_a_folder_of_nobody_is_told(asked, language, capsys):
    """One sentence with what was typed: it is no fault of ours, and nothing to tell the makers."""
    assert run([*asked, "--lang", language]) == 1
    shown = capsys.readouterr()
    told = (shown.out + shown.err).splitlines()
    begins = "De map waar ~" if language == "nl" else "The folder that ~"
    assert [NOBODY in line for line in told if line.startswith(begins)] == [True]
    assert "--debug" not in shown.err


def test_a_home_of_nobody_is_told(monkeypatch, capsys):
    """Before anything is looked for in it."""
    monkeypatch.setenv("SOEPEL_HOME", NOBODY)
    assert run(["list", "--lang", "nl"]) == 1
    assert f"in '{NOBODY}' is hier niet bekend" in capsys.readouterr().err


def test_a_microphone_of_nobody_is_told():
    """A file in its place, at home with somebody who is not there."""
    with pytest.raises(UserError, match=NOBODY):
        open_source(f"{NOBODY}.wav", 16_000)
