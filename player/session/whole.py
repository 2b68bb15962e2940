"""A whole session: every section in its place, and announced minutes that are true."""

from collections.abc import Mapping
from math import floor

from player.program import Position, Program
from player.session.compiling import Lengths, compile
from player.session.drafting import Plan, draft
from player.session.framing import closing, opening
from player.session.preferences import Preferences
from player.session.steps import Draft
from player.session.values import Section, Session
from player.units import Frames, to_seconds

Minutes = Mapping[int | None, int]
"""Announced minutes left: by exercise, from 0; None for the opening."""

_ROUNDS = 8


def plans(program: Program, wishes: Preferences, minutes: Minutes | None = None) -> tuple[Plan, ...]:
    """Plan every exercise of `program` for one person."""
    before: Position | None = None
    made: list[Plan] = []
    count = len(program.items)
    for index, item in enumerate(program.items):
        plan = Plan(
            language=wishes.language,
            index=index,
            item=item,
            level=wishes.level_of(item.level),
            pace=wishes.pace,
            talk=wishes.talk_of(item.exercise),
            before=before,
            place="break"
            if program.seconds is not None
            else "first"
            if index == 0
            else "last"
            if index == count - 1
            else "next",
            minutes=(minutes or {}).get(index),
        )
        made.append(plan)
        before = plan.position
    return tuple(made)


def drafts(program: Program, wishes: Preferences, minutes: Minutes) -> tuple[Draft, ...]:
    """Draft the opening, every exercise, and the closing."""
    planned = plans(program, wishes, minutes)
    return (
        opening(program, wishes.language, minutes.get(None)),
        *(draft(plan) for plan in planned),
        closing(program, wishes.language, planned[-1].position),
    )


def arrange(program: Program, wishes: Preferences, lengths: Lengths) -> Session:
    """Compile all of `program`; the minutes it announces are those it lasts by `lengths`."""
    minutes: Minutes = {}
    if program.seconds is None:
        minutes = dict.fromkeys((None, *range(len(program.items))), 5)
    session = _compiled(program, wishes, lengths, minutes)
    for _ in range(_ROUNDS):
        truer = announced(session) if minutes else {}
        if truer == minutes:
            break
        minutes = truer
        session = _compiled(program, wishes, lengths, minutes)
    return session


def announced(session: Session) -> Minutes:
    """Give the whole minutes that are left where they are told: from the start, and in every section."""
    return {
        section.index: whole_minutes(Frames(session.frames - _told_at(section)))
        for section in session.sections
        if section.kind in ("opening", "exercise")
    }


def _told_at(section: Section) -> Frames:
    if section.kind == "opening":
        return section.at
    spoken = [cue.at for cue in section.cues if cue.kind == "speech"]
    return spoken[1] if len(spoken) > 1 else section.at


def whole_minutes(frames: Frames) -> int:
    """Round to the nearest whole minute; never less than one."""
    return max(1, floor(to_seconds(frames) / 60 + 0.5))


def _compiled(program: Program, wishes: Preferences, lengths: Lengths, minutes: Minutes) -> Session:
    at = Frames(0)
    sections: list[Section] = []
    for each in drafts(program, wishes, minutes):
        section = compile(each, lengths, at)
        sections.append(section)
        at = section.end
    return Session(
        program=program.name, language=wishes.language, level=wishes.level, sections=tuple(sections)
    )
