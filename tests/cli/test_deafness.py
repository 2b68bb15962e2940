"""Spoken commands that cannot be heard: one sentence says what is off, and the keys lead the session."""

import os
import signal
import sys
from argparse import Namespace
from pathlib import Path
from threading import Event

import pytest

from player.cli.context import Context
from player.cli.ears import Ears, ears_of
from player.controls import Asking, Press
from player.phrases import phrases
from player.settings import Home, Settings
from player.transport import Command
from player.words import Memory, lesson
from tests.cli.test_speaking import Talker, led
from tests.words.speaking import embedder, takes
from tests.words.test_listener import Ear

pytest.importorskip("onnxruntime", reason="onnxruntime, of the extra listen, is not installed")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="espeak comes with the player on Linux only")
NO_MODULE = "raise ModuleNotFoundError(\"No module named 'sounddevice'\")"
KEYS = ((6.0, "p"), (12.0, "p"))
"""Pause, which cuts off what was about to be told, and go on."""
PATIENCE = 1500
"""Looks, of 20 ms, in which what should come must come."""


class Typist(Talker):
    """Presses keys at times."""

    def read(self, timeout: float | Asking | None) -> Press | None:
        """Let time go by, and press what is due."""
        super().read(timeout)
        if self._script and self._script[0][0] <= self.now:
            at, key = self._script.pop(0)
            return Press(str(key), at)
        return None


class Killer(Typist):
    """Presses keys, and ends the recogniser before the first."""

    listener = None

    def read(self, timeout: float | Asking | None) -> Press | None:
        """Do what is due."""
        if self.listener is not None and self.now > 5 and self.listener.trouble is None:
            os.kill(self.listener._process.pid, signal.SIGKILL)
            settled(self.listener)
        return super().read(timeout)


def settled(listener) -> None:
    """Wait until it listens, or tells why it cannot."""
    step, before = Event(), listener.listening
    for _ in range(PATIENCE):
        if listener.listening != before or listener.trouble is not None:
            return
        step.wait(0.02)


@pytest.fixture(name="person")
def _person(tmp_path: Path) -> Context:
    """Somebody who has taught two words, and wants to be heard."""
    home = Home(tmp_path / "home", tmp_path / "home", tmp_path / "home")
    learned = lesson([take for command in (Command.PAUSE, Command.STOP) for take in takes(command)], {})
    Memory(home.data, embedder().name).write(learned.words)
    return Context(home, Settings(listen="on"), "en", phrases("en"))


def wanted(microphone: str | None = None) -> Namespace:
    """Give what was typed."""
    return Namespace(listen=None, script=None, microphone=microphone)


def led_by_keys(folder: Path, ears: Ears, talks: type[Talker] = Typist) -> list[str]:
    """Play a short session by keys; it ends as done. Give what was shown."""
    entry, shown, _ = led(folder, *KEYS, talks=talks, ears=ears)

    assert entry.state == "done"
    assert shown.index("Paused.") < shown.index("We go on.")
    return shown


def test_without_its_libraries_nothing_is_opened(tmp_path, person, monkeypatch):
    """The model, or what runs it, is missing: said before the session, once."""
    said = []
    monkeypatch.setattr("player.cli.ears.missing", lambda: ("onnxruntime", "livekit-wakeword"))
    with ears_of(wanted(), person, said.append) as ears:
        led_by_keys(tmp_path, ears)

    assert said == [person.book.say("words.off_missing", packages="onnxruntime, livekit-wakeword")]


@pytest.mark.parametrize("why", ["no library", "refused", "no such"])
def test_without_a_microphone_the_keys_lead(tmp_path, person, monkeypatch, why):
    """Its library is missing, the system refuses it, or there is none of that name."""
    said = []
    if why == "no library":
        (tmp_path / "sounddevice.py").write_text(NO_MODULE)
        monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    monkeypatch.setenv("SDL_AUDIODRIVER", "none-such")
    monkeypatch.setenv("PULSE_SERVER", "unix:/none-such")
    monkeypatch.setattr("player.listening.microphone.microphones", lambda: ("Desk",))
    name = "the neighbour's" if why == "no such" else None
    with ears_of(wanted(name), person, said.append) as ears:
        settled(ears._listener)
        shown = led_by_keys(tmp_path, ears)

    (told,) = said
    assert told.startswith("Spoken commands are off: ")
    assert "The keys work." in told
    assert ("sounddevice" in told) == (why == "no library")
    assert ("Desk" in told) == (why == "no such")
    assert shown.count("I cannot hear you now. The keys work.") == 1


def test_a_recogniser_that_is_killed_leaves_the_keys(tmp_path, person, monkeypatch):
    """In mid-session: it was listening, and says that it no longer does."""
    said = []
    monkeypatch.setattr("player.cli.ears._opened", lambda _: Ear())
    with ears_of(wanted(), person, said.append) as ears:
        settled(ears._listener)
        assert ears._listener.listening
        killer = type("OfThis", (Killer,), {"listener": ears._listener})
        shown = led_by_keys(tmp_path, ears, killer)

    assert said[0] == person.book.say("words.error.recogniser_gone")
    assert shown.index("I am listening.") < shown.index("I cannot hear you now. The keys work.")
    assert shown.count("I cannot hear you now. The keys work.") == 1
