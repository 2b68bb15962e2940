"""A problem as one line that its author can act on."""

from player.errors import Problem
from player.phrases import phrases


def describe(problem: Problem, language: str) -> str:
    """Give `FILE:LINE[:COLUMN]: what, remedy` in the words of `language`."""
    book = phrases(language)
    what = book.say(f"problem.{problem.code}.what", **problem.values)
    remedy = book.say(f"problem.{problem.code}.remedy", **problem.values)
    place = f"{problem.line}:{problem.column}" if problem.column else str(problem.line)
    return f"{_printable(problem.file)}:{place}: {what}, {remedy}"


def _printable(file: str) -> str:
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in file)
