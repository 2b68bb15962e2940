"""Tells a change in a program, in one short sentence to read or to say."""

from player.phrases import Phrases, phrases
from player.program.keys import Language
from player.program.values import Changed

_UNITS = {
    **dict.fromkeys(("dose.out", "dose.inhale", "dose.hold", "dose.back", "dose.exhale"), "seconds"),
    **dict.fromkeys(("dose.rest", "dose.set_rest", "item.change", "program.seconds"), "seconds"),
    "dose.sets": "sets",
    "dose.reps": "times",
    "dose.weight": "kilos",
}
"""What is counted."""


def tell(changed: Changed, language: Language, *, spoken: bool = False) -> str:
    """Give the sentence; numbers are spelt where it is `spoken`."""
    book = phrases(language)
    was, now = (_value(book, changed.what, value, spoken=spoken) for value in (changed.was, changed.now))
    name = changed.names.get(language, "")
    what = book.say(f"changed.{changed.what}", name=name, was=was, now=now)
    if changed.language is not None and changed.language != language:
        what = book.say("changed.in_language", what=what, tongue=book.say(f"changed.{changed.language}"))
    if changed.names and changed.what not in ("new", "removed", "moved"):
        what = book.say("changed.at", what=what, name=name)
    return f"{what[:1].upper()}{what[1:]}."


def _value(book: Phrases, what: str, value: object, *, spoken: bool) -> str:
    match value:
        case None:
            return book.say("changed.nothing")
        case int() | float() if what in _UNITS and spoken:
            return book.say(f"changed.spoken.{_UNITS[what]}", number=value)
        case int() | float() if what in _UNITS:
            digits = f"{value:g}".replace(".", book.say("caption.point"))
            return book.say(f"changed.shown.{_UNITS[what]}", number=digits)
        case _ if what == "item.level":
            return book.say(f"level.{value}")
    return str(value)
