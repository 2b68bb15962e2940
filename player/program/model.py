"""What an author writes, as frozen values: one struct for each table of the files.

Field names are the keys of the files. The JSON Schema is generated from these structs, so the
limits and the explanations of every key stand here and nowhere else.
"""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from player.program import limits

Language = Literal["nl", "en"]
Level = Literal["easy", "normal", "hard"]
Kind = Literal["mobility", "control", "strength", "breathing", "relaxation", "walking"]
Position = Literal["sitting", "standing", "supine", "side-lying", "hands-and-knees", "walking"]

LANGUAGES: tuple[Language, ...] = ("nl", "en")
LEVELS: tuple[Level, ...] = ("easy", "normal", "hard")

SLUG = r"^[a-z0-9][a-z0-9_-]{0,63}$(?!\n)"
"""A plain name; Python's `$` alone would let a last newline through."""

Format = Annotated[
    Literal[1], Meta(description="Version of this format.", extra_json_schema={"type": "integer"})
]
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
Sides = SideRule | Variants
Explain = Annotated[tuple[Sentence, ...], Meta(max_length=limits.EXPLAIN)]
Sources = Annotated[tuple[Sentence, ...], Meta(max_length=limits.SOURCES, description="Where it comes from.")]
Positions = Annotated[
    Position | Annotated[tuple[Position, ...], Meta(min_length=1, max_length=4)],
    Meta(description="One position, or a list: the one nearest to the exercise before wins."),
]
Change = Annotated[
    Annotated[float, Meta(ge=0, le=60)],
    Meta(description="Seconds to change sides; 20 to turn over.", examples=[4, 20]),
]
Reviewed = Annotated[Remark, Meta(description="A physiotherapist's name and the date, once there is one.")]


class SideWords(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The words of one named side; what is not written here is taken from the language table."""

    side: Annotated[Name, Meta(description="For {side}, after a verb or preposition.", examples=["achteren"])]
    side_of: Annotated[Remark, Meta(description="For {side_of}, glued to or before a noun.")] = ""
    explain: Explain | UnsetType = UNSET
    out: ShortWords | UnsetType = UNSET
    inhale: ShortWords | UnsetType = UNSET
    hold: ShortWords | UnsetType = UNSET
    back: ShortWords | UnsetType = UNSET
    exhale: ShortWords | UnsetType = UNSET
    rest: ShortWords | UnsetType = UNSET


class WordsChange(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words that a level says differently, as `[nl.easy]`."""

    explain: Explain | UnsetType = UNSET
    out: ShortWords | UnsetType = UNSET
    inhale: ShortWords | UnsetType = UNSET
    hold: ShortWords | UnsetType = UNSET
    back: ShortWords | UnsetType = UNSET
    exhale: ShortWords | UnsetType = UNSET
    rest: ShortWords | UnsetType = UNSET
    effort: Name | UnsetType = UNSET


class Words(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The words of an exercise in one language."""

    name: Annotated[
        Name, Meta(description="What the exercise is called.", examples=["Nek draaien", "Neck turns"])
    ]
    explain: Annotated[
        Explain, Meta(description="Full instructions: one sentence an item, at most 16 words.")
    ] = ()
    out: Annotated[ShortWords, Meta(description="Said at the start of the movement out.")] = ""
    inhale: Annotated[ShortWords, Meta(description="For breathing: the same as `out`.")] = ""
    hold: Annotated[ShortWords, Meta(description="Said just before the hold begins.")] = ""
    back: Annotated[ShortWords, Meta(description="Said at the start of the way back.")] = ""
    exhale: Annotated[ShortWords, Meta(description="For breathing: the same as `back`.")] = ""
    rest: Annotated[ShortWords, Meta(description="Said at the start of the rest.")] = ""
    switch: Annotated[Sentence | UnsetType, Meta(description="Said when the side changes.")] = UNSET
    close: Annotated[Sentence | UnsetType, Meta(description="Said once, after the last repetition.")] = UNSET
    stop_if: Annotated[Sentence | UnsetType, Meta(description="When to stop this exercise.")] = UNSET
    effort: Annotated[Name | UnsetType, Meta(description="How hard to push, for {effort}.")] = UNSET
    sides: Annotated[
        dict[Slug, SideWords | Name],
        Meta(max_length=limits.SIDES, description="Words of the named sides; a bare text is its `side`."),
    ] = {}
    easy: WordsChange | UnsetType = UNSET
    normal: WordsChange | UnsetType = UNSET
    hard: WordsChange | UnsetType = UNSET


class DoseChange(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The numbers of one level, as `[easy]`; what is missing is taken from the level below."""

    sets: Annotated[Annotated[int, Meta(ge=1, le=10)] | UnsetType, Meta(description="Sets.")] = UNSET
    reps: Annotated[Count | UnsetType, Meta(description="Repetitions, per side.")] = UNSET
    out: Annotated[Seconds | UnsetType, Meta(description="Seconds of the movement out.")] = UNSET
    inhale: Annotated[Seconds | UnsetType, Meta(description="For breathing: seconds in.")] = UNSET
    hold: Annotated[LongSeconds | UnsetType, Meta(description="Seconds of holding still.")] = UNSET
    back: Annotated[Seconds | UnsetType, Meta(description="Seconds of the way back.")] = UNSET
    exhale: Annotated[Seconds | UnsetType, Meta(description="For breathing: seconds out.")] = UNSET
    rest: Annotated[
        Seconds | UnsetType, Meta(description="Seconds between repetitions, or the second pause of a breath.")
    ] = UNSET
    set_rest: Annotated[Seconds | UnsetType, Meta(description="Seconds between sets.")] = UNSET
    weight: Annotated[
        Annotated[float, Meta(gt=0, le=40)] | UnsetType, Meta(description="Kilos in each hand, for {weight}.")
    ] = UNSET
    sides: Annotated[Sides | UnsetType, Meta(description="Sides at this level only.")] = UNSET


class Exercise(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One movement, described once: a file in `sessions/exercises/`."""

    format: Format
    kind: Annotated[Kind, Meta(description="What sort of exercise it is.")]
    position: Positions
    sides: Annotated[Sides, Meta(description="A rule for left and right, or a list of named sides.")] = "none"
    change: Change = 4.0
    phases: Annotated[tuple[Phase, ...], Meta(max_length=3, description="Recovery phases it suits.")] = ()
    reviewed_by: Reviewed = ""
    sources: Sources = ()
    nl: Words
    en: Words
    easy: DoseChange
    normal: DoseChange = DoseChange()
    hard: DoseChange = DoseChange()


class ProgramWords(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The words of a program in one language."""

    name: Annotated[Name, Meta(description="What the program is called.")]
    opening: Annotated[
        Sentence | UnsetType, Meta(description="Said first, instead of the player's own beginning.")
    ] = UNSET
    closing: Annotated[Sentence | UnsetType, Meta(description="Said last, before the player's own end.")] = (
        UNSET
    )


class Entry(DoseChange, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One `[[exercise]]` of a program: an exercise by name, or written here, and what differs."""

    use: Annotated[
        Slug | UnsetType,
        Meta(
            description="Name of a file in `exercises/`, or of one beside the program, without `.toml`.",
            examples=["neck-rotation"],
        ),
    ] = UNSET
    level: Annotated[Level, Meta(description="Which of the exercise's doses.")] = "easy"
    core: Annotated[bool, Meta(description="True for what should not be skipped on a short day.")] = False
    kind: Kind | UnsetType = UNSET
    position: Positions | UnsetType = UNSET
    change: Change | UnsetType = UNSET
    nl: Words | UnsetType = UNSET
    en: Words | UnsetType = UNSET
    easy: DoseChange | UnsetType = UNSET
    normal: DoseChange | UnsetType = UNSET
    hard: DoseChange | UnsetType = UNSET


class ProgramFile(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A program as its file says it: exercises still by name."""

    format: Format
    phase: Annotated[Phase | UnsetType, Meta(description="Recovery phase that the program belongs to.")] = (
        UNSET
    )
    seconds: Annotated[
        Annotated[int, Meta(ge=20, le=180)] | UnsetType,
        Meta(description="For a break: how long it lasts, words and standing up included."),
    ] = UNSET
    reviewed_by: Reviewed = ""
    prescribed_by: Annotated[Remark, Meta(description="Who wrote the program for this person.")] = ""
    notes: Annotated[
        str, Meta(max_length=limits.NOTES, description="For other therapists; never spoken.")
    ] = ""
    sources: Sources = ()
    nl: ProgramWords
    en: ProgramWords
    exercise: Annotated[
        tuple[Entry, ...],
        Meta(min_length=1, max_length=limits.EXERCISES, description="The exercises, in order."),
    ]
