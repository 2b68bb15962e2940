"""What an author writes, as frozen values: one struct for each table of the files.

Field names are the keys of the files. The JSON Schema is generated from these structs, so the
limits and the explanations of every key stand here and nowhere else.
"""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

Language = Literal["nl", "en"]
Level = Literal["easy", "normal", "hard"]
Kind = Literal["mobility", "control", "strength", "breathing", "relaxation", "walking"]
Position = Literal["sitting", "standing", "supine", "side-lying", "hands-and-knees", "walking"]

LANGUAGES: tuple[Language, ...] = ("nl", "en")
LEVELS: tuple[Level, ...] = ("easy", "normal", "hard")

Sentence = Annotated[str, Meta(min_length=1, max_length=300)]
ShortWords = Annotated[str, Meta(min_length=1, max_length=80)]
Name = Annotated[str, Meta(min_length=1, max_length=120)]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
Seconds = Annotated[float, Meta(ge=0, le=600)]
LongSeconds = Annotated[float, Meta(ge=0, le=3600)]
Count = Annotated[int, Meta(ge=1, le=100)]
SideRule = Literal["none", "alternate", "one-then-other"]
Variants = Annotated[tuple[Slug, ...], Meta(min_length=1, max_length=12)]
Sides = SideRule | Variants
Explain = Annotated[tuple[Sentence, ...], Meta(max_length=12)]


class SideWords(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The words of one named side; what is not written here is taken from the language table."""

    side: Name
    """The form after a verb or preposition, for {side}: "achteren", "backwards"."""
    side_of: str = ""
    """The form glued to or before a noun, for {side_of}."""
    explain: Explain | UnsetType = UNSET
    out: ShortWords | UnsetType = UNSET
    hold: ShortWords | UnsetType = UNSET
    back: ShortWords | UnsetType = UNSET
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

    name: Name
    explain: Explain = ()
    """Full instructions, one sentence an item, at most 16 words each."""
    out: ShortWords = ""
    """Said at the start of the movement out, from the second repetition."""
    inhale: ShortWords = ""
    """For breathing: the same as `out`."""
    hold: ShortWords = ""
    """Said just before the hold begins."""
    back: ShortWords = ""
    """Said at the start of the way back."""
    exhale: ShortWords = ""
    """For breathing: the same as `back`."""
    rest: ShortWords = ""
    """Said at the start of the rest, or of the second pause of a breath."""
    switch: Sentence | UnsetType = UNSET
    """Said when the side changes; the player has a sentence of its own."""
    close: Sentence | UnsetType = UNSET
    """Said once, after the last repetition."""
    stop_if: Sentence | UnsetType = UNSET
    """When to stop this exercise."""
    effort: Name | UnsetType = UNSET
    """How hard to push, for {effort}."""
    sides: dict[Slug, SideWords | Name] = {}
    """Words of the named sides; a bare text is its `side`."""
    easy: WordsChange | UnsetType = UNSET
    normal: WordsChange | UnsetType = UNSET
    hard: WordsChange | UnsetType = UNSET


class DoseChange(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The numbers of one level, as `[easy]`; what is missing is taken from the level below."""

    sets: Annotated[int, Meta(ge=1, le=10)] | UnsetType = UNSET
    reps: Count | UnsetType = UNSET
    """Repetitions, per side."""
    out: Seconds | UnsetType = UNSET
    inhale: Seconds | UnsetType = UNSET
    hold: LongSeconds | UnsetType = UNSET
    back: Seconds | UnsetType = UNSET
    exhale: Seconds | UnsetType = UNSET
    rest: Seconds | UnsetType = UNSET
    """Seconds between repetitions, or the second pause of a breath."""
    set_rest: Seconds | UnsetType = UNSET
    """Seconds between sets."""
    weight: Annotated[float, Meta(gt=0, le=40)] | UnsetType = UNSET
    """Kilos in each hand, for {weight}."""
    sides: Sides | UnsetType = UNSET


class Exercise(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One movement, described once: a file in `sessions/exercises/`."""

    format: Literal[1]
    kind: Kind
    position: Position | Annotated[tuple[Position, ...], Meta(min_length=1, max_length=4)]
    """One position, or a list: the one nearest to the exercise before wins."""
    sides: Sides = "none"
    change: Annotated[float, Meta(ge=0, le=60)] = 4.0
    """Seconds to change sides; 20 to turn over."""
    phases: Annotated[tuple[Annotated[int, Meta(ge=1, le=3)], ...], Meta(max_length=3)] = ()
    reviewed_by: str = ""
    """A physiotherapist's name and the date, once there is one."""
    sources: tuple[Name, ...] = ()
    nl: Words
    en: Words
    easy: DoseChange
    normal: DoseChange = DoseChange()
    hard: DoseChange = DoseChange()


class ProgramWords(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The words of a program in one language."""

    name: Name
    opening: Sentence | UnsetType = UNSET
    """Said first, instead of the player's own beginning."""
    closing: Sentence | UnsetType = UNSET
    """Said last, before the player's own end."""


class Entry(DoseChange, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One `[[exercise]]` of a program: an exercise by name, or written here, and what differs."""

    use: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")] | UnsetType = UNSET
    """The name of a file in `exercises/`, or of one beside the program, without `.toml`."""
    level: Level = "easy"
    core: bool = False
    """True for what should not be skipped on a short day."""
    kind: Kind | UnsetType = UNSET
    position: Position | Annotated[tuple[Position, ...], Meta(min_length=1, max_length=4)] | UnsetType = UNSET
    change: Annotated[float, Meta(ge=0, le=60)] | UnsetType = UNSET
    nl: Words | UnsetType = UNSET
    en: Words | UnsetType = UNSET
    easy: DoseChange | UnsetType = UNSET
    normal: DoseChange | UnsetType = UNSET
    hard: DoseChange | UnsetType = UNSET


class ProgramFile(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A program as its file says it: exercises still by name."""

    format: Literal[1]
    phase: Annotated[int, Meta(ge=1, le=3)] | UnsetType = UNSET
    """Recovery phase that the program belongs to."""
    seconds: Annotated[int, Meta(ge=20, le=180)] | UnsetType = UNSET
    """For a break: how long it lasts, words and standing up included."""
    reviewed_by: str = ""
    prescribed_by: str = ""
    notes: Annotated[str, Meta(max_length=2000)] = ""
    """For other therapists; never spoken."""
    sources: tuple[Name, ...] = ()
    nl: ProgramWords
    en: ProgramWords
    exercise: Annotated[tuple[Entry, ...], Meta(min_length=1, max_length=60)]
