"""The loudspeaker keeps the promises of every sink; what takes time is checked by `make live`."""

import os
import subprocess
import sys
import threading

import numpy as np
import pytest
from sink_suite import BEEP, END, FIRST, Numbered, SinkTests

from player.errors import UserError
from player.phrases import phrases
from player.sinks import Loudspeaker, loudspeakers
from player.sinks.device import quiet_stderr
from player.sinks.loudspeaker import _SETTLES
from player.sinks.pan import to_stereo


@pytest.fixture(autouse=True)
def _dummy(monkeypatch, tmp_path):
    """A device that swallows everything."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    monkeypatch.setenv("SOEPEL_HOME", str(tmp_path))


@pytest.fixture(name="sink")
def _sink():
    """A loudspeaker, closed afterwards."""
    with Loudspeaker() as sink:
        yield sink


class TestLoudspeaker(SinkTests):
    """A loudspeaker is a sink."""


def test_it_pushes_no_more_than_two_blocks_ahead(sink):
    """One sounds, one waits: about a second."""
    sink.play(Numbered(), FIRST)

    assert sink.pushed() <= FIRST + 3 * 12_288


def test_a_source_that_fails_is_no_secret(sink):
    """An error while rendering reaches who asks what is heard, also from the pump's thread."""

    class Failing(Numbered):
        """Fails after its first two blocks."""

        rendered = threading.Event()

        def render(self, at, out):
            """Fill `out`, or fail."""
            if at > FIRST + 20_000:
                self.rendered.set()
                raise ArithmeticError
            super().render(at, out)

    source = Failing(None)
    sink.play(source, FIRST)
    assert source.rendered.wait(10)
    sink._pump.join(10)

    with pytest.raises(ArithmeticError):
        sink.heard()
    with pytest.raises(ArithmeticError):
        sink.hush()


def _is_lost(sink: Loudspeaker, which: int, *, microphone: bool) -> bool:
    """Let SDL tell that a device was taken away; tell whether it was ours."""
    pygame = sink._pygame
    gone = pygame.event.Event(pygame.AUDIODEVICEREMOVED, which=which, iscapture=microphone)
    with sink._lock:
        pygame.event.post(gone)
        sink._watch()
        return sink.lost


def test_a_device_that_is_taken_away_is_lost(sink):
    """The message of SDL is enough; one about a microphone, or of what went before it was opened, is not."""
    assert not _is_lost(sink, 0, microphone=False)
    assert not _is_lost(sink, 1, microphone=True)
    assert _is_lost(sink, 1, microphone=False)


def test_a_device_that_went_without_a_name_may_be_ours(sink):
    """As a headset that leaves: the system plays on over another one, and nobody had asked for that."""
    sink._opened -= 2 * _SETTLES
    assert not _is_lost(sink, 0, microphone=True)
    assert _is_lost(sink, 0, microphone=False)


def test_no_loudspeaker_is_told(monkeypatch):
    """No sound system at all, in one paragraph, in both languages; nothing is printed."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "none-such")
    with pytest.raises(UserError) as told:
        Loudspeaker()

    assert told.value.key == "sinks.error.no_loudspeaker"
    assert all(phrases(language).say(told.value.key) for language in ("nl", "en"))
    assert loudspeakers() == ()


def test_a_device_that_is_not_there_is_told_by_name(monkeypatch):
    """So that a spelling mistake in the settings can be seen."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "none-such")
    with pytest.raises(UserError) as told:
        Loudspeaker("Living room")

    assert "Living room" in phrases("en").say(told.value.key, **told.value.values)


def test_opening_it_leaves_the_signals_alone():
    """SIGTERM still ends the process, and the import and the driver print nothing."""
    program = (
        "import os, signal, sys; from player.sinks import Loudspeaker; from player.units import Frames\n"
        "sink = Loudspeaker()\n"
        "os.kill(os.getpid(), signal.SIGTERM)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (-15, b"", b"")


def test_the_error_stream_comes_back():
    """What C libraries write meanwhile is dropped, what comes later is not."""
    reading, writing = os.pipe()
    kept = os.dup(2)
    os.dup2(writing, 2)
    try:
        with quiet_stderr():
            os.write(2, b"noise")
        os.write(2, b"news")
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        assert stream.read() == b"news"


def test_panning_leaves_one_ear_as_it_is():
    """The other hears 7.5 dB less; the middle is both."""
    near, far = 3000, round(3000 * 10 ** (-7.5 / 20))

    assert [[near, near]] == np.unique(to_stereo(BEEP, 0), axis=0).tolist()
    assert [[near, far]] == np.unique(to_stereo(BEEP, -1), axis=0).tolist()
    assert [[far, near]] == np.unique(to_stereo(BEEP, 1), axis=0).tolist()


def test_the_last_frame_is_heard_and_no_more(sink):
    """A source of no frames is over at once."""
    sink.play(Numbered(FIRST), FIRST)

    assert (sink.heard(), sink.hush()) == (FIRST, FIRST)
    assert FIRST < END
