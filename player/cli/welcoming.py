"""What is said in the first minutes, and who has not heard it yet."""

from collections.abc import Iterator, Mapping

from player.cli.context import Context
from player.phrases import phrases
from player.program import Language
from player.session import Line, own, question

EARS = (("left", -1.0), ("right", 1.0))
"""Where each sentence of the sound check sounds."""
LOUDNESS = ("good", "louder", "softer")
STEP: Mapping[str | None, float] = {"louder": 3.0, "softer": -3.0}
"""Decibels that an answer adds."""


def first(context: Context) -> bool:
    """Tell whether somebody begins: no language is chosen, and nothing was ever done."""
    return context.settings.language is None and not (context.home.data / "journal.db").exists()


def hello(language: Language) -> tuple[Line, ...]:
    """Say who speaks, and how it is stopped: what somebody needs who cannot see."""
    return _lines(language, "hello")


def how(language: Language) -> tuple[Line, ...]:
    """Say how a session is led, what Soepel is and is not, and how this is heard again."""
    return (*_lines(language, "how"), *_lines(language, "notice"), *_lines(language, "again"))


def spoken(language: Language) -> Iterator[Line]:
    """Give everything that is said to somebody who is content at once, in order."""
    yield from question(language, "language", ("yes", "no")).said
    yield from hello(language)
    for name, _ in EARS:
        yield own(language, f"say.ear.{name}")
    yield from question(language, "loud", LOUDNESS).said
    yield from question(language, "screen_reader", ("yes", "no")).said
    yield from how(language)


def _lines(language: Language, name: str) -> tuple[Line, ...]:
    texts: list[str] = phrases(language).table["welcome"][name]
    return tuple(Line(text, language) for text in texts)
