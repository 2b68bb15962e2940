"""A whole session: every section in its place, and announced minutes that are true."""

from collections.abc import Callable, Mapping
from functools import cache
from math import floor

from msgspec.structs import replace

from player.program import Position, Program
from player.session.compiling import Lengths, compile
from player.session.drafting import draft
from player.session.framing import closing, opening
from player.session.plan import Plan
from player.session.preferences import Preferences
from player.session.steps import Draft
from player.session.values import Section, Session
from player.units import Frames, to_frames, to_seconds

Minutes = Mapping[int | None, int]
"""Announced minutes left: by exercise, from 0; None for the opening."""

_MINUTE = to_frames(60)


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
            listens=wishes.listens,
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
        opening(program, wishes, minutes.get(None)),
        *(draft(plan) for plan in planned),
        closing(program, wishes, planned[-1].position if planned else None),
    )


def arrange(program: Program, wishes: Preferences, lengths: Lengths) -> Session:
    """Compile all of `program`; the minutes it announces are those it lasts by `lengths`."""
    lengths = cache(lengths)
    # What is left depends on what follows only, so the minutes are settled from the end backwards.
    planned = plans(program, wishes)
    settled: list[Draft] = [closing(program, wishes, planned[-1].position if planned else None)]
    left = compile(settled[0], lengths).frames
    for plan in reversed(planned):
        drafted = _settled(_told(plan), lengths, left) if plan.place == "next" else draft(plan)
        settled.append(drafted)
        left = Frames(left + compile(drafted, lengths).frames)
    settled.append(_opening(program, wishes, lengths, left))
    at = Frames(0)
    sections: list[Section] = []
    for each in reversed(settled):
        section = compile(each, lengths, at)
        sections.append(section)
        at = section.end
    return Session(
        program=program.name, language=wishes.language, level=wishes.level, sections=tuple(sections)
    )


def announced(session: Session) -> Minutes:
    """Give the whole minutes that a session announces: at the start, and where an exercise begins."""
    return {section.index: section.minutes for section in session.sections if section.minutes is not None}


def whole_minutes(frames: Frames) -> int:
    """Round to the nearest whole minute; never less than one."""
    return max(1, floor(to_seconds(frames) / 60 + 0.5))


def _told(plan: Plan) -> Callable[[int | None], Draft]:
    return lambda minutes: draft(replace(plan, minutes=minutes))


def _opening(program: Program, wishes: Preferences, lengths: Lengths, left: Frames) -> Draft:
    silent = opening(program, wishes, None)
    whole = Frames(left + compile(silent, lengths).frames)
    if program.seconds is not None or not program.items or whole < _MINUTE // 2:
        return silent
    drafted = _settled(lambda minutes: opening(program, wishes, minutes), lengths, left)
    # Each number takes its own time to say, so by a hair none may be true; one is said all the same.
    return drafted if drafted.minutes else opening(program, wishes, whole_minutes(whole))


def _settled(told: Callable[[int | None], Draft], lengths: Lengths, after: Frames) -> Draft:
    """Choose the minutes that are true where they are said; none where no number is."""
    first = whole_minutes(_left(told(None), lengths, after))
    for minutes in (first, first + 1, first - 1):
        drafted = told(minutes)
        if minutes and abs(_left(drafted, lengths, after) - minutes * _MINUTE) <= _MINUTE // 2:
            return drafted
    return told(None)


def _left(drafted: Draft, lengths: Lengths, after: Frames) -> Frames:
    """Give the frames from where minutes are told in a section, until the end of the session."""
    section = compile(drafted, lengths)
    spoken = [cue.at for cue in section.cues if cue.kind == "speech"]
    return Frames(after + section.frames - (0 if section.kind == "opening" else spoken[1]))
