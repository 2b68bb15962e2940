"""Whoever leads by voice gets room for it: in a session, and in what is shown of it beforehand."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from player.cli.arguments import build_parser
from player.cli.context import Context
from player.cli.wishes import preferences
from player.phrases import phrases
from player.settings import Home, Settings
from player.transport import Command
from player.words import Memory, SpeechEmbedding, lesson, missing
from tests.words.speaking import takes

pytestmark = pytest.mark.skipif(bool(missing()), reason="the extra listen is not installed")


@pytest.fixture(name="person")
def _person(tmp_path: Path) -> Context:
    """Somebody who has taught a word, and has not said yet that it is to be listened for."""
    home = Home(tmp_path, tmp_path, tmp_path)
    Memory(home.data, SpeechEmbedding.name).write(lesson(takes(Command.PAUSE), {}).words)
    return Context(home, Settings(), "en", phrases("en"))


def listens(context: Context, *given: str) -> bool:
    """Tell whether sessions leave room, by what was typed."""
    args = build_parser(context.book, given[0]).parse_args(list(given))
    return preferences(args, context, None).listens


@pytest.mark.parametrize("verb", ["play", "show", "export"])
def test_the_setting_makes_room_wherever_a_session_is_made(person: Context, verb: str) -> None:
    """What is shown and exported is what would be played."""
    given = (verb, "neck/short", *(("-o", "out.wav") if verb == "export" else ()))

    assert not listens(person, *given)
    assert listens(replace(person, settings=Settings(listen="on")), *given)


def test_what_is_typed_counts_before_the_setting(person: Context) -> None:
    """--listen makes room for one session; with headphones it always listens, and needs none."""
    assert listens(person, "play", "neck/short", "--listen")
    assert not listens(person, "play", "neck/short", "--listen", "headphones")
    assert not listens(replace(person, settings=Settings(listen="headphones")), "play", "neck/short")


def test_who_cannot_be_heard_waits_for_nothing(person: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without words, without what hears them, or led by a script: sentences stand as near as always."""
    on = replace(person, settings=Settings(listen="on"))

    assert not listens(on, "play", "neck/short", "--script", "steps.txt")
    monkeypatch.setattr("player.cli.ears.missing", lambda: ("onnxruntime",))
    assert not listens(on, "play", "neck/short")
    monkeypatch.undo()
    words = Memory(person.home.data, SpeechEmbedding.name).file
    kept = words.read_bytes()
    words.write_bytes(b"no words")
    assert not listens(on, "play", "neck/short")
    words.write_bytes(kept)
    assert listens(on, "play", "neck/short")
    Memory(person.home.data, SpeechEmbedding.name).file.unlink()
    assert not listens(on, "play", "neck/short")
