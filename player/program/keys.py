"""What may stand behind each key of the files: choices, ranges and what an editor tells of them."""

from typing import Annotated, Literal, get_args

from msgspec import Meta

from player.program import limits

Language = Literal["nl", "en"]
Level = Literal["easy", "normal", "hard"]
Kind = Literal["mobility", "control", "strength", "breathing", "relaxation", "walking"]
Position = Literal["sitting", "standing", "supine", "side-lying", "hands-and-knees", "walking"]
Advice = Literal[
    "does-not-fit",
    "hard-to-read",
    "long-sentence",
    "many-core",
    "no-stop-rule",
    "not-reviewed",
    "one-sided",
    "typed-number",
    "up-and-down",
]
"""Codes of what is advised; each has a section in docs/checks.md."""

LANGUAGES: tuple[Language, ...] = ("nl", "en")
LEVELS: tuple[Level, ...] = ("easy", "normal", "hard")
FLOOR: tuple[Position, ...] = ("supine", "side-lying", "hands-and-knees")
"""Positions for which one goes down to the floor."""
ADVICE: tuple[Advice, ...] = get_args(Advice)

SLUG = r"^[a-z0-9][a-z0-9_-]{0,63}$(?!\n)"
"""A plain name; Python's `$` alone would let a last newline through."""

Format = Annotated[
    Literal[1], Meta(description="Version of this format: 1.", extra_json_schema={"type": "integer"})
]
Category = Annotated[Kind, Meta(description="What sort of exercise it is.", examples=["mobility"])]
Sentence = Annotated[str, Meta(min_length=1, max_length=limits.SENTENCE)]
ShortWords = Annotated[str, Meta(min_length=1, max_length=limits.SHORT_WORDS)]
Name = Annotated[str, Meta(min_length=1, max_length=limits.NAME)]
Remark = Annotated[str, Meta(max_length=limits.NAME)]
Slug = Annotated[str, Meta(pattern=SLUG)]
Seconds = Annotated[float, Meta(ge=0, le=600)]
LongSeconds = Annotated[float, Meta(ge=0, le=3600)]
Count = Annotated[int, Meta(ge=1, le=100)]
Phase = Annotated[int, Meta(ge=1, le=3)]
SideRule = Literal["none", "alternate", "one-then-other"]
Variants = Annotated[tuple[Slug, ...], Meta(min_length=1, max_length=limits.SIDES)]
Sides = Annotated[
    SideRule | Variants,
    Meta(
        description="A rule for left and right, or a list of named sides that are done one after the other.",
        examples=["alternate", "one-then-other", ["backward", "forward"]],
    ),
]
Explain = Annotated[
    Annotated[tuple[Sentence, ...], Meta(max_length=limits.EXPLAIN)],
    Meta(
        description="Full instructions: one sentence an item, at most 16 words each.",
        examples=[["Turn your head slowly to the {side}.", "Come back to the middle."]],
    ),
]
Sources = Annotated[
    tuple[Sentence, ...],
    Meta(
        max_length=limits.SOURCES,
        description="Where it comes from; never spoken.",
        examples=[["Own practice", "doi 10.5271/sjweh.3949"]],
    ),
]
Positions = Annotated[
    Position | Annotated[tuple[Position, ...], Meta(min_length=1, max_length=4)],
    Meta(
        description="One position, or a list: the one nearest to the exercise before wins.",
        examples=["sitting", ["sitting", "supine"]],
    ),
]
Change = Annotated[
    Annotated[float, Meta(ge=0, le=60)],
    Meta(description="Seconds to change sides; 20 to turn over.", examples=[4, 20]),
]
Reviewed = Annotated[
    Remark,
    Meta(
        description="A physiotherapist's name and the date, once there is one; never spoken.",
        examples=["A. Therapist, 2026-05-01"],
    ),
]
Allow = Annotated[
    tuple[Advice, ...],
    Meta(
        max_length=len(ADVICE),
        description="Advice that is not wanted for this file, by its code; errors cannot be switched off.",
        examples=[["not-reviewed"]],
    ),
]
Core = Annotated[
    bool, Meta(description="True for what should not be skipped on a short day.", examples=[True])
]
Out = Annotated[
    ShortWords,
    Meta(description="Short words at the start of the movement out.", examples=["to the {side}"]),
]
Inhale = Annotated[
    ShortWords,
    Meta(description="For breathing, instead of `out`: said as it begins.", examples=["breathe in"]),
]
Hold = Annotated[ShortWords, Meta(description="Short words just before the hold begins.", examples=["stay"])]
Back = Annotated[
    ShortWords, Meta(description="Short words at the start of the way back.", examples=["to the middle"])
]
Exhale = Annotated[
    ShortWords,
    Meta(description="For breathing, instead of `back`: said as it begins.", examples=["breathe out"]),
]
Rest = Annotated[ShortWords, Meta(description="Short words at the start of the rest.", examples=["and rest"])]
Effort = Annotated[
    Name, Meta(description="How hard to push, for {effort}.", examples=["as lightly as a feather"])
]
