"""Programs and exercises: from the text of a file to frozen values, with every problem named at once.

`read` is the fast road for good files; `problems` finds everything that is wrong, with lines.
"""

from collections.abc import Collection

from player.errors import Problem
from player.program.describing import describe, fields, unopened
from player.program.expanding import alone, expanded
from player.program.framing import ProgramWords
from player.program.keys import LANGUAGES, LEVELS, Kind, Language, Level, Position
from player.program.model import Entry, Exercise, ProgramFile
from player.program.reading import Find, read
from player.program.schema import FileKind, schema
from player.program.telling import tell
from player.program.values import Changed, Dose, Item, Lyrics, Misfit, Movement, Program, Spoken

__all__ = [
    "LANGUAGES",
    "LEVELS",
    "Changed",
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
    "Misfit",
    "Movement",
    "Position",
    "Program",
    "ProgramFile",
    "ProgramWords",
    "Spoken",
    "advice",
    "alone",
    "changes",
    "describe",
    "expanded",
    "fields",
    "problems",
    "read",
    "schema",
    "tell",
    "unfit",
    "unopened",
    "unrecorded",
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


def advice(text: bytes, file: str, find: Find) -> tuple[Problem, ...]:
    """Give what could be better in a file without errors, and in the exercises beside it that it uses."""
    from player.program.advising import advice as advise  # noqa: PLC0415 - as above

    return advise(text, file, find)


def changes(before: Program, after: Program) -> tuple[Changed, ...]:
    """Give every difference that can be heard, those of the program first, then exercise by exercise."""
    from player.program.changes import changes as differ  # noqa: PLC0415 - as above

    return differ(before, after)


def unrecorded(
    text: bytes, file: str, *, language: str, voice: str, missing: int, count: int
) -> tuple[Problem, ...]:
    """Give the advice that a recorded voice lacks sentences, at the program's words in that language."""
    from player.program.unfitting import unrecorded as tell  # noqa: PLC0415 - as above

    return tell(text, file, language=language, voice=voice, missing=missing, count=count)


def unfit(text: bytes, file: str, find: Find, misfit: Misfit) -> tuple[Problem, ...]:
    """Give the advice that words do not fit, where they are written; empty where the file allows it."""
    from player.program.unfitting import unfit as tell  # noqa: PLC0415 - as above

    return tell(text, file, find, misfit)
