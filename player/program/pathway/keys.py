"""What may stand behind the keys of a pathway file, where several tables share it."""

from typing import Annotated, Literal

from msgspec import Meta

from player.program.keys import Sentence

Outcome = Literal[
    "call_112",
    "doctor_now",
    "doctor_week",
    "physio_first",
    "start_gently",
    "self_manage",
    "not_for_you",
]
Urgency = Literal["now", "today", "week", "soon", "none"]
Permission = Literal["everything", "walking_and_breathing", "nothing"]
Block = Literal["safety", "person", "course", "week", "background", "means", "condition"]
PathwayAdvice = Literal["load-jump", "long-for-phase"]
"""Codes of what is advised of a pathway; each has a section in docs/checks.md."""
AnswerType = Literal["yes_no", "scale", "count", "choice", "activities"]
ID = r"^[A-Z]{2}[0-9]{0,2}[a-z]?$(?!\n)"
"""An id of a question, a part or an advice."""
PROGRAM = r"^[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*$(?!\n)"
"""A name of a program, with its folder."""
Id = Annotated[str, Meta(pattern=ID, examples=["QS3"])]
Lines = Annotated[
    tuple[Sentence, ...],
    Meta(
        min_length=1,
        max_length=6,
        description="What is said, a sentence an item, at most 16 words each.",
        examples=[["Do you see double?"]],
    ),
]
ProgramName = Annotated[str, Meta(pattern=PROGRAM, max_length=120)]
ProgramNames = Annotated[tuple[ProgramName, ...], Meta(max_length=20)]
Whole = Annotated[int, Meta(ge=0, le=10000)]
