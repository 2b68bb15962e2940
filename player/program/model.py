"""What an author writes, as frozen values: one struct for each table of the files.

Field names are the keys of the files. The JSON Schema is generated from these structs, so the
limits and the explanations of every key stand here and in `keys`, and nowhere else.
"""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from player.program import limits
from player.program.framing import ProgramWords
from player.program.keys import (
    Allow,
    Back,
    Category,
    Change,
    Core,
    Count,
    Effort,
    Exhale,
    Explain,
    Format,
    Hold,
    Inhale,
    Level,
    LongSeconds,
    Name,
    Out,
    Phase,
    Positions,
    Remark,
    Rest,
    Reviewed,
    Seconds,
    Sentence,
    Sides,
    Slug,
    Sources,
)


class SideWords(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The words of one named side; what is not written here is taken from the language table."""

    side: Annotated[Name, Meta(description="For {side}, after a verb or preposition.", examples=["achteren"])]
    side_of: Annotated[
        Remark, Meta(description="For {side_of}, glued to or before a noun.", examples=["achter"])
    ] = ""
    explain: Explain | UnsetType = UNSET
    out: Out | UnsetType = UNSET
    inhale: Inhale | UnsetType = UNSET
    hold: Hold | UnsetType = UNSET
    back: Back | UnsetType = UNSET
    exhale: Exhale | UnsetType = UNSET
    rest: Rest | UnsetType = UNSET


class WordsChange(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words that a level says differently, as `[nl.easy]`."""

    explain: Explain | UnsetType = UNSET
    out: Out | UnsetType = UNSET
    inhale: Inhale | UnsetType = UNSET
    hold: Hold | UnsetType = UNSET
    back: Back | UnsetType = UNSET
    exhale: Exhale | UnsetType = UNSET
    rest: Rest | UnsetType = UNSET
    effort: Effort | UnsetType = UNSET


class Words(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The words of an exercise in one language."""

    name: Annotated[
        Name, Meta(description="What the exercise is called.", examples=["Nek draaien", "Neck turns"])
    ]
    explain: Explain = ()
    out: Out | UnsetType = UNSET
    inhale: Inhale | UnsetType = UNSET
    hold: Hold | UnsetType = UNSET
    back: Back | UnsetType = UNSET
    exhale: Exhale | UnsetType = UNSET
    rest: Rest | UnsetType = UNSET
    switch: Annotated[
        Sentence | UnsetType, Meta(description="Said when the side changes.", examples=["Now to the {side}."])
    ] = UNSET
    close: Annotated[
        Sentence | UnsetType,
        Meta(description="Said once, after the last repetition.", examples=["That was {reps} times."]),
    ] = UNSET
    stop_if: Annotated[
        Sentence | UnsetType,
        Meta(description="When to stop this exercise.", examples=["Stop if you feel dizzy."]),
    ] = UNSET
    effort: Effort | UnsetType = UNSET
    sides: Annotated[
        dict[Slug, SideWords | Name],
        Meta(
            max_length=limits.SIDES,
            description="Words of the named sides; a bare text is its `side`.",
            examples=[{"backward": "backwards", "forward": "forwards"}],
        ),
    ] = {}
    easy: Annotated[WordsChange | UnsetType, Meta(description="Said otherwise at level easy.")] = UNSET
    normal: Annotated[WordsChange | UnsetType, Meta(description="Said otherwise at level normal.")] = UNSET
    hard: Annotated[WordsChange | UnsetType, Meta(description="Said otherwise at level hard.")] = UNSET


class DoseChange(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The numbers of one level, as `[easy]`; what is missing is taken from the level below."""

    sets: Annotated[
        Annotated[int, Meta(ge=1, le=10)] | UnsetType, Meta(description="Number of sets.", examples=[2])
    ] = UNSET
    reps: Annotated[
        Count | UnsetType, Meta(description="Number of repetitions, per side and set.", examples=[5])
    ] = UNSET
    out: Annotated[
        Seconds | UnsetType, Meta(description="Seconds of the movement out; 0 leaves it out.", examples=[3])
    ] = UNSET
    inhale: Annotated[
        Seconds | UnsetType, Meta(description="For breathing, instead of `out`: seconds in.", examples=[4])
    ] = UNSET
    hold: Annotated[
        LongSeconds | UnsetType, Meta(description="Seconds of holding still; 0 leaves it out.", examples=[2])
    ] = UNSET
    back: Annotated[
        Seconds | UnsetType, Meta(description="Seconds of the way back; 0 leaves it out.", examples=[3])
    ] = UNSET
    exhale: Annotated[
        Seconds | UnsetType, Meta(description="For breathing, instead of `back`: seconds out.", examples=[6])
    ] = UNSET
    rest: Annotated[
        Seconds | UnsetType,
        Meta(description="Seconds between repetitions, or the second pause of a breath.", examples=[2]),
    ] = UNSET
    set_rest: Annotated[Seconds | UnsetType, Meta(description="Seconds between sets.", examples=[30])] = UNSET
    weight: Annotated[
        Annotated[float, Meta(gt=0, le=40)] | UnsetType,
        Meta(description="Kilos in each hand, for {weight}.", examples=[0.5]),
    ] = UNSET
    sides: Sides | UnsetType = UNSET


class Exercise(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One movement, described once: a file in `sessions/exercises/`."""

    format: Format
    kind: Category
    position: Positions
    sides: Sides = "none"
    change: Change = 4.0
    phases: Annotated[
        tuple[Phase, ...], Meta(max_length=3, description="Recovery phases it suits.", examples=[[1, 2, 3]])
    ] = ()
    reviewed_by: Reviewed = ""
    sources: Sources = ()
    allow: Allow = ()
    nl: Annotated[Words, Meta(description="The Dutch words.")]
    en: Annotated[Words, Meta(description="The English words.")]
    easy: Annotated[DoseChange, Meta(description="The dose at level easy, whole.")]
    normal: Annotated[DoseChange, Meta(description="What differs from easy.")] = DoseChange()
    hard: Annotated[DoseChange, Meta(description="What differs from normal.")] = DoseChange()


class Entry(DoseChange, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One `[[exercise]]` of a program: an exercise by name, or written here, and what differs."""

    use: Annotated[
        Slug | UnsetType,
        Meta(
            description="Name of a file in `exercises/`, or of one beside the program, without `.toml`.",
            examples=["neck-rotation"],
        ),
    ] = UNSET
    level: Annotated[Level, Meta(description="Which of the exercise's doses.", examples=["easy"])] = "easy"
    core: Core = False
    kind: Category | UnsetType = UNSET
    position: Positions | UnsetType = UNSET
    change: Change | UnsetType = UNSET
    nl: Annotated[Words | UnsetType, Meta(description="The Dutch words of an exercise written here.")] = UNSET
    en: Annotated[Words | UnsetType, Meta(description="The English words of an exercise written here.")] = (
        UNSET
    )
    easy: Annotated[DoseChange | UnsetType, Meta(description="The dose at level easy, whole.")] = UNSET
    normal: Annotated[DoseChange | UnsetType, Meta(description="What differs from easy.")] = UNSET
    hard: Annotated[DoseChange | UnsetType, Meta(description="What differs from normal.")] = UNSET


class ProgramFile(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A program as its file says it: exercises still by name."""

    format: Format
    phase: Annotated[
        Phase | UnsetType, Meta(description="Recovery phase that the program belongs to.", examples=[1])
    ] = UNSET
    seconds: Annotated[
        Annotated[int, Meta(ge=20, le=180)] | UnsetType,
        Meta(
            description="For a break: seconds that it lasts, words and standing up included.", examples=[60]
        ),
    ] = UNSET
    reviewed_by: Reviewed = ""
    prescribed_by: Annotated[
        Remark,
        Meta(description="Who wrote the program for this person; never spoken.", examples=["A. Therapist"]),
    ] = ""
    notes: Annotated[
        str,
        Meta(
            max_length=limits.NOTES,
            description="For other therapists; never spoken.",
            examples=["Two weeks, then come back."],
        ),
    ] = ""
    sources: Sources = ()
    allow: Allow = ()
    nl: Annotated[ProgramWords, Meta(description="The Dutch words.")]
    en: Annotated[ProgramWords, Meta(description="The English words.")]
    exercise: Annotated[
        tuple[Entry, ...],
        Meta(
            min_length=1,
            max_length=limits.EXERCISES,
            description="The exercises, in order; a talk has none, and says its sentences instead.",
        ),
    ] = ()
