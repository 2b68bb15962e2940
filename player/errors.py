"""What is told to a user instead of a traceback, still free of any language.

A `Problem` and a `UserError` carry a key and its values; `phrases` turns them into
Dutch or English sentences. Only the command line prints them.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

Value = str | int | float
Severity = Literal["error", "advice"]


class Problem(Struct, frozen=True, kw_only=True):
    """One thing in one place of a file that its author can mend."""

    file: str
    code: str
    """Key of the sentence in `phrases`, such as `unknown-key`."""
    values: Mapping[str, Value] = {}
    line: int = 1
    """Line in the file, from 1."""
    column: int = 0
    """Column in the line, from 1; 0 where it is not known."""
    severity: Severity = "error"


class UserError(Exception):
    """Something that the user can mend; said in one paragraph, without a traceback."""

    def __init__(self, key: str, problems: Iterable[Problem] = (), **values: Value) -> None:
        """Name the sentence by its `key` in phrases, with the values it needs."""
        super().__init__(key, values)
        self.key = key
        self.values = values
        self.problems = tuple(problems)

    def __str__(self) -> str:
        """Give the bare key and values: the command line says it in the user's language."""
        return " ".join([self.key, *(f"{name}={value}" for name, value in self.values.items())])
