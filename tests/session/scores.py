"""Programs to compile, lengths to compile them by, and ways to look at what comes out."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from player.program import LANGUAGES, LEVELS, Level, Movement, Program, read
from player.session import Cue, Line, Preferences, Section, Session, arrange
from player.units import RATE, Frames, to_frames
from player.voice import estimate as estimate_anew

SESSIONS = Path(__file__).parents[2] / "sessions"
ROUTINES = tuple(
    sorted(
        f"{room}/{file.stem}"
        for room in ("neck", "calm")
        for file in SESSIONS.glob(f"{room}/*.toml")
        if file.stem != "pathway"
    )
)
BREAKS = tuple(sorted(f"breaks/{file.stem}" for file in SESSIONS.glob("breaks/*.toml")))
ALL_LEVELS: tuple[Level | None, ...] = (None, *LEVELS)
TALKS_CHOSEN = ("full", "short", "quiet")
estimate = cache(estimate_anew)
KEEP_LAST_REST = ("breathing", "relaxation")


class Case(NamedTuple):
    """A session, and all that it was made from."""

    program: Program
    wishes: Preferences
    lengths: Callable[[Line], Frames]
    session: Session


def catalogue(use: str) -> tuple[str, bytes] | None:
    """Find a shipped exercise."""
    file = SESSIONS / "exercises" / f"{use}.toml"
    return (file.name, file.read_bytes()) if file.is_file() else None


@cache
def shipped(name: str) -> Program:
    """Read a shipped program."""
    file = SESSIONS / f"{name}.toml"
    return read(file.read_bytes(), name, file.name, catalogue)


@cache
def every_exercise() -> Program:
    """Give a program of the whole catalogue, one exercise after the other."""
    uses = sorted(file.stem for file in (SESSIONS / "exercises").glob("*.toml"))
    return inline("".join(f'[[exercise]]\nuse = "{use}"\n' for use in uses))


def inline(exercises: str, heading: str = "") -> Program:
    """Read a program that is written in a test."""
    names = "".join(f'[{language}]\nname = "Test"\n' for language in LANGUAGES)
    return read(f"format = 1\n{heading}\n{names}{exercises}".encode(), "test", "test.toml", catalogue)


def wishes(language: str = "en", **more: object) -> Preferences:
    """Give the wishes of a person without a history."""
    return Preferences(**{"language": language, "talk": "full", **more})


def case(program: Program, lengths: Callable[[Line], Frames] = estimate, **more: object) -> Case:
    """Arrange a program."""
    wanted = wishes(**more)
    return Case(program, wanted, lengths, arrange(program, wanted, lengths))


@cache
def shipped_case(name: str, language: str, level: Level | None, talk: str, pace: float = 1.0) -> Case:
    """Arrange a shipped program, once, by estimated lengths."""
    program = shipped(name) if name != "every" else every_exercise()
    return case(program, language=language, level=level, talk=talk, pace=pace)


def scattered(seed: int, longest: float) -> Callable[[Line], Frames]:
    """Give lengths that have nothing to do with the words, but are always the same."""

    def length(line: Line) -> Frames:
        at = crc32(f"{seed} {line.language} {line.text}".encode()) / 2**32
        return Frames(to_frames(0.2) + round(at * longest * RATE))

    return length


def exercises(made: Case) -> Iterator[tuple[Section, Movement]]:
    """Give every exercise's section, with what it is made from."""
    for section in made.session.sections:
        if section.kind == "exercise":
            item = made.program.items[section.index or 0]
            yield section, item.levels[made.wishes.level_of(item.level)]


def tones(section: Section) -> list[Cue]:
    """Give the tempo."""
    return [cue for cue in section.cues if cue.kind == "tone"]


def speech(section: Section) -> list[Cue]:
    """Give what is spoken."""
    return [cue for cue in section.cues if cue.kind == "speech"]


def signals(section: Section) -> list[tuple[int, str]]:
    """Give the other sounds: when, and which."""
    return [(cue.at, cue.sound.shape) for cue in section.cues if cue.kind == "signal"]


def waits(section: Section) -> list[Cue]:
    """Give the silences that "ready" ends."""
    return [cue for cue in section.cues if cue.kind == "wait"]


def texts(section: Section) -> list[str]:
    """Give the words, in order."""
    return [cue.sound.text for cue in speech(section)]


def inside(section: Section, part: Cue) -> list[Cue]:
    """Give what is spoken while a part sounds."""
    return [cue for cue in speech(section) if part.at <= cue.at < part.end]


def overlaps(cues: tuple[Cue, ...]) -> list[tuple[str, str]]:
    """Give each two utterances that sound at once."""
    spoken = sorted((cue for cue in cues if cue.kind == "speech"), key=lambda cue: cue.at)
    return [(a.sound.text, b.sound.text) for a, b in pairwise(spoken) if b.at < a.end]
