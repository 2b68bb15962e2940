"""A voice of one's own: listed, taken in from a folder, recorded at a microphone, and heard."""

import hashlib
import json
import shutil
import sys
from contextlib import nullcontext, suppress
from pathlib import Path

import numpy as np
import pytest
import soundfile

from player.cli import run as asked
from player.cli.voice_options import in_full
from player.sound import Clip
from player.studio import read_sheet
from player.voice import Recordings
from tests.cli.command import BREAK, environment, run
from tests.cli.recordings import lines, recorded, speech, taken_in
from tests.cli.terminal import Terminal
from tests.clips import warmed
from tests.listening.source_suite import write_wave
from tests.listening.virtual import virtual_microphone

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="espeak comes with the player on Linux only")
RECORD = ("voice", "record", BREAK, "--as", "anna", "--lang", "en")


@pytest.fixture(name="studio", scope="module")
def _studio(tmp_path_factory):
    """Give a home in which anna recorded half of a break in English, her files, and the sentences."""
    home, folder = warmed(tmp_path_factory.mktemp("home")), tmp_path_factory.mktemp("sounds")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOEPEL_HOME", str(home))
        made = recorded(BREAK, folder, home, every=2)
        assert taken_in(BREAK, folder) == 0
    return home, folder, made


@pytest.fixture(name="anna")
def _anna(studio, tmp_path, monkeypatch):
    """Give a copy of that home."""
    home = tmp_path / "anna"
    shutil.copytree(studio[0], home, symlinks=True)
    monkeypatch.setenv("SOEPEL_HOME", str(home))
    return home


def test_the_list_tells_what_is_there(anna, studio, capsys):
    """Every sentence with its file name and number, and which are recorded."""
    assert asked([*RECORD, "--list"]) == 0
    shown = capsys.readouterr().out.splitlines()
    every = lines(BREAK, "en")

    assert f"Recorded: {len(studio[2])}. Not yet: {len(every) - len(studio[2])}." in shown[0]
    assert [line.partition(".wav  ")[0] for line in shown[1:-1]] == [each.stem for each in every]
    assert sum(line.endswith("(recorded)") for line in shown) == len(studio[2])


def test_a_table_for_a_spreadsheet(anna, studio, tmp_path, capsys):
    """Is written, and read back with the names of one's own files."""
    table = tmp_path / "list.csv"
    assert asked([*RECORD, "--sheet", str(table)]) == 0
    assert len(read_sheet(table)) == len(lines(BREAK, "en"))
    missing = next(each for each in lines(BREAK, "en") if each not in studio[2])
    folder = tmp_path / "own"
    folder.mkdir()
    soundfile.write(folder / "Take 7.wav", speech(missing.line.text, anna, 44_100), 44_100)
    table.write_text(table.read_text("utf-8-sig").replace(f"{missing.stem}.wav", "Take 7.wav"), "utf-8")
    capsys.readouterr()
    assert asked([*RECORD, "--from", str(folder), "--sheet", str(table)]) == 1
    shown = capsys.readouterr().out

    assert f"Take 7.wav: good. Sentence {missing.number}" in shown
    # Files that the table names and that are not in the folder are told, too.
    assert shown.count("The file is not there") == len(lines(BREAK, "en")) - 1


def test_what_was_not_kept_is_told_with_its_remedy(anna, tmp_path, capsys):
    """One line a file, all in one run, and the exit code says that something can be mended."""
    folder = tmp_path / "bad"
    folder.mkdir()
    first, second, third = lines(BREAK, "en")[:3]
    soundfile.write(
        folder / f"{first.stem}.wav", np.clip(speech(first.line.text, anna, 44_100) * 9, -1, 1), 44_100
    )
    (folder / f"{second.stem}.mp3").write_bytes(b"words")
    soundfile.write(folder / f"{third.stem}.wav", speech(first.line.text * 6, anna, 44_100), 44_100)
    assert taken_in(BREAK, folder) == 1
    shown = capsys.readouterr().out.splitlines()

    assert ["crackles" in shown[0], "no sound that I can read" in shown[1], "right sentence" in shown[2]] == [
        True
    ] * 3
    assert shown[3].startswith("Kept: 0. Not kept: 3.")


def test_the_voice_is_a_voice_like_others(anna, studio, capsys):
    """It is listed, and chosen by the settings; for the other language the usual voice speaks."""
    asked(["settings", "voice", "anna"])
    capsys.readouterr()
    assert asked(["voice", "--lang", "en"]) == 0
    shown = capsys.readouterr().out.splitlines()

    assert (
        shown[0]
        == f"anna, English: a voice of your own, {len(studio[2])} sentences recorded (this one speaks)"
    )
    assert sum("this one speaks" in line for line in shown) == 2
    assert asked(["show", BREAK, "--lang", "nl"]) == 0
    capsys.readouterr()
    assert asked(["show", BREAK, "--lang", "nl", "--voice", "anna"]) == 1
    assert "anna" in capsys.readouterr().err


def test_it_is_tried_with_what_it_recorded(anna, studio, capsys):
    """Its longest sentence; and of another one it is told that a usual voice says it."""
    longest = max((each.line.text for each in studio[2]), key=len)
    assert asked(["voice", "anna", "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines() == [longest]
    assert asked(["voice", "try", "anna", "--lang", "en", "--text", "Hello."]) == 0
    assert "anna did not record this sentence" in capsys.readouterr().out


def test_what_is_heard_is_what_was_recorded(anna, studio, tmp_path, capsys):
    """The lengths on the cue sheet are those of the recordings, and export holds their samples."""
    assert asked(["show", BREAK, "--lang", "en", "--voice", "anna", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    index = json.loads((anna / "voices" / "en" / "anna" / "index.json").read_text("utf-8"))
    lengths = {line["text"]: line["seconds"] for line in index["lines"]}
    spoken = [cue for cue in shown["cues"] if cue["kind"] == "speech" and cue["text"] in lengths]
    assert len(spoken) > 5
    assert all(abs(cue["length_seconds"] - lengths[cue["text"]]) < 0.006 for cue in spoken)
    assert asked(["export", BREAK, "--lang", "en", "--voice", "anna", "-o", str(tmp_path / "a.wav")]) == 0
    sound, _ = soundfile.read(tmp_path / "a.wav", dtype="int16")
    cue = spoken[0]
    file = next(line["file"] for line in index["lines"] if line["text"] == cue["text"])
    own, _ = soundfile.read(anna / "voices" / "en" / "anna" / file, dtype="int16")
    heard = sound[cue["at"] : cue["at"] + cue["length"], 0].astype(float)

    assert np.corrcoef(heard, own[: len(heard)])[0, 1] > 0.99


def test_the_same_recordings_give_the_same_bytes(anna, tmp_path):
    """With an empty cache, too, and with another voice they differ."""
    digests = []
    for number, voice in enumerate(("anna", "anna", "espeak:gmw/en")):
        (anna / "cache").rename(tmp_path / f"warm-{number}")
        file = tmp_path / f"{number}.wav"
        assert asked(["export", BREAK, "--lang", "en", "--voice", voice, "-o", str(file)]) == 0
        digests.append(hashlib.sha256(file.read_bytes()).hexdigest())

    assert digests[0] == digests[1] != digests[2]


def test_check_counts_what_is_missing(anna, studio, capsys):
    """By `--voice` and by the settings, in text and as JSON; it is advice, and of that language only."""
    count, missing = len(lines(BREAK, "en")), len(lines(BREAK, "en")) - len(studio[2])
    told = f"anna has not recorded everything: {missing} of {count} sentences (en) are missing"
    file = f"sessions/{BREAK}.toml"
    assert asked(["check", file, "--voice", "anna", "--lang", "en"]) == 0
    assert told in capsys.readouterr().out
    assert asked(["check", file, "--lang", "en"]) == 0
    assert "not-recorded" not in capsys.readouterr().out
    asked(["settings", "voice", "anna"])
    capsys.readouterr()
    assert asked(["check", file, "--lang", "en", "--format", "json"]) == 0
    rows = [row for row in json.loads(capsys.readouterr().out) if row["code"] == "not-recorded"]
    assert [(row["severity"], row["message"].startswith(told)) for row in rows] == [("advice", True)]


def test_once_all_is_recorded_nothing_is_missing(anna, tmp_path, capsys):
    """Then `check` is silent about it, and recording again says that nothing is left to do."""
    recorded(BREAK, tmp_path / "all", anna)
    assert taken_in(BREAK, tmp_path / "all") == 0
    assert "Everything is recorded." in capsys.readouterr().out
    asked(["check", f"sessions/{BREAK}.toml", "--voice", "anna"])
    assert "not-recorded" not in capsys.readouterr().out


@pytest.mark.parametrize("name", ["Anna", "silence", "list", "try", "record", "../x", ""])
def test_names_that_a_voice_cannot_have(name, capsys):
    """They are refused with those that it can."""
    assert asked(["voice", "record", BREAK, "--as", name, "--list", "--lang", "en"]) == 1
    assert "such as anna" in capsys.readouterr().err


def test_without_anybody_nothing_is_recorded(home):
    """No terminal, no microphone: what else can be done is told."""
    answer = run(home, *RECORD)

    assert (answer.returncode, answer.stdout) == (1, "")
    assert "--from" in answer.stderr


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("voice", "voice"),
        ("voice anna", "voice try anna"),
        ("voice anna --text Hi", "voice try anna --text Hi"),
        ("voice --text Hi anna", "voice try --text Hi anna"),
        ("voice --lang nl", "voice --lang nl"),
        ("voice --lang nl anna", "voice try --lang nl anna"),
        ("--lang nl voice anna", "--lang nl voice try anna"),
        ("voice record x --as y", "voice record x --as y"),
        ("voice list", "voice list"),
        ("voice --help", "voice --help"),
        ("play voice", "play voice"),
        ("", ""),
    ],
)
def test_what_was_typed_before_still_works(typed, meant):
    """`voice` alone lists, and with a name it lets that one be heard."""
    assert in_full(typed.split()) == meant.split()


def test_led_through_recording(home, tmp_path):
    """Nothing is heard before a yes; a take is judged, played, made again and kept; the rest is for later."""
    first, second = lines(BREAK, "en")[:2]
    quiet = np.random.default_rng(1).normal(0, 0.0002, 3 * 44_100)
    takes = [quiet[:44_100], np.clip(speech(first.line.text, home, 44_100) * 9, -1, 1), quiet]
    takes += [speech(first.line.text, home, 44_100), quiet, quiet]
    room = write_wave(tmp_path / "room.wav", np.concatenate(takes) * 32767, 44_100)
    with Terminal(*RECORD, "--microphone", str(room), env=environment(home)) as terminal:
        terminal.sees("May the microphone be switched on?")
        terminal.types("y")
        terminal.sees(f"The microphone is on: {room}")
        terminal.sees(f"Sentence 1 of {len(lines(BREAK, 'en'))}: {first.line.text}")
        terminal.sees("Enter: record.")
        terminal.types("\r")
        terminal.sees("crackles")
        terminal.sees("Enter: again.")
        terminal.types("\r")
        terminal.sees("That is good:")
        terminal.sees("Enter: keep.")
        terminal.types("\r")
        terminal.sees("Kept.")
        terminal.sees(f"Sentence 2 of {len(lines(BREAK, 'en'))}: {second.line.text}")
        terminal.types("s")
        terminal.sees("Sentence 3")
        terminal.types("q")
        terminal.sees("The microphone is off.")
        assert terminal.ends() == 0
    index = json.loads((home / "voices" / "en" / "anna" / "index.json").read_text("utf-8"))
    assert [line["text"] for line in index["lines"]] == [first.line.text]
    with Terminal(*RECORD, "--microphone", str(room), env=environment(home)) as terminal:
        terminal.sees(f"Still to record: {len(lines(BREAK, 'en')) - 1}.")
        terminal.types("n")
        terminal.sees("the microphone stays off")
        assert terminal.ends() == 0


def test_recorded_through_a_microphone(home, tmp_path, monkeypatch):
    """What sounds in the room is kept as the sentence, through a microphone made of software."""
    first = lines(BREAK, "en")[0]
    sound = write_wave(tmp_path / "room.wav", speech(first.line.text, home, 48_000) * 32767, 48_000)
    with virtual_microphone(tmp_path, monkeypatch) as pulse:
        # A machine with too much to do loses sound, says so, and asks for it once more.
        for attempt in range(3):
            with suppress(AssertionError) if attempt < 2 else nullcontext():
                _recorded(home, pulse, sound)
                break
    index = json.loads((home / "voices" / "en" / "anna" / "index.json").read_text("utf-8"))
    assert [line["text"] for line in index["lines"]] == [first.line.text]
    assert 0.4 < index["lines"][0]["seconds"] < 4
    assert Path(home / "voices" / "en" / "anna" / index["lines"][0]["file"]).is_file()


def _recorded(home, pulse, sound):
    """Record the first sentence, while `sound` is heard in the room."""
    with Terminal(*RECORD, env={**environment(home), **pulse.environment}) as terminal:
        terminal.sees("May the microphone be switched on?")
        terminal.types("y")
        terminal.sees("The microphone is on:")
        terminal.sees("Enter: record.")
        terminal.types("\r")
        terminal.sees("Say it now.")
        with pulse.play(sound):
            terminal.sees("That is good:")
        terminal.sees("Enter: keep.")
        terminal.types("\r")
        terminal.sees("Kept.")
        terminal.sees("Enter: record.")
        terminal.types("\r")
        terminal.sees("Say it now.")
        # Also in the middle of a sentence.
        terminal.types("q")
        terminal.sees("The microphone is off.")
        assert terminal.ends() == 0


def test_words_are_measured_as_they_were_recorded(anna, capsys):
    """Words that were said too slowly for their part are advised about, with their seconds."""
    slow = Clip(np.full(5 * 24_000, 900, np.int16))
    voice = Recordings(anna / "voices", "en", "anna")
    # Where the number does not fit, the words alone are tried.
    slow_ones = [
        each.line.text for each in lines("breaks/60-seconds", "en") if each.line.text.lower().endswith("up.")
    ]
    for text in slow_ones:
        voice.keep(text, slow, "slow.wav", "2026-03-02")
    assert asked(["check", "sessions/breaks/60-seconds.toml", "--voice", "anna", "--lang", "en"]) == 0
    shown = capsys.readouterr().out

    assert "'Up.' does not fit in" in shown
    assert "it takes 5.3 s" in shown


def test_a_sentence_is_recorded_again_and_read_out_first(anna, studio, tmp_path):
    """By its number, though it is there; a number that is not there is told before anything is opened."""
    again = studio[2][0]
    sound = np.concatenate((speech(again.line.text, anna, 44_100), np.zeros(2 * 44_100)))
    room = write_wave(tmp_path / "room.wav", sound * 32767, 44_100)
    before = json.loads((anna / "voices" / "en" / "anna" / "index.json").read_text("utf-8"))["lines"]
    env = environment(anna)
    told = ("--microphone", str(room), "--again", str(again.number), "--aloud")
    with Terminal(*RECORD, *told, env=env) as terminal:
        terminal.sees("May the microphone")
        terminal.types("y")
        terminal.sees(f"Sentence {again.number} of")
        terminal.sees("Enter: record.")
        terminal.types("\r")
        terminal.sees("Enter: keep.")
        terminal.types("l")
        terminal.sees("Enter: keep.")
        terminal.types("\rq")
        terminal.sees("Kept.")
        assert terminal.ends() == 0
    after = json.loads((anna / "voices" / "en" / "anna" / "index.json").read_text("utf-8"))["lines"]
    assert {line["text"] for line in after} == {line["text"] for line in before}
    assert [line["source"] for line in after if line["text"] == again.line.text] == [str(room)]
    with Terminal(*RECORD, "--again", "999", env=env) as terminal:
        terminal.sees("There is no sentence 999")
        assert terminal.ends() == 1


def test_ctrl_c_closes_the_microphone(home, tmp_path):
    """The code is that of an interruption, and the terminal is given back."""
    room = write_wave(tmp_path / "room.wav", np.zeros(4410), 44_100)
    with Terminal(*RECORD, "--microphone", str(room), env=environment(home)) as terminal:
        terminal.sees("May the microphone")
        terminal.types("y")
        terminal.sees("Enter: record.")
        terminal.types("\x03")
        assert terminal.ends() == 130


def test_a_microphone_that_goes_away_is_told(home, tmp_path):
    """What was kept is kept, and the rest can be recorded later."""
    room = write_wave(tmp_path / "room.wav", np.zeros(4410), 44_100)
    with Terminal(*RECORD, "--microphone", str(room), env=environment(home)) as terminal:
        terminal.sees("May the microphone")
        terminal.types("y")
        terminal.sees("Enter: record.")
        terminal.types("\r")
        terminal.sees("The microphone has gone.")
        assert terminal.ends() == 0


def test_doctor_tells_what_recording_needs(home):
    """Microphones, PortAudio and ffmpeg, each with a remedy where it is missing; no session needs them."""
    without = environment(home, PATH="")
    shown = run(home, "doctor", "--no-sound", "--lang", "en", env=without).stdout

    assert "Microphone:" in shown
    assert "Recording:" in shown
    assert "ffmpeg is missing for that" in shown
