"""Real capture: PulseAudio's virtual microphone, through PortAudio and through SDL."""

import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from time import monotonic

import numpy as np
import psutil
import pytest

from player.errors import UserError
from player.listening import Microphone, Source, microphones, open_source
from player.phrases import phrases
from tests.listening.source_suite import SourceTests, write_wave
from tests.listening.virtual import PATIENCE, VirtualMicrophone, virtual_microphone

HUM = np.rint(12_000 * np.sin(np.arange(96_000) * (2 * np.pi * 500 / 48_000))).astype(np.int16)


@pytest.fixture(name="pulse", scope="module")
def _pulse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VirtualMicrophone]:
    """Give a virtual microphone for all these tests."""
    with (
        pytest.MonkeyPatch.context() as patch,
        virtual_microphone(tmp_path_factory.mktemp("pulse"), patch) as made,
    ):
        yield made


def opened(way: str) -> Microphone:
    """Open the virtual microphone, or skip where a library for that way is not there."""
    device = "pulse" if way == "portaudio" else ""
    if way == "portaudio" and find_spec("sounddevice") is None:
        pytest.skip("sounddevice is not installed: pip install sounddevice")
    try:
        return Microphone(way, device)
    except OSError as error:
        pytest.skip(f"{error}: apt install libportaudio2 libasound2-plugins")


def hears(source: Source, pulse: VirtualMicrophone, folder: Path) -> int:
    """Play a hum once the microphone listens; give the pitch that is heard, in hertz."""
    hum = write_wave(folder / "hum.wav", HUM, 48_000)
    first = source.read(PATIENCE)
    assert first is not None
    until, heard = monotonic() + PATIENCE, [first]
    with pulse.play(hum) as playing:
        while monotonic() < until and playing.poll() is None:
            block = source.read(0.2)
            assert block is not None, "the microphone has gone"
            heard.append(block)
    sound = np.concatenate(heard).astype(float)
    spectrum = np.abs(np.fft.rfft(sound))
    return round(int(spectrum[1:].argmax() + 1) * source.rate / len(sound))


@pytest.mark.usefixtures("pulse")
class TestPortAudio(SourceTests):
    """Through sounddevice, the extra `listen`."""

    @pytest.fixture
    def source(self) -> Iterator[Source]:
        """Open it."""
        with opened("portaudio") as source:
            yield source

    def test_it_hears(self, source: Source, pulse: VirtualMicrophone, tmp_path: Path):
        """What sounds in the room arrives."""
        assert abs(hears(source, pulse, tmp_path) - 500) < 10


@pytest.mark.usefixtures("pulse")
class TestSdl(SourceTests):
    """Through SDL, which comes with the player."""

    @pytest.fixture
    def source(self) -> Iterator[Source]:
        """Open it."""
        with opened("sdl") as source:
            yield source

    def test_it_hears(self, source: Source, pulse: VirtualMicrophone, tmp_path: Path):
        """What sounds in the room arrives."""
        assert abs(hears(source, pulse, tmp_path) - 500) < 10

    def test_closing_ends_the_process(self, source: Source):
        """Nothing listens any more once it is closed."""
        assert isinstance(source, Microphone)
        listener = psutil.Process(source._process.pid)
        source.close()

        assert not listener.is_running()

    def test_it_is_found_by_its_name(self, monkeypatch: pytest.MonkeyPatch):
        """By a part of it, too; the rate is the one that is asked for."""
        monkeypatch.setattr("player.listening.microphone.WAYS", ("sdl",))
        (name,) = microphones()
        with open_source(name[:6], 16_000) as source:
            assert (source.name, source.rate) == (name, 16_000)
        with pytest.raises(UserError) as caught:
            open_source("the neighbour's")
        assert name in phrases("nl").say(caught.value.key, **caught.value.values)


ORPHAN = """
import sys
from player.listening import Microphone
source = Microphone("sdl")
print(source._process.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.usefixtures("pulse")
def test_no_microphone_outlives_its_listener():
    """When whoever listens is killed, the microphone is closed too."""
    opened("sdl").close()
    with subprocess.Popen(
        [sys.executable, "-c", ORPHAN], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as listener:
        assert listener.stdout is not None
        microphone = psutil.Process(int(listener.stdout.readline()))
        listener.kill()
        gone, _ = psutil.wait_procs([microphone], timeout=PATIENCE)

    assert gone == [microphone]


def test_where_there_is_none_it_is_told(monkeypatch: pytest.MonkeyPatch):
    """With why, and with what to do."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "none-such")
    monkeypatch.setattr("player.listening.microphone.WAYS", ("sdl",))
    with pytest.raises(UserError) as caught:
        open_source(None)

    assert caught.value.key == "listening.error.none"
    assert microphones() == ()
    for language in ("nl", "en"):
        assert "--microphone" in phrases(language).say(caught.value.key, **caught.value.values)
