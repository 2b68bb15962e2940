"""The key reader, on a real pseudo-terminal."""

import os
import pty
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from player.controls import Keys, Press


class Terminal:
    """A pseudo-terminal: what is typed at one end is read at the other."""

    def __init__(self):
        self.typing, self.end = pty.openpty()
        self.open = True

    def type(self, keys):
        """Press `keys`."""
        os.write(self.typing, keys)

    def hang_up(self):
        """Close the window."""
        if self.open:
            self.open = False
            os.close(self.typing)

    def mode(self):
        """Give the settings that matter: whether lines are awaited and keys are shown."""
        return termios.tcgetattr(self.end)[3] & (termios.ICANON | termios.ECHO | termios.ISIG)


@pytest.fixture(name="terminal")
def _terminal(monkeypatch):
    """A terminal that is this process's input and output."""
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.delenv("CLICOLOR_FORCE", raising=False)
    terminal = Terminal()
    with open(terminal.end, closefd=False) as reads, open(terminal.end, "w", closefd=False) as writes:
        monkeypatch.setattr(sys, "__stdin__", reads)
        monkeypatch.setattr(sys, "__stdout__", writes)
        yield terminal
        monkeypatch.undo()
        terminal.hang_up()
    os.close(terminal.end)


def pressed(keys):
    """Give the next key, which must come."""
    press = keys.read(20)
    assert isinstance(press, Press)
    return press.key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        (b" ", "space"),
        (b"\r", "enter"),
        (b"\n", "enter"),
        (b"A", "a"),
        (b"?", "?"),
        (b"7", "7"),
        (b"\x1b[A", "up"),
        (b"\x1b[B", "down"),
        (b"\x1b[C", "right"),
        (b"\x1b[D", "left"),
        (b"\x1bOC", "right"),
        (b"\x1bOP", "f1"),
        (b"\x1b", "escape"),
        ("\u00e9".encode(), "\u00e9"),
        (b"\x1bx", "alt_x"),
        (b"\x1b[1;5C", "ctrl_right"),
    ],
)
def test_a_key_is_read_by_its_name(terminal, typed, key):
    """Letters in lower case, others by the name of the key; without enter."""
    with Keys() as keys:
        terminal.type(typed)

        assert key == pressed(keys)
        assert keys.read(0) is None


@pytest.mark.parametrize("noise", [b"\x1b[25~", b"\x1b[I", b"\x1b[99;99;99z", b"\xff", b"\xc3a"])
def test_what_is_no_key_asks_nothing(terminal, noise):
    """Least of all does the escape in it stop the session; the next key is read as ever."""
    with Keys() as keys:
        terminal.type(noise)
        read = []
        # What blessed makes of noise may take the first key after it along; none may become another key.
        while "z" not in read:
            terminal.type(b"z")
            if press := keys.read(1):
                read.append(press.key)

    assert {"z"} == set(read)


def test_keys_are_told_in_order_with_their_times(terminal):
    """The time is that of the reading, not of the asking."""
    times = iter(range(100))
    with Keys(lambda: next(times)) as keys:
        terminal.type(b"pnq")
        read = [keys.read(20) for _ in range(3)]

    assert [Press("p", 0), Press("n", 1), Press("q", 2)] == read


def test_the_terminal_is_given_back(terminal):
    """Echo and lines are off while keys are read, and on again afterwards; control-c always works."""
    before = terminal.mode()
    with Keys() as keys:
        terminal.type(b"a")
        pressed(keys)
        assert terminal.mode() == termios.ISIG
    keys.close()

    assert before == terminal.mode()


def test_it_is_given_back_after_a_mistake(terminal):
    """Whatever goes wrong while keys are read."""
    before = terminal.mode()

    def stumble():
        with Keys() as keys:
            terminal.type(b"a")
            pressed(keys)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stumble()

    assert before == terminal.mode()


def test_it_is_given_back_when_nobody_closes_it(terminal):
    """The end of the process does."""
    before = terminal.mode()
    program = (
        "from player.controls import Keys; keys = Keys().__enter__(); print(keys.read(20).key, flush=True)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=terminal.end, stdout=terminal.end, stderr=terminal.end
    ) as child:
        terminal.type(b"w")
        assert child.wait(60) == 0

    assert b"w" in os.read(terminal.typing, 1000)
    assert before == terminal.mode()


def test_nothing_is_written_to_the_terminal(terminal):
    """A screen reader hears no stray signs."""
    with Keys() as keys:
        terminal.type(b"a")
        pressed(keys)
    os.set_blocking(terminal.typing, False)
    try:
        shown = os.read(terminal.typing, 1000)
    except BlockingIOError:
        shown = b""

    # The terminal itself may have shown the key before the reader switched that off.
    assert shown in (b"", b"a")


def test_a_closed_terminal_ends_the_keys_and_nothing_else(terminal):
    """They are gone, quietly; asking for one is still allowed."""
    with Keys() as keys:
        terminal.type(b"a")
        pressed(keys)
        assert not keys.gone
        terminal.hang_up()
        assert keys._gone.wait(20)

        assert keys.gone
        assert keys.read(0) is None


def test_without_a_terminal_no_key_comes(monkeypatch):
    """Standard input that is a pipe is left alone."""
    with Path(os.devnull).open() as nothing:
        monkeypatch.setattr(sys, "__stdin__", nothing)
        with Keys() as keys:
            assert keys.gone
            assert keys.read(0.01) is None


def test_without_any_output_to_a_terminal_no_key_comes(terminal, monkeypatch):
    """The library reads keys only beside a screen; rather none than a thread that spins."""
    with Path(os.devnull).open("w") as nowhere:
        monkeypatch.setattr(sys, "__stdout__", nowhere)
        monkeypatch.setattr(sys, "__stderr__", nowhere)
        with Keys() as keys:
            assert keys.gone


def test_an_output_that_is_saved_leaves_the_keys(terminal, monkeypatch):
    """The error stream is screen enough."""
    with Path(os.devnull).open("w") as file, open(terminal.end, "w", closefd=False) as screen:
        monkeypatch.setattr(sys, "__stdout__", file)
        monkeypatch.setattr(sys, "__stderr__", screen)
        with Keys() as keys:
            terminal.type(b"k")
            assert pressed(keys) == "k"


def test_without_an_input_at_all_no_key_comes(monkeypatch):
    """As under a service."""
    monkeypatch.setattr(sys, "__stdin__", None)
    with Keys() as keys:
        assert keys.gone
