"""Programs and exercises: from the text of a file to frozen values, with every problem named at once.

`read` is the fast road for good files; `problems` finds everything that is wrong, with lines.
"""

from collections.abc import Collection

from player.errors import Problem
from player.program.describing import describe
from player.program.expanding import expanded
from player.program.keys import LANGUAGES, LEVELS, Kind, Language, Level, Position
from player.program.model import Entry, Exercise, ProgramFile, ProgramWords
from player.program.reading import Find, read
from player.program.schema import FileKind, schema
from player.program.values import Dose, Item, Lyrics, Movement, Program, Spoken

__all__ = [
    "LANGUAGES",
    "LEVELS",
    "Dose",
    "Entry",
    "Exercise",
    "FileKind",
    "Find",
    "Item",
    "Kind",
    "Language",
    "Level",
    "Lyrics",
    "Movement",
    "Position",
    "Program",
    "ProgramFile",
    "ProgramWords",
    "Spoken",
    "describe",
    "expanded",
    "problems",
    "read",
    "schema",
]


def problems(
    text: bytes, file: str, kind: FileKind | None, find: Find, names: Collection[str] = ()
) -> tuple[Problem, ...]:
    """Give every problem of a file at once, then those of the exercise files it uses.

    Without a `kind` it is guessed; `names` are what `find` knows, for "did you mean".
    """
    # jsonschema and tree-sitter are not wanted on the way to the first sound.
    from player.program.checking import problems as check  # noqa: PLC0415

    return check(text, file, kind, find, names)
