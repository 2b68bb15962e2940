"""Listening beside a session: in a process of its own, deaf to our own voice, and never in the way."""

import os
import signal
import subprocess
import sys
import threading
from queue import SimpleQueue

import numpy as np
import pytest

from player.errors import UserError
from player.phrases import phrases
from player.transport import Command
from player.words import VOCABULARIES, Listener, Memory, lesson
from tests.words.speaking import SECOND, TRIED, WORDS, embedder, said, takes

pytest.importorskip("onnxruntime", reason="onnxruntime, of the extra listen, is not installed")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="espeak comes with the player on Linux only")
SOME = (Command.PAUSE, Command.STOP, Command.YES, Command.NO)
PATIENCE = 60.0
"""Seconds after which something that should come is said never to come."""


class Ear:
    """A microphone that gives what is put in, and waits for it."""

    def __init__(self) -> None:
        """Hear nothing yet."""
        self.blocks: SimpleQueue[np.ndarray | None] = SimpleQueue()
        self.closed = threading.Event()

    def read(self, patience: float) -> np.ndarray | None:
        """Give the next block, when it comes."""
        try:
            return self.blocks.get(timeout=patience)
        except Exception:  # noqa: BLE001 - nothing came
            return np.zeros(0, np.int16)

    def close(self) -> None:
        """Be closed."""
        self.closed.set()

    def hears(self, *sounds: np.ndarray) -> None:
        """Put sounds in, in blocks."""
        whole = np.concatenate(sounds)
        for at in range(0, len(whole), 320):
            self.blocks.put(whole[at : at + 320])


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory):
    """A person's folder, in which four words are kept."""
    folder = tmp_path_factory.mktemp("person")
    learned = lesson([take for command in SOME for take in takes(command)], {})
    Memory(folder, embedder().name).write(learned.words)
    return folder


def until(listener: Listener, what):
    """Wait until something is so, or can no longer become so."""
    step = threading.Event()
    for _ in range(round(PATIENCE / 0.02)):
        if (found := what()) or listener.trouble is not None:
            return found
        step.wait(0.02)
    return None


def test_a_spoken_command_is_read_like_a_key(folder):
    """Only what can be meant at that moment; and the microphone is closed at the end."""
    ear = Ear()
    with Listener(lambda: ear, folder) as listener:
        listener.listen_for(VOCABULARIES["exercise"])
        ear.hears(SECOND, said(WORDS[Command.PAUSE], TRIED), SECOND)
        first = until(listener, listener.read)
        listening = listener.listening
        listener.listen_for(VOCABULARIES["question"])
        ear.hears(said(WORDS[Command.STOP], TRIED), SECOND, said(WORDS[Command.YES], TRIED), SECOND)
        second = until(listener, listener.read)
        trouble = listener.trouble

    assert (first, listening, second, trouble) == (Command.PAUSE, True, Command.YES, None)
    assert ear.closed.is_set()


def test_it_is_deaf_while_our_voice_sounds(folder):
    """What sounds in a span that was told is no command; what comes after is."""
    ear, now = Ear(), [100.0]
    with Listener(lambda: ear, folder, clock=lambda: now[0]) as listener:
        listener.listen_for(VOCABULARIES["exercise"])
        listener.deafen([(99.0, 110.0)])
        ear.hears(SECOND, said(WORDS[Command.STOP], TRIED), SECOND)
        until(listener, ear.blocks.empty)
        now[0] = 120.0
        listener.deafen([])
        ear.hears(SECOND, said(WORDS[Command.PAUSE], TRIED), SECOND)

        assert until(listener, listener.read) is Command.PAUSE
        assert listener.read() is None


def test_of_who_has_taught_nothing_sounds_are_told(tmp_path):
    """By the second of the clock in which each began; without a model, and only where they are wanted."""
    ear, now = Ear(), [100.0]
    with Listener(lambda: ear, tmp_path, clock=lambda: now[0]) as listener:
        listener.listen_for(VOCABULARIES["question"], sounds=True)
        ear.hears(SECOND, said("hello"), SECOND)
        (found,) = until(listener, lambda: listener.read() or listener.sounds())
        listener.listen_for(VOCABULARIES["exercise"])
        ear.hears(said("hello"), SECOND)
        until(listener, ear.blocks.empty)

        assert (listener.read(), listener.sounds()) == (None, [])
    # The clock stands still: what came by then had been heard before it.
    assert found < 100.0


def broken() -> Ear:
    """Be a microphone that cannot be opened."""
    raise UserError("listening.error.none", reason="test")


def test_a_microphone_that_is_refused_is_told(folder):
    """The session has no more to do with it."""
    with Listener(broken, folder) as listener:
        until(listener, lambda: False)
        trouble = listener.trouble

    assert trouble is not None
    assert trouble.key == "listening.error.none"


@pytest.mark.parametrize("what", ["microphone", "recogniser"])
def test_whatever_dies_is_told_in_one_sentence(folder, what):
    """A microphone that is unplugged, a recogniser that is killed."""
    ear = Ear()
    with Listener(lambda: ear, folder) as listener:
        until(listener, lambda: listener.listening)
        if what == "microphone":
            ear.blocks.put(None)
        else:
            assert listener._process is not None
            os.kill(listener._process.pid, signal.SIGKILL)
        until(listener, lambda: False)
        trouble = listener.trouble

    assert trouble is not None
    assert trouble.key == f"words.error.{what}_gone"
    assert not listener.listening
    for language, keys in (("nl", "toetsen"), ("en", "keys")):
        assert keys in phrases(language).say(trouble.key, **trouble.values)


def test_words_that_cannot_be_read_are_told(tmp_path):
    """The recogniser says so itself, and ends."""
    (tmp_path / "words.msgpack").write_bytes(b"no words")
    with Listener(Ear, tmp_path) as listener:
        until(listener, lambda: False)
        trouble = listener.trouble

    assert trouble is not None
    assert trouble.key == "words.error.unreadable"


def test_the_recogniser_loads_little_and_warns_of_nothing(folder):
    """Its process knows no program and no session, and begins without a word from Python."""
    looks = "import sys, player.words.worker; print(*sorted(sys.modules))"
    told = [sys.executable, "-P", "-W", "error", "-m", "player.words.worker", str(folder)]
    loaded = subprocess.run(
        [sys.executable, "-c", looks], capture_output=True, text=True, check=True
    ).stdout.split()
    began = subprocess.run(told, input=b"", capture_output=True, check=True)

    assert {"player.words.engine"} <= set(loaded)
    assert not {"player.session", "player.program", "onnxruntime", "_hashlib"} & set(loaded)
    assert (began.stdout, began.stderr) == (b"{}\n", b"")


def test_a_driver_that_hangs_holds_nobody_up(tmp_path):
    """Who stops is not kept waiting; the microphone that comes late is closed at once."""
    ear, opens = Ear(), threading.Event()

    def hanging() -> Ear:
        opens.wait(PATIENCE)
        return ear

    with Listener(hanging, tmp_path) as listener:
        assert not listener.listening
    assert not ear.closed.is_set()
    opens.set()
    assert ear.closed.wait(PATIENCE)


def test_what_comes_all_at_once_is_too_old_to_be_obeyed(folder):
    """A player that was stopped for a while, as by Ctrl-Z, does not do afterwards what was said meanwhile."""
    ear = Ear()
    with Listener(lambda: ear, folder) as listener:
        listener.listen_for(VOCABULARIES["exercise"])
        ear.blocks.put(np.concatenate((SECOND, said(WORDS[Command.STOP], TRIED), SECOND, SECOND)))
        ear.hears(SECOND, said(WORDS[Command.PAUSE], TRIED), SECOND)

        assert until(listener, listener.read) is Command.PAUSE
