"""A problem as its author can act on it: one line to read, or fields for a machine."""

from player.errors import Problem, Value
from player.phrases import Phrases, phrases


def describe(problem: Problem, language: str) -> str:
    """Give `FILE:LINE:COLUMN: what, why, remedy` in the words of `language`; advice says that it is."""
    book = phrases(language)
    place = f"{_printable(problem.file)}:{problem.line}:{max(problem.column, 1)}"
    said = f"{_what(book, problem)}, {_say(book, problem, 'remedy')}"
    if problem.severity == "advice":
        said = book.say("program.advice", said=said, code=problem.code)
    return f"{place}: {said}"


def fields(problem: Problem, language: str) -> dict[str, Value]:
    """Give what `check --format json` tells of a problem."""
    book = phrases(language)
    return {
        "file": problem.file,
        "line": problem.line,
        "column": max(problem.column, 1),
        "code": problem.code,
        "severity": problem.severity,
        "message": _what(book, problem),
        "help": _say(book, problem, "remedy"),
    }


def unopened(file: str, code: str, message: str) -> dict[str, Value]:
    """Give the same fields of a file that cannot be opened: there is no line to name."""
    return {
        "file": file,
        "line": 1,
        "column": 1,
        "code": code,
        "severity": "error",
        "message": message,
        "help": "",
    }


def _what(book: Phrases, problem: Problem) -> str:
    """Give what is wrong and, where that is not plain, why it is."""
    what = _say(book, problem, "what")
    why = f"problem.{problem.code}.why"
    return f"{what}, {_say(book, problem, 'why')}" if book.has(why) else what


def _say(book: Phrases, problem: Problem, key: str) -> str:
    values = {name: _digits(book, value) for name, value in problem.values.items()}
    return book.say(f"problem.{problem.code}.{key}", **values)


def _digits(book: Phrases, value: Value) -> Value:
    """Give seconds in digits, as an author writes them, with the language's own sign."""
    return f"{value:.1f}".replace(".", book.say("caption.point")) if isinstance(value, float) else value


def _printable(file: str) -> str:
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in file)
