"""A program as the player uses it: every exercise found, every level worked out."""

from collections.abc import Mapping

from msgspec import Struct

from player.program.framing import ProgramWords
from player.program.keys import Kind, Language, Level, Position


class Dose(Struct, frozen=True, kw_only=True):
    """How much of an exercise: seconds as the author wrote them, repetitions per side."""

    sets: int = 1
    reps: int = 1
    out: float = 0.0
    hold: float = 0.0
    back: float = 0.0
    rest: float = 0.0
    set_rest: float = 0.0
    weight: float | None = None


class Spoken(Struct, frozen=True, kw_only=True):
    """The words of one side at one level in one language, braces still in them."""

    side: str = ""
    """For {side}; empty without sides."""
    side_of: str = ""
    explain: tuple[str, ...] = ()
    out: str = ""
    hold: str = ""
    back: str = ""
    rest: str = ""


class Lyrics(Struct, frozen=True, kw_only=True):
    """All words of an exercise at one level in one language."""

    name: str
    sides: tuple[Spoken, ...]
    """In the order of `Movement.sides`; one without sides."""
    own_explain: tuple[bool, ...]
    """For each side whether its explanation is its own, to be told whole when it begins."""
    switch: str = ""
    close: str = ""
    stop_if: str = ""
    effort: str = ""


class Movement(Struct, frozen=True, kw_only=True):
    """One exercise at one level: what is done."""

    dose: Dose
    sides: tuple[str, ...]
    """`()` without sides, `("left", "right")`, or the names of the variants."""
    alternate: bool
    """True when the side changes after every repetition, False when it does after every set."""
    words: Mapping[Language, Lyrics]


class Item(Struct, frozen=True, kw_only=True):
    """One exercise of a program, at every level, with the level that its author chose."""

    exercise: str
    """Its file's name, or `PROGRAM-N` where it is written in the program."""
    kind: Kind
    positions: tuple[Position, ...]
    change: float
    """Seconds to change sides."""
    core: bool
    level: Level
    levels: Mapping[Level, Movement]
    digest: str
    """Changes when anything that is heard of this exercise changes."""


class Program(Struct, frozen=True, kw_only=True):
    """An ordered list of exercises with doses: what an author wrote; frozen."""

    name: str
    """As it is asked for: `neck/phase-1`, or a file's path."""
    digest: str
    """SHA-256 of its text and of every exercise file it uses, 64 hexadecimal digits."""
    words: Mapping[Language, ProgramWords]
    items: tuple[Item, ...]
    phase: int | None = None
    seconds: int | None = None
    """For a break: how long it should last."""


class Misfit(Struct, frozen=True, kw_only=True):
    """Words that do not fit their part, as somebody with a voice measured them."""

    exercise: str
    """What it is called in this language."""
    language: Language
    part: str
    """Its plain name: `out`, `hold`, `back` or `rest`."""
    words: str
    needed: float
    """Seconds."""
    room: float
    """Seconds."""


class Changed(Struct, frozen=True, kw_only=True):
    """One thing in which two versions of a program differ."""

    what: str
    """`new`, `removed`, `moved`; else what it is of, and the field: `dose.hold`, `words.explain`."""
    index: int | None = None
    """Number of the exercise afterwards, from 0; for a removed one, of what came in its place."""
    names: Mapping[Language, str] = {}
    """What the exercise is called."""
    language: Language | None = None
    """Of words: the language they are in."""
    levels: tuple[Level, ...] = ()
    """Of a dose and of words: the levels at which they differ; empty where that is no matter."""
    was: object = None
    now: object = None
