"""What a program says around its exercises, or instead of them: one struct for its language tables."""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from player.program import limits
from player.program.keys import Name, Sentence


class ProgramWords(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The words of a program in one language."""

    name: Annotated[Name, Meta(description="What the program is called.", examples=["My week"])]
    opening: Annotated[
        Sentence | UnsetType,
        Meta(
            description="Said first, instead of the player's own beginning.",
            examples=["Good that you are here."],
        ),
    ] = UNSET
    closing: Annotated[
        Sentence | UnsetType,
        Meta(description="Said last, before the player's own end.", examples=["That was your break."]),
    ] = UNSET
    say: Annotated[
        Annotated[tuple[Sentence, ...], Meta(min_length=1, max_length=limits.TALK)] | UnsetType,
        Meta(
            description="For a talk, a program without exercises: its sentences, in order.",
            examples=[["Your neck is sensitive now.", "That can become less."]],
        ),
    ] = UNSET
