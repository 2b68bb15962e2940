"""Authoring: the first draft of a file, and mending what has only one right answer.

`draft_exercise` and `draft_program` give the text of a new file, `mend` gives a file with its safe slips
mended; `create` and `replace` write them, whole or not at all.
"""

from player.authoring.drafting import ExerciseDraft, ProgramDraft, draft_exercise, draft_program, schema_line
from player.authoring.mending import Change, Mended, mend
from player.authoring.naming import place, title
from player.authoring.writing import create, replace

__all__ = [
    "Change",
    "ExerciseDraft",
    "Mended",
    "ProgramDraft",
    "create",
    "draft_exercise",
    "draft_program",
    "mend",
    "place",
    "replace",
    "schema_line",
    "title",
]
