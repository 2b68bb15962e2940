"""Answers that are typed sign by sign: a count of several digits, or a few words."""

from player.session import Question
from player.transport import Command

WORDLESS = {"enter": Command.READY, "escape": Command.STOP, "left": Command.BACK, "f1": Command.AGAIN}
"""Keys that are commands while words are asked for and none is typed yet."""
TYPED = ("count", "text")
"""What is typed sign by sign, and closed by "ready"."""
_LONGEST = 60
"""Characters of an answer in words."""


def usual(question: Question, command: Command | None) -> str | None:
    """Give the words that were offered and taken, where words are asked for."""
    number = None if command is None or question.answers != "text" else command.number
    if number is None:
        return None
    text = question.offered[number - 1].text.rstrip(".")
    return text[:1].lower() + text[1:]


def longer(question: Question, typed: str, command: Command | None, sign: str) -> str:
    """Give what was typed so far of a count or of words."""
    if question.answers == "count":
        number = None if command is None else command.number
        counted = typed if number is None else f"{typed}{number}"
        return typed if counted and int(counted) > question.most else counted
    if sign in ("backspace", "delete"):
        return typed[:-1]
    letter = " " if sign == "space" else sign if len(sign) == 1 and sign.isprintable() else ""
    return (typed + letter)[:_LONGEST].lstrip()
