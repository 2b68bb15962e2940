"""Which lines are timed counts: marks of time inside a part, that nothing but the ear can follow."""

from player.phrases import phrases
from player.session.values import Line
from player.session.words import sentence

_MARKS = ("count.halfway", "count.last_minute")


def counted(line: Line) -> bool:
    """Tell whether a line is a number on the beat, or tells how far a hold is."""
    book = phrases(line.language)
    number = line.text.rstrip(".")
    if number.isdecimal() or number in {sentence(each).rstrip(".") for each in book.table["numbers"]}:
        return True
    return line.text in {book.say(mark) for mark in _MARKS}
