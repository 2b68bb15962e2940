"""What every voice must do, and what the real ones do when they are ill-treated."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer

import msgspec
import numpy as np
import pytest

from player.voice import SilentVoice, Voice, VoiceError
from player.voice.catalogue import installed
from player.voice.engine import find_engine
from player.voice.spoken import SpokenVoice
from player.voice.workshop import _SCRIPT, Job, KilledError, Reply, Workshop, _flags

TEXT = "Draai je hoofd langzaam naar links."


PROGRAM = """
import sys
from pathlib import Path
from player.session import Line
from player.voice import open_speaker
with open_speaker("nl", None, Path(sys.argv[1])) as speaker:
    assert speaker.take([Line("Adem uit, nu.", "nl")]) and not speaker.failed
"""


WORKER = """
import json, os, sys
sys.path.append(sys.argv[1])
import worker
worker.start_engine(json.load(sys.stdin))
print(*{name.partition(".")[0] for name in sys.modules})
sys.stdout.flush()
os._exit(0)
"""


class VoiceTests:
    """What holds for every voice; a subclass brings the fixture `voice`."""

    def test_clip_is_mono_of_sixteen_bits(self, voice: Voice):
        """A clip has one channel of 16 bits."""
        samples = voice.speak(TEXT).samples

        assert (np.int16, 1) == (samples.dtype, samples.ndim)

    def test_same_words_sound_the_same(self, voice: Voice):
        """The same text gives the same bytes."""
        assert voice.speak(TEXT).samples.tobytes() == voice.speak(TEXT).samples.tobytes()

    def test_more_words_take_longer(self, voice: Voice):
        """Two sentences last longer than one."""
        assert voice.speak(f"{TEXT} {TEXT}").frames > voice.speak(TEXT).frames

    def test_marks_alone_are_silent(self, voice: Voice):
        """A text without a letter or digit is no fault, and is silent."""
        assert not voice.speak("... - !").samples.any()

    def test_side_by_side(self, voice: Voice):
        """Lines that are spoken at once do not mix."""
        texts = [TEXT, "drie", "Adem rustig uit.", "Kom langzaam terug."]
        with ThreadPoolExecutor(4) as pool:
            together = [clip.samples.tobytes() for clip in pool.map(voice.speak, texts)]

        assert [voice.speak(text).samples.tobytes() for text in texts] == together

    def test_signature_names_the_voice(self, voice: Voice):
        """The signature begins with the name."""
        assert voice.signature.startswith(voice.name)

    def test_close_twice(self, voice: Voice):
        """A closed voice may be closed again."""
        voice.close()
        voice.close()


class TestSilence(VoiceTests):
    """The silent voice."""

    @pytest.fixture
    def voice(self) -> Voice:
        """Give it in Dutch."""
        return SilentVoice("nl")

    def test_nothing_sounds(self, voice: Voice):
        """Every sample is zero."""
        assert not voice.speak(TEXT).samples.any()


class TestDutch(VoiceTests):
    """Espeak in Dutch."""

    @pytest.fixture
    def voice(self, espeak) -> Voice:
        """Give a real one."""
        return espeak("nl")

    def test_is_dutch(self, voice: Voice):
        """The Dutch voice is the Dutch voice."""
        assert voice.name == "espeak:gmw/nl"


class TestEnglish(VoiceTests):
    """Espeak in English."""

    @pytest.fixture
    def voice(self, espeak) -> Voice:
        """Give a real one."""
        return espeak("en")

    def test_is_british(self, voice: Voice):
        """English is British first."""
        assert voice.name == "espeak:gmw/en"


class Killing(Workshop):
    """A workshop in which the first workers are killed from outside as they begin."""

    def __init__(self, victims: int) -> None:
        super().__init__()
        self.victims = victims

    def _enter(self, worker):
        super()._enter(worker)
        if self.victims:
            self.victims -= 1
            os.kill(worker.pid, signal.SIGKILL)


@pytest.mark.usefixtures("home")
class TestIllTreated:
    """Real workers that are killed, hang, or are asked for what is not there."""

    def test_a_killed_worker_is_replaced(self, espeak):
        """After kill -9 on four workers in a row, the clip comes as if nothing had happened."""
        workshop = Killing(4)
        clip = espeak("nl", workshop).speak(TEXT)

        assert (espeak("nl").speak(TEXT).samples.tobytes(), 0) == (clip.samples.tobytes(), workshop.victims)

    @pytest.mark.parametrize("milliseconds", [3, 10, 15, 20, 25, 30, 40])
    def test_killed_at_any_moment(self, espeak, milliseconds: int):
        """Whenever the kill comes, the clip is whole."""

        class Late(Workshop):
            timers = ()

            def _enter(self, worker):
                super()._enter(worker)
                if not self.timers:
                    self.timers = (Timer(milliseconds / 1000, worker.kill),)
                    self.timers[0].start()

        workshop = Late()
        clip = espeak("nl", workshop).speak(TEXT)
        workshop.timers[0].join()

        assert espeak("nl").speak(TEXT).samples.tobytes() == clip.samples.tobytes()

    def test_other_voice_is_refused(self, home: Path):
        """A voice that is not there is a fault; the engine's default never speaks in its place."""
        info = msgspec.structs.replace(installed(home, "nl")[0], id="gmw/xx")

        with pytest.raises(VoiceError, match="gmw/xx"):
            SpokenVoice(info, find_engine()).speak(TEXT)

    def test_voice_really_used_is_what_counts(self, espeak):
        """A reply that names another voice is refused, though there is a file."""

        class Swapped(Workshop):
            def run(self, job: Job) -> Reply:
                return msgspec.structs.replace(super().run(job), voice="gmw/en")

        with pytest.raises(VoiceError, match="gmw/en spoke in the place of gmw/nl"):
            espeak("nl", Swapped()).speak(TEXT)

    def test_rate_really_used_is_what_counts(self, espeak):
        """A reply that names another rate is refused."""

        class Hasty(Workshop):
            def run(self, job: Job) -> Reply:
                reply = super().run(job)
                return msgspec.structs.replace(reply, rate=reply.rate + 79)

        with pytest.raises(VoiceError, match="spoken at 210 in the place of 131"):
            espeak("nl", Hasty()).speak(TEXT)

    def test_the_rate_never_slips(self, espeak):
        """However many workers jostle for the processor, every one speaks the same bytes."""
        voice = espeak("en")
        with ThreadPoolExecutor(6) as pool:
            spoken = set(pool.map(lambda _: voice.speak("Breathe out.").samples.tobytes(), range(60)))

        assert len(spoken) == 1

    def test_a_worker_without_an_answer_is_ended(self):
        """A worker is given no more than its time."""
        job = msgspec.structs.replace(find_engine().listing("espeak"), patience=0.0001)

        with pytest.raises(VoiceError, match="no answer"):
            Workshop().run(job)

    def test_closing_ends_what_is_spoken(self, espeak):
        """After close every utterance ends in a VoiceError, at once."""
        workshop = Workshop()
        workshop.close()

        with pytest.raises(KilledError):
            workshop.run(find_engine().listing("espeak"))
        with pytest.raises(VoiceError, match="closed"):
            espeak("nl", workshop).speak(TEXT)

    def test_a_deep_folder_is_no_hindrance(self, home: Path, tmp_path: Path):
        """Espeak finds its data by a short link where the way to it is too long."""
        deep = tmp_path.joinpath(*["a-folder-with-a-long-name"] * 6)
        deep.mkdir(parents=True)
        engine = find_engine()
        (deep / "data").symlink_to(str(engine.data))
        far = msgspec.structs.replace(engine, data=str(deep / "data"))

        assert SpokenVoice(installed(home, "nl")[0], far).speak(TEXT).frames > 0

    def test_commands_to_an_engine_are_not_obeyed(self, espeak):
        """Markup in a text is read as the bare words."""
        clip = espeak("en").speak("<speak>Turn</speak> [[rate 50]] slowly.\x00")

        assert (
            espeak("en").speak("speak Turn /speak rate 50 slowly.").samples.tobytes()
            == clip.samples.tobytes()
        )

    def test_a_worker_imports_little(self):
        """A worker imports nothing of the player, and no library but pyttsx3."""
        done = subprocess.run(
            [sys.executable, *_flags(), "-c", WORKER, str(_SCRIPT.parent)],
            input=msgspec.json.encode(find_engine().listing("espeak")),
            capture_output=True,
            check=True,
        )
        outside = set(done.stdout.decode().split()) - sys.stdlib_module_names - {"__main__", "worker"}

        assert outside == {"pyttsx3"}
        assert not {"typing", "asyncio", "inspect", "dataclasses"}.intersection(done.stdout.decode().split())

    def test_nothing_is_printed(self, home: Path):
        """Whatever the engine prints, standard output and error stay empty."""
        done = subprocess.run([sys.executable, "-c", PROGRAM, str(home)], capture_output=True, check=False)

        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
