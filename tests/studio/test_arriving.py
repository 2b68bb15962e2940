"""A folder of recordings, good and bad, taken in at once."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from player.errors import UserError
from player.studio import Arrival, Studio
from player.studio.sheet import Row
from player.voice import Recordings
from tests.studio.test_sheet import script_of

TEXTS = ("Ga rechtop zitten.", "Draai je hoofd langzaam naar links.", "Adem rustig uit.", "Eén.", "Twee.")
SCRIPT = script_of(*TEXTS)


@pytest.fixture
def voice(tmp_path: Path) -> Recordings:
    """Give a voice that recorded nothing yet."""
    return Recordings(tmp_path / "voices", "nl", "anna")


def take(
    voice: Recordings, folder: Path, rows: tuple[Row, ...] = (), *, anyway: bool = False
) -> list[Arrival]:
    """Take a folder in."""
    return list(Studio(voice, "2026-03-02").take_in(folder, SCRIPT, rows, anyway=anyway))


def test_each_file_is_told_of(said, folder: Path, voice: Recordings):
    """Good ones are kept, and of every other one is told what is the matter: all in one go."""
    soundfile.write(folder / "001-ga-rechtop-zitten.wav", said(TEXTS[0]), 44_100)
    soundfile.write(folder / "002.flac", said(TEXTS[1], 48_000, room=-30), 48_000)
    soundfile.write(folder / "003-adem-rustig-uit.mp3", np.clip(said(TEXTS[2]) * 9, -1, 1), 44_100)
    (folder / "004-een.wav").write_bytes(b"hello")
    (folder / "005-twee.ogg").touch()
    soundfile.write(folder / "iets-anders.wav", said(TEXTS[0]), 44_100)
    (folder / "notes.txt").write_text("no sound", "utf-8")
    (folder / ".hidden.wav").touch()
    (folder / "folder.wav").mkdir()
    arrivals = take(voice, folder)

    assert [(each.file[:3], each.kept, each.refused) for each in arrivals] == [
        ("001", True, ""),
        ("002", False, ""),
        ("003", False, ""),
        ("004", False, "no-sound"),
        ("005", False, "empty"),
        ("iet", False, "unknown"),
    ]
    assert [[fault.code for fault in each.judged.faults] for each in arrivals if each.judged] == [
        [],
        ["noisy"],
        ["clipped"],
    ]
    assert list(voice.lines) == [TEXTS[0]]


def test_what_is_kept_is_finished(said, folder: Path, voice: Recordings):
    """The clip holds the speech alone, at the player's loudness, and it is known where it came from."""
    from pyloudnorm import Meter  # noqa: PLC0415 - a second to import

    both = np.stack([said(TEXTS[1], loud=0.1)] * 2, axis=1)
    soundfile.write(folder / "2.flac", both, 44_100, subtype="PCM_24")
    take(voice, folder)
    clip, kept = voice.read(TEXTS[1]), voice.lines[TEXTS[1]]
    assert clip is not None
    loudness = Meter(24_000).integrated_loudness(clip.samples / 32768)

    assert (kept.source, kept.made, kept.file[:10]) == ("2.flac", "2026-03-02", "draai-je-h")
    assert abs(kept.seconds - clip.frames / 24_000) < 0.01
    assert (1.8 < kept.seconds < 2.6, abs(loudness + 20) < 1.0) == (True, True)


def test_the_same_files_give_the_same_voice(said, folder: Path, tmp_path: Path):
    """Taken in twice, anywhere, the recordings are the same to the byte."""
    for number, text in enumerate(TEXTS, 1):
        soundfile.write(folder / f"{number}.wav", said(text), 44_100)
    digests = set()
    for home in ("a", "b"):
        voice = Recordings(tmp_path / home, "nl", "anna")
        take(voice, folder)
        take(voice, folder)
        digests.add(voice.digest)

    assert len(digests) == 1


def test_what_is_not_good_can_be_kept_anyway(said, folder: Path, voice: Recordings):
    """Who decides is the person; only where nothing is said there is nothing to keep."""
    soundfile.write(folder / "1.wav", said(TEXTS[0], room=-30), 44_100)
    soundfile.write(folder / "2.wav", np.zeros(44_100), 44_100)

    assert [each.kept for each in take(voice, folder, anyway=True)] == [True, False]


def test_two_files_for_one_sentence(said, folder: Path, voice: Recordings):
    """The first good one is kept, and the other is told."""
    for name in ("001-ga-rechtop-zitten.flac", "001-ga-rechtop-zitten.wav", "1.wav"):
        soundfile.write(folder / name, said(TEXTS[0]), 44_100)

    assert [each.refused for each in take(voice, folder)] == ["", "twice", "twice"]


def test_a_table_tells_which_is_which(said, folder: Path, voice: Recordings):
    """Files have names of their own; a file that the table names and that is not there is told."""
    soundfile.write(folder / "Opname 12.wav", said(TEXTS[2]), 44_100)
    rows = (Row(2, "Opname 12.wav", TEXTS[2]), Row(3, "Opname 13.wav", TEXTS[3]))

    assert [(each.file, each.kept, each.refused) for each in take(voice, folder, rows)] == [
        ("Opname 12.wav", True, ""),
        ("Opname 13.wav", False, "gone"),
    ]


def test_a_folder_without_sound_is_told(folder: Path, voice: Recordings, tmp_path: Path):
    """And one that is not there."""
    (folder / "notes.txt").touch()
    for place, key in ((folder, "studio.error.no_sounds"), (tmp_path / "gone", "studio.error.folder")):
        with pytest.raises(UserError) as caught:
            take(voice, place)
        assert caught.value.key == key
