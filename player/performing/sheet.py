"""A session written down: as JSON for machines, as a cue sheet for a therapist."""

from collections.abc import Iterator
from typing import Any

from player.performing.captions import Captions
from player.performing.notes import cue_json
from player.phrases import phrases
from player.program import Program
from player.session import Cue, Line, Section, Session
from player.units import RATE, to_seconds


def as_json(session: Session) -> dict[str, Any]:
    """Give the session as `show --json` prints it; times in frames and in seconds."""
    return {
        "program": session.program,
        "language": session.language,
        "level": session.level,
        "rate": RATE,
        "frames": session.frames,
        "seconds": to_seconds(session.frames),
        "sections": [
            {
                "index": section.index,
                "exercise": section.exercise,
                "name": section.name,
                "level": section.level,
                "at": section.at,
                "frames": section.frames,
                "at_seconds": to_seconds(section.at),
                "seconds": to_seconds(section.frames),
            }
            for section in session.sections
            if section.kind == "exercise"
        ],
        "cues": [cue_json(cue) for section in session.sections for cue in section.cues],
    }


def cue_sheet(session: Session, program: Program, captions: Captions) -> Iterator[str]:
    """Give the lines of a cue sheet: a clock, and what is heard or done there."""
    book = phrases(session.language)
    words = program.words[session.language]
    yield book.say("sheet.title", name=words.name, clock=_clock(session.frames))
    for section in session.sections:
        yield ""
        yield _heading(section, program, session)
        for cue in section.cues:
            shown = _shown(cue, captions)
            if shown:
                yield f"{_clock(cue.at, tenths=True)}  {shown}"
    yield ""
    yield f"{_clock(session.frames, tenths=True)}  {book.say('sheet.end')}"


def _heading(section: Section, program: Program, session: Session) -> str:
    book = phrases(session.language)
    if section.index is None or section.level is None:
        return book.say(f"sheet.{section.kind}")
    item = program.items[section.index]
    dose = item.levels[section.level].dose
    sides = item.levels[section.level].words[session.language].sides
    named = ", ".join(side.side for side in sides if side.side)
    numbers = book.say("sheet.dose", sets=dose.sets, reps=dose.reps)
    parts = "-".join(f"{seconds:g}" for seconds in (dose.out, dose.hold, dose.back, dose.rest))
    level = book.say(f"level.{section.level}")
    core = f", {book.say('sheet.core')}" if item.core else ""
    return f"{section.index + 1}. {section.name} ({level}{core}): {numbers}, {parts} s" + (
        f", {named}" if named else ""
    )


def _shown(cue: Cue, captions: Captions) -> str:
    if isinstance(cue.sound, Line):
        return f"\N{LEFT DOUBLE QUOTATION MARK}{cue.sound.text}\N{RIGHT DOUBLE QUOTATION MARK}"
    return captions.describe(cue)


def _clock(frames: int, *, tenths: bool = False) -> str:
    tenth = round(to_seconds(frames) * 10)
    minutes, rest = divmod(tenth, 600)
    return f"{minutes:02}:{rest // 10:02}.{rest % 10}" if tenths else f"{minutes}:{rest // 10:02}"
