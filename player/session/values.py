"""What will be heard, placed on frames: lines, tones, cues, sections, sessions; all frozen."""

from typing import Literal

from msgspec import Struct

from player.program import Language, Level
from player.units import Frames

Shape = Literal[
    "rise", "steady", "fall", "rest", "long", "open", "go", "tick", "end", "acknowledge", "refuse"
]
Part = Literal["out", "hold", "back", "rest"]
CueKind = Literal["speech", "tone", "signal", "wait"]
Talk = Literal["full", "short", "quiet"]
SectionKind = Literal["opening", "exercise", "closing", "interlude"]


class Line(Struct, frozen=True, order=True):
    """The words of a spoken cue; the key of the clip cache."""

    text: str
    language: Language


class Tone(Struct, frozen=True):
    """A sound that is made, not spoken: told by its shape, length and side."""

    shape: Shape
    length: Frames
    pan: int = 0
    """-1 towards the left ear, 0 in the middle, 1 towards the right."""


Sound = Line | Tone


class Cue(Struct, frozen=True, kw_only=True):
    """One thing heard at one frame. A value; it never plays itself."""

    at: Frames
    """First frame, counted from the start of what is heard."""
    length: Frames
    kind: CueKind
    """`speech`; `tone`, the tempo; `signal`, other sounds; `wait`, a silence that "ready" ends."""
    sound: Sound | None = None
    """None for a wait."""
    section: int | None = None
    """Number of the exercise in the session, from 0; None outside exercises."""
    exercise: str | None = None
    side: str | None = None
    set: int | None = None
    """From 1."""
    rep: int | None = None
    """From 1, within its side and set."""
    part: Part | None = None

    @property
    def end(self) -> Frames:
        """First frame after the cue."""
        return Frames(self.at + self.length)


class Omission(Struct, frozen=True):
    """Short words that were left out because they do not fit their part."""

    text: str
    part: Part
    needed: float
    """Seconds the words take, with the 0.3 s after them."""
    room: float
    """Seconds the part has for them."""


class Section(Struct, frozen=True, kw_only=True):
    """One exercise's part of a session: what is compiled, skipped, repeated and resumed."""

    kind: SectionKind
    at: Frames
    frames: Frames
    cues: tuple[Cue, ...]
    """In the order of `at`."""
    index: int | None = None
    """Number of the exercise, from 0; None for the opening, the closing and interludes."""
    exercise: str | None = None
    name: str = ""
    level: Level | None = None
    minutes: int | None = None
    """Minutes left that it announces; None where it announces none."""
    omissions: tuple[Omission, ...] = ()

    @property
    def end(self) -> Frames:
        """First frame after the section."""
        return Frames(self.at + self.frames)


class Session(Struct, frozen=True, kw_only=True):
    """What will be heard: opening, exercises and closing, one after the other."""

    program: str
    language: Language
    level: Level | None
    """The level that replaced the program's own, if one did."""
    sections: tuple[Section, ...]

    @property
    def frames(self) -> Frames:
        """Length of the whole session."""
        return self.sections[-1].end if self.sections else Frames(0)
