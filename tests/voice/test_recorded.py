"""A person's own voice: kept in files, read back, its gaps filled."""

import stat
from pathlib import Path

import msgspec
import numpy as np
import pytest

from player.errors import UserError
from player.phrases import phrases
from player.session import Line
from player.sound import Clip
from player.voice import RecordedVoice, Recordings, Voice, VoiceError, is_name, open_speaker, recorded
from tests.voice.test_voices import TEXT, VoiceTests

SOUND = Clip((np.sin(np.arange(30_000) / 8) * 9000).astype(np.int16))


def shelf(folder: Path, *texts: str, name: str = "anna", language: str = "nl") -> Recordings:
    """Give a voice that recorded some sentences."""
    recordings = Recordings(folder, language, name)
    for number, text in enumerate(texts):
        recordings.keep(text, Clip(SOUND.samples[: 20_000 + number]), "opname.wav", "2026-03-02")
    return recordings


class TestRecorded(VoiceTests):
    """Some sentences recorded, the rest spoken by espeak."""

    @pytest.fixture
    def voice(self, espeak, tmp_path: Path) -> Voice:
        """Give one that recorded a few of the sentences of the suite."""
        return RecordedVoice(shelf(tmp_path, TEXT, "drie"), espeak("nl"))

    def test_what_was_recorded_is_heard_as_it_is(self, voice: Voice):
        """To the sample."""
        assert voice.speak(TEXT).samples.tobytes() == SOUND.samples[:20_000].tobytes()

    def test_gaps_are_spoken(self, voice: Voice, espeak):
        """By the stand-in, to the sample."""
        assert voice.speak("Adem in.").samples.tobytes() == espeak("nl").speak("Adem in.").samples.tobytes()


def test_a_recording_that_is_heard_is_what_is_pronounced(tmp_path: Path):
    """A sentence in digits is found by what an engine would be given for it."""
    voice = RecordedVoice(shelf(tmp_path, "Bel 112."), None)

    assert voice.speak(phrases("nl").pronounced("Bel 112.")).frames == 20_000


def test_another_recording_is_another_voice(tmp_path: Path):
    """The signature, which is part of the key of every kept clip, changes with any recording."""
    one = RecordedVoice(shelf(tmp_path / "a", "Een.", "Twee."), None).signature
    same = RecordedVoice(shelf(tmp_path / "b", "Een.", "Twee."), None).signature
    more = RecordedVoice(shelf(tmp_path / "b", "Een.", "Twee.", "Drie."), None).signature
    other = RecordedVoice(shelf(tmp_path / "c", "Twee.", "Een."), None).signature

    assert (one == same, len({one, more, other})) == (True, 3)


def test_without_a_stand_in_a_gap_is_told(tmp_path: Path):
    """No other language ever takes its place, and no silence either."""
    with pytest.raises(VoiceError, match="anna did not record it"):
        RecordedVoice(shelf(tmp_path, "Een."), None).speak("Twee.")


def test_files_are_the_users_alone(tmp_path: Path):
    """Files have mode 600, folders 700, and nothing half written is left."""
    recordings = shelf(tmp_path / "voices", "Adem in.")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in recordings.folder.iterdir()}

    assert sorted(modes.values()) == [0o600, 0o600]
    assert set(modes) == {"index.json", recordings.lines["Adem in."].file}
    assert stat.S_IMODE(recordings.folder.stat().st_mode) == 0o700


def test_a_sentence_is_recorded_again(tmp_path: Path):
    """The new recording takes the place of the old one."""
    recordings = shelf(tmp_path, "Adem in.", "Adem uit.")
    recordings.keep("Adem in.", Clip(SOUND.samples[:24_000]), "microfoon", "2026-03-03")
    anew = Recordings(tmp_path, "nl", "anna")
    clip = anew.read("Adem in.")

    assert clip is not None
    assert (clip.frames, len(anew.lines), anew.lines["Adem in."].made) == (24_000, 2, "2026-03-03")
    assert anew.lines["Adem in."].seconds == 1.0


@pytest.mark.parametrize("data", [b"", b"RIFF", b"x" * 40_044])
def test_a_damaged_file_is_a_gap(tmp_path: Path, espeak, data: bytes):
    """What is not what was recorded is never heard."""
    recordings = shelf(tmp_path, "Adem in.")
    (recordings.folder / recordings.lines["Adem in."].file).write_bytes(data)
    anew = Recordings(tmp_path, "nl", "anna")
    spoken = RecordedVoice(anew, espeak("nl")).speak("Adem in.")

    assert anew.read("Adem in.") is None
    assert spoken.samples.tobytes() == espeak("nl").speak("Adem in.").samples.tobytes()


def test_only_plain_files_of_the_folder_are_read(tmp_path: Path):
    """An index that names another folder, and a file that is a link, are not believed."""
    recordings = shelf(tmp_path / "voices", "Adem in.", "Adem uit.")
    index = recordings.folder / "index.json"
    held = msgspec.json.decode(index.read_bytes())
    outside = tmp_path / "outside.wav"
    file = recordings.folder / held["lines"][1]["file"]
    file.rename(outside)
    file.symlink_to(outside)
    held["lines"][0]["file"] = "../../../outside.wav"
    index.write_bytes(msgspec.json.encode(held))

    assert dict(Recordings(tmp_path / "voices", "nl", "anna").lines) == {}


@pytest.mark.parametrize("data", [b"", b"{", b'{"name": "anna"}', b"\xff\xfe", b"[1]"])
def test_an_index_that_cannot_be_read_is_told(tmp_path: Path, data: bytes):
    """With its name and what to do, and nothing is ever written over it."""
    recordings = shelf(tmp_path, "Adem in.")
    (recordings.folder / "index.json").write_bytes(data)
    for act in (
        lambda: Recordings(tmp_path, "nl", "anna").lines,
        lambda: shelf(tmp_path, "Adem uit."),
    ):
        with pytest.raises(UserError) as caught:
            act()
        for language in ("nl", "en"):
            assert "index.json" in phrases(language).say(caught.value.key, **caught.value.values)
    assert (recordings.folder / "index.json").read_bytes() == data


def test_where_no_file_can_be_is_told(tmp_path: Path):
    """A folder that cannot be made is a problem that the user can mend."""
    (tmp_path / "voices").touch()

    with pytest.raises(UserError, match=r"voice\.error\.(unkept|index)"):
        shelf(tmp_path / "voices", "Adem in.")


def test_one_is_opened_by_its_name(home: Path, tmp_path: Path):
    """From the first shelf that has it; the machine's best fills the gaps; others are told with the names."""
    shelf(tmp_path / "own", "Adem in.")
    shelf(tmp_path / "ships", "Adem in.", "Adem uit.")
    shelf(tmp_path / "ships", "Breathe in.", name="ben", language="en")
    shelves = (tmp_path / "own", tmp_path / "ships")
    with open_speaker("nl", "anna", home, shelves) as speaker:
        clips = speaker.take([Line("Adem in.", "nl"), Line("Adem uit.", "nl")])
        lengths = [clip.frames for clip in clips.values()]

    assert [(each.name, each.language) for each in recorded(shelves)] == [("anna", "nl"), ("ben", "en")]
    assert (lengths[0], lengths[1] == 20_001, speaker.failed) == (20_000, False, {})
    with pytest.raises(UserError) as caught:
        open_speaker("nl", "ben", home, shelves)
    assert caught.value.values["names"] == "anna, espeak:gmw/nl, silence"


def test_nobody_is_chosen_unasked(home: Path, tmp_path: Path):
    """Without a name the machine's own voice speaks."""
    shelf(tmp_path, "Adem in.")
    with open_speaker("nl", None, home, (tmp_path,)) as speaker:
        assert speaker.voice.name == "espeak:gmw/nl"


@pytest.mark.parametrize("name", ["", "Anna", "an na", "../x", "silence", "-a", "a" * 41, "espeak:nl", "é"])
def test_names_that_cannot_be(name: str, tmp_path: Path):
    """A voice is called with small letters, digits and dashes, and a folder of another name is no voice."""
    assert (is_name(name), is_name("anna-2")) == (False, True)
    assert recorded((tmp_path / "nothing",)) == ()
