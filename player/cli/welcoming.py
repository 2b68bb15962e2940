"""What is said in the first minutes, and who has not heard it yet."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from player.cli.context import Context
from player.phrases import phrases
from player.program import Language
from player.session import Line, Question, own, question

EARS = (("left", -1.0), ("right", 1.0))
"""Where each sentence of the sound check sounds."""
LOUDNESS = ("good", "louder", "softer")
STEP: Mapping[str | None, float] = {"louder": 3.0, "softer": -3.0}
"""Decibels that an answer adds."""


def first(context: Context) -> bool:
    """Tell whether somebody begins: no language is chosen, and nothing was ever done."""
    return context.settings.language is None and not (context.home.data / "journal.db").exists()


def tongue(language: Language, *, buttoned: bool = False, voiced: bool = False) -> Question:
    """Ask whether a language is the one; where one button leads, or any sound, tell how it answers."""
    asked = question(language, "language", ("yes", "no"))
    if not (buttoned or voiced):
        return asked
    how = own(language, "ask.offer.how" if buttoned else "ask.offer.how_voice")
    return replace(asked, said=(*asked.said, how))


def hello(language: Language, *, buttoned: bool = False, voiced: bool = False) -> tuple[Line, ...]:
    """Say who speaks, and how it is stopped: what somebody needs who cannot see."""
    return _lines(language, "hello_button" if buttoned else "hello_voice" if voiced else "hello")


def how(language: Language, *, buttoned: bool = False) -> tuple[Line, ...]:
    """Say how a session is led, what Soepel is and is not, and how this is heard again."""
    notice = _lines(language, "notice")
    if buttoned:
        return (own(language, "ask.offer.session"), *notice, *_lines(language, "again_button"))
    return (*_lines(language, "how"), *notice, *_lines(language, "again"))


def spoken(language: Language, *, buttoned: bool = False, voiced: bool = False) -> Iterator[Line]:
    """Give everything that is said to somebody who is content at once, in order."""
    yield from tongue(language, buttoned=buttoned, voiced=voiced).said
    yield from hello(language, buttoned=buttoned, voiced=voiced)
    for name, _ in EARS:
        yield own(language, f"say.ear.{name}")
    yield from question(language, "loud", LOUDNESS).said
    yield from question(language, "screen_reader", ("yes", "no")).said
    yield from question(language, "teach_words", ("yes", "no")).said
    yield from how(language, buttoned=buttoned)


def _lines(language: Language, name: str) -> tuple[Line, ...]:
    texts: list[str] = phrases(language).table["welcome"][name]
    return tuple(Line(text, language) for text in texts)
