"""The loudspeaker: said plainly where it is missing, opened again where it was lost."""

from argparse import Namespace
from contextlib import ExitStack

import pytest

from player.cli.context import Context
from player.cli.devices import reopening, sink_for
from player.phrases import phrases
from player.settings import Home, Settings
from player.sinks import Clock, Loudspeaker


@pytest.fixture(name="context")
def _context(home):
    return Context(Home(home, home, home), Settings(), "nl", phrases("nl"))


ASKED = Namespace(device=None)


def test_without_a_loudspeaker_a_clock_takes_its_place_and_says_so(context, capsys):
    """Never mutely."""
    with sink_for(ASKED, context) as sink:
        assert isinstance(sink, Clock)
    assert "geen luidspreker" in capsys.readouterr().err


def test_a_loudspeaker_is_opened_again_once_it_is_there(context, monkeypatch):
    """None while it is away; the new one is given back at the end like the first."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    with ExitStack() as stack:
        first = stack.enter_context(sink_for(ASKED, context))
        assert isinstance(first, Loudspeaker)
        reopen = reopening(ASKED, context, first, stack)
        monkeypatch.setenv("SDL_AUDIODRIVER", "none-such")
        assert reopen() is None
        assert reopen() is None
        monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
        second = reopen()
        assert isinstance(second, Loudspeaker)
        assert second is not first
        assert not second.lost


def test_a_device_that_is_not_there_is_told_by_its_name(context, monkeypatch, capsys):
    """With where to find the names of those that are."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    with sink_for(Namespace(device="Koptelefoon"), context) as sink:
        shown = capsys.readouterr().err
        assert isinstance(sink, Clock) == ("Koptelefoon" in shown)
