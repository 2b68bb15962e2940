"""Lines that are spoken in the background."""

import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from player.session import Line
from player.sound import Clip
from player.voice import ClipCache, SilentVoice, Speaker, VoiceError, estimate
from player.voice.cache import clip_key

IN, OUT, HOLD = (Line(text, "nl") for text in ("Adem in.", "Adem uit.", "Blijf."))


ELSEWHERE = """
import sys
from pathlib import Path
from player.session import Line
from player.voice import open_speaker
with open_speaker("nl", None, Path(sys.argv[1])) as speaker:
    speaker.take([Line(text, "nl") for text in sys.argv[2:]])
    assert not speaker.failed
"""


class Humming:
    """A voice whose clips tell how it was asked; it waits at a gate that the test opens."""

    name = "humming"
    language = "nl"
    signature = "humming 1"

    def __init__(self, fails: str = "") -> None:
        self.asked: list[str] = []
        self.fails = fails
        self.gate = threading.Event()
        self.entered = threading.Semaphore(0)
        self.gate.set()
        self.closed = False
        self.length = 100

    def speak(self, text: str) -> Clip:
        """Give a clip of as many frames more as there are letters."""
        self.asked.append(text)
        self.entered.release()
        self.gate.wait()
        if text == self.fails or self.closed:
            raise VoiceError("hoarse")
        return Clip(np.full(self.length + len(text), len(text), np.int16))

    def close(self) -> None:
        """Open the gate: who waits at it fails."""
        self.closed = True
        self.gate.set()


@pytest.fixture
def voice() -> Humming:
    """Give a voice that can be watched."""
    return Humming()


@pytest.fixture
def cache(tmp_path: Path) -> ClipCache:
    """Give an empty cache."""
    return ClipCache(tmp_path / "clips")


def test_nothing_is_known_before_it_is_spoken(voice: Humming, cache: ClipCache):
    """Lengths come from kept clips only, and nothing is spoken to know them."""
    with Speaker(voice, cache) as speaker:
        assert (speaker.known([IN, OUT]), speaker.ready([IN]), voice.asked) == ({}, False, [])


def test_what_is_taken_is_there_for_the_next(voice: Humming, cache: ClipCache):
    """A clip that was made once is known, ready and the same for every later speaker."""
    with Speaker(voice, cache) as speaker:
        first = speaker.take([IN, OUT, IN])
    with Speaker(voice, cache) as later:
        known, ready, second = later.known([IN, OUT, HOLD]), later.ready([IN, OUT]), later.take([IN, OUT])

    assert known == {IN: 108, OUT: 109}
    assert ready
    assert [clip.samples.tobytes() for clip in first.values()] == [
        clip.samples.tobytes() for clip in second.values()
    ]
    assert sorted(voice.asked) == ["Adem in.", "Adem uit."]


def test_the_same_line_is_spoken_once(voice: Humming, cache: ClipCache):
    """Orders for one line are joined, while it waits and while it is spoken."""
    voice.gate.clear()
    with Speaker(voice, cache, workers=2) as speaker:
        speaker.order([IN, IN])
        voice.entered.acquire()
        speaker.order([IN])
        voice.gate.set()
        speaker.take([IN])

    assert voice.asked == ["Adem in."]


def test_earlier_orders_come_first(voice: Humming, cache: ClipCache):
    """Lines are spoken in the order in which they were asked for."""
    with Speaker(voice, cache, workers=1) as speaker:
        speaker.order([OUT, HOLD])
        speaker.order([IN])
        speaker.take([OUT, HOLD, IN])

    assert voice.asked == ["Adem uit.", "Blijf.", "Adem in."]


def test_who_waits_goes_first(voice: Humming, cache: ClipCache):
    """A line that is taken passes the lines that were only ordered."""
    voice.gate.clear()
    with Speaker(voice, cache, workers=1) as speaker:
        speaker.order([OUT, HOLD, IN])
        voice.entered.acquire()
        assert speaker.take([IN], patience=0) == {}
        voice.gate.set()
        speaker.take([OUT, HOLD, IN])

    assert voice.asked == ["Adem uit.", "Adem in.", "Blijf."]


def test_lines_are_spoken_side_by_side(voice: Humming, cache: ClipCache):
    """As many lines are spoken at once as there are workers."""
    voice.gate.clear()
    with Speaker(voice, cache, workers=3) as speaker:
        speaker.order([IN, OUT, HOLD])
        began = [voice.entered.acquire(timeout=5) for _ in range(3)]

    assert began == [True] * 3


def test_a_failed_line_is_silent_and_listed(cache: ClipCache):
    """A line that cannot be spoken is silent for its estimated length, is listed, and is not kept."""
    with Speaker(Humming(fails="Adem in."), cache) as speaker:
        clips = speaker.take([IN, OUT])

        assert speaker.failed == {IN: "VoiceError: hoarse"}
        assert (int(estimate(IN)), False) == (clips[IN].frames, bool(clips[IN].samples.any()))
        assert {IN: clips[IN].frames, OUT: 109} == speaker.known([IN, OUT])
    with Speaker(Humming(), cache) as later:
        assert later.known([IN, OUT]) == {OUT: 109}


def test_a_damaged_clip_is_made_anew(voice: Humming, cache: ClipCache):
    """A clip whose file was damaged is spoken again, and its file is whole after that."""
    with Speaker(voice, cache) as speaker:
        sound = speaker.take([IN])[IN].samples.tobytes()
    file = cache.file(clip_key(IN.text, "nl", voice.signature))
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + b"\x7f")
    with Speaker(Humming(), cache) as later:
        assert (sound, whole) == (later.take([IN])[IN].samples.tobytes(), file.read_bytes())


@pytest.mark.parametrize("length", [50, 300])
def test_a_length_that_was_told_stays(voice: Humming, cache: ClipCache, length: int):
    """A clip made anew by an engine that varies has the length that was told before."""
    with Speaker(voice, cache) as speaker:
        speaker.take([IN])
    file = cache.file(clip_key(IN.text, "nl", voice.signature))
    file.write_bytes(file.read_bytes()[:-1] + b"\x7f")
    varying = Humming()
    varying.length = length
    with Speaker(varying, cache) as later:
        told = later.known([IN])[IN]
        assert (told, later.take([IN])[IN].frames, later.failed) == (108, 108, {})


def test_a_vanished_file_is_made_anew(voice: Humming, cache: ClipCache):
    """A clip that somebody deleted in the meantime is spoken again."""
    with Speaker(voice, cache) as speaker:
        speaker.take([IN])
        cache.file(clip_key(IN.text, "nl", voice.signature)).unlink()

        assert speaker.take([IN])[IN].frames == 108


def test_without_room_on_disk_the_session_goes_on(voice: Humming, tmp_path: Path):
    """A clip that cannot be kept is held in memory, and the reason is told."""
    (tmp_path / "clips").touch()
    with Speaker(voice, ClipCache(tmp_path / "clips")) as speaker:
        frames = [speaker.take([IN])[IN].frames for _ in range(2)]

        assert (frames, voice.asked) == ([108, 108], ["Adem in."])
        assert isinstance(speaker.unkept, OSError)


def test_without_a_cache_clips_last_as_long_as_the_speaker():
    """The silent voice needs no files."""
    with Speaker(SilentVoice("nl"), None) as speaker:
        taken = speaker.take([IN])[IN].frames

        assert {IN: taken} == speaker.known([IN])
        assert int(estimate(IN)) == taken


def test_another_language_is_refused(voice: Humming, cache: ClipCache):
    """A voice is never given a line of another language."""
    with Speaker(voice, cache) as speaker, pytest.raises(ValueError, match="does not speak en"):
        speaker.take([Line("Breathe in.", "en")])


def test_numbers_are_pronounced(voice: Humming, cache: ClipCache):
    """The engine gets what is to be heard, not what is shown."""
    with Speaker(voice, cache) as speaker:
        speaker.take([Line("Bel 112.", "nl")])

    assert voice.asked == ["Bel één één twee."]


def test_closing_ends_all_waiting(voice: Humming, cache: ClipCache):
    """Who waits for a clip when the speaker closes gets what there is, at once."""
    voice.gate.clear()
    speaker = Speaker(voice, cache, workers=1)
    taken: list[dict[Line, Clip]] = []
    waiting = threading.Thread(target=lambda: taken.append(speaker.take([IN])))
    waiting.start()
    voice.entered.acquire()
    speaker.close()
    waiting.join(5)

    assert (taken, speaker.failed, waiting.is_alive()) == ([{}], {}, False)


def test_fresh_caches_hold_the_same_bytes(espeak, tmp_path: Path):
    """Real speech is byte for byte the same in another folder, in another process, with other neighbours."""
    lines = [IN, OUT, HOLD, Line("Draai je hoofd langzaam naar rechts.", "nl")]
    with Speaker(espeak("nl"), ClipCache(tmp_path / "here" / "clips"), workers=2) as speaker:
        speaker.take(lines)
    texts = ["Kom langzaam terug.", *(line.text for line in reversed(lines))]
    subprocess.run([sys.executable, "-c", ELSEWHERE, str(tmp_path / "there"), *texts], check=True)
    here, there = (clips(tmp_path / name / "clips") for name in ("here", "there"))

    assert (len(here), len(there)) == (4, 5)
    assert here.items() <= there.items()


def clips(folder: Path) -> dict[Path, bytes]:
    """Give the bytes of every clip in a folder."""
    return {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*.clip")}
