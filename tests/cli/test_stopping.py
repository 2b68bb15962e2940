"""A signal is seen by who looks, breaks off who is busy, and the second one always does."""

import signal
from contextlib import nullcontext

import pytest

from player.__main__ import main
from player.cli.arguments import build_parser
from player.cli.context import Context
from player.cli.room import room
from player.cli.stopping import Stopping, signals
from player.phrases import phrases
from player.settings import Home, Settings


class Time:
    """A clock that is moved by hand."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        """Tell the time."""
        return self.now


def test_a_signal_waits_for_a_loop_that_looks():
    """The first one ends nothing at once: what is done is written down first."""
    time = Time()
    stopping = Stopping(time)
    assert stopping() is None
    time.now += 0.1
    stopping.came("sigterm")

    assert stopping() == "sigterm"


def test_a_second_signal_breaks_off():
    """However often the loop looks; the reason stays the first one's."""
    stopping = Stopping(Time())
    stopping()
    stopping.came("sigterm")
    with pytest.raises(KeyboardInterrupt):
        stopping.came("sigint")

    assert stopping() == "sigterm"


@pytest.mark.parametrize("looked", [False, True])
def test_who_does_not_look_is_broken_off_by_the_first(looked):
    """As while a voice is prepared."""
    time = Time()
    stopping = Stopping(time)
    if looked:
        stopping()
        time.now += 10.0
    with pytest.raises(KeyboardInterrupt):
        stopping.came("sigint")

    assert stopping() == "sigint"


def test_signals_are_caught_for_a_while_and_given_back():
    """What was there before is there again."""
    before = signal.getsignal(signal.SIGTERM)
    with signals() as stopping:
        stopping()
        signal.raise_signal(signal.SIGTERM)
        assert stopping() == "sigterm"

    assert signal.getsignal(signal.SIGTERM) == before


def test_ctrl_c_before_anything_has_begun_is_quiet_too(monkeypatch, capsys):
    """While Python still reads what it needs: no traceback, and 130."""

    def comes(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("player.cli.run", comes)
    monkeypatch.setattr("gc.set_threshold", lambda _: None)
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")
    with pytest.raises(SystemExit) as leaving:
        main()

    assert leaving.value.code == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("comes", [True, False])
def test_nothing_follows_a_room_that_a_signal_ended(comes, home):
    """Whoever presses Ctrl-C at a question leaves with 130, whichever command asked it."""
    context = Context(Home.find({"SOEPEL_HOME": str(home)}), Settings(), "en", phrases("en"))
    args = build_parser(context.book).parse_args(["today", "--voice", "silence"])

    def asks() -> str:
        with room(args, context) as place:
            place.asking.wants_to_stop()
            if comes:
                signal.raise_signal(signal.SIGINT)
            assert place.asking.over == comes
        return "goes on"

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt) if comes else nullcontext():
        assert asks() == "goes on"
    assert signal.getsignal(signal.SIGINT) == before
