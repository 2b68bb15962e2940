"""What a pathway file says, as frozen values: phases, questions and routes; the numbers stand in `rules`.

Field names are the keys of the file. Every choice of ours stands in the file, never in code, so that a
physiotherapist can change it.
"""

from typing import Annotated

from msgspec import Meta, Struct

from player.program.keys import Format, Name, Reviewed, Slug, Sources
from player.program.pathway.asking import Advice, Condition, Question, Route
from player.program.pathway.beside import Coaching, MicroBreak, Sport
from player.program.pathway.dosing import Load, Morning, Pain, Reduce, Rhythm, StepUp
from player.program.pathway.keys import Lines, ProgramName
from player.program.pathway.looking import (
    Adherence,
    Away,
    Evaluation,
    Flare,
    Goal,
    Safety,
    Trend,
)
from player.program.pathway.phases import Phase, Variant


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """What the pathway is called in one language."""

    name: Annotated[Name, Meta(description="What it is called.", examples=["The way back for your neck"])]


class Tip(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One tip for between the sessions."""

    id: Annotated[Slug, Meta(description="Its name.", examples=["switch"])]
    when: Annotated[
        tuple[Condition, ...],
        Meta(max_length=10, description="Told first to who answered so."),
    ] = ()
    nl: Annotated[Lines, Meta(description="The tip in Dutch.")]
    en: Annotated[Lines, Meta(description="The tip in English.")]


class Message(Struct, frozen=True, forbid_unknown_fields=True):
    """What is said at a moment that matters; values stand in braces."""

    nl: Annotated[Lines, Meta(description="In Dutch.")]
    en: Annotated[Lines, Meta(description="In English.")]


MESSAGES = (
    "opening",
    "bad_day",
    "amber",
    "red",
    "cap",
    "back_after_break",
    "better",
    "steady",
    "worse",
    "too_early",
    "one_day",
    "goal",
    "abort",
    "outlook",
    "good_news",
    "grade",
    "physiotherapist",
    "go_on",
)
"""Names of the messages that a pathway must have."""
MAY = ("opening_button", "opening_voice", "opening_keys")
"""Names of those it may have: how the questions open for who answers by one button, by any sound of a
voice, or by keys alone."""


class Programs(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Programs with a role of their own, in every phase."""

    short: Annotated[ProgramName, Meta(description="For a day with little time.", examples=["neck/short"])]
    sore: Annotated[ProgramName, Meta(description="For a sore day, at level easy.", examples=["neck/short"])]
    evening: Annotated[ProgramName, Meta(description="For the evening.", examples=["neck/evening"])]
    breathing: Annotated[
        ProgramName, Meta(description="Breathing, also while exercises wait.", examples=["calm/breathing"])
    ]
    breathing_when: Annotated[
        tuple[Condition, ...],
        Meta(
            max_length=10,
            description="Where one of these holds, breathing is added to a session of a phase that has none.",
        ),
    ] = ()
    walking: Annotated[
        ProgramName, Meta(description="Walking, also while exercises wait.", examples=["calm/walk"])
    ]


class Pathway(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The recovery phases, the questions before them, and every number of the rules."""

    format: Format
    reviewed_by: Reviewed = ""
    sources: Sources = ()
    nl: Annotated[Words, Meta(description="The Dutch words.")]
    en: Annotated[Words, Meta(description="The English words.")]
    programs: Annotated[Programs, Meta(description="Programs with a role of their own.")]
    phase: Annotated[tuple[Phase, ...], Meta(min_length=1, max_length=4, description="The phases, in order.")]
    variant: Annotated[tuple[Variant, ...], Meta(max_length=60, description="Other forms of programs.")] = ()
    question: Annotated[
        tuple[Question, ...], Meta(min_length=1, max_length=80, description="The questions, in order.")
    ]
    advice: Annotated[
        tuple[Advice, ...], Meta(max_length=30, description="Reasons to see a physiotherapist.")
    ] = ()
    route: Annotated[
        tuple[Route, ...], Meta(min_length=1, max_length=20, description="Where answers lead, in order.")
    ]
    tip: Annotated[tuple[Tip, ...], Meta(max_length=60, description="Tips, one a session.")] = ()
    message: Annotated[
        dict[Slug, Message], Meta(max_length=60, description="What is said at moments that matter.")
    ]
    safety: Annotated[Safety, Meta(description="How long safety answers count.")]
    pain: Annotated[Pain, Meta(description="The traffic light.")]
    morning: Annotated[Morning, Meta(description="The next morning.")]
    reduce: Annotated[Reduce, Meta(description="Less, after too much.")]
    step_up: Annotated[StepUp, Meta(description="More, when it goes well.")]
    load: Annotated[Load, Meta(description="How much a week may hold.")]
    rhythm: Annotated[Rhythm, Meta(description="Rest between sessions.")]
    away: Annotated[Away, Meta(description="After days without a session.")]
    evaluation: Annotated[Evaluation, Meta(description="When to look back.")]
    goal: Annotated[Goal, Meta(description="When a goal has improved.")]
    trend: Annotated[Trend, Meta(description="The line over the weeks.")]
    coaching: Annotated[Coaching, Meta(description="What is told between the sessions.")]
    flare: Annotated[Flare, Meta(description="A flare.")]
    adherence: Annotated[Adherence, Meta(description="What counts as done.")]
    micro_break: Annotated[MicroBreak, Meta(description="Short breaks at a screen.")]
    sport: Annotated[Sport, Meta(description="Coming back to sport.")]
