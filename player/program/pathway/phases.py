"""Phases of a pathway: the structs behind those tables."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from player.program.keys import Name
from player.program.pathway.keys import Lines, PathwayAdvice, ProgramName, ProgramNames


class Gate(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """What must hold before a phase is entered; time alone never promotes."""

    days: Annotated[int, Meta(ge=0, le=365, description="Number of days in the phase before.", examples=[14])]
    sessions: Annotated[
        int, Meta(ge=0, le=200, description="Number of sessions in the phase before.", examples=[8])
    ] = 0
    strength_sessions: Annotated[
        int, Meta(ge=0, le=200, description="Number of strength sessions in it.", examples=[8])
    ] = 0
    last: Annotated[
        int, Meta(ge=1, le=50, description="Number of last sessions that must have been good.", examples=[3])
    ] = 3
    no_worse_morning: Annotated[
        int, Meta(ge=0, le=30, description="Number of days without a worse morning.", examples=[3])
    ] = 0
    week_pain: Annotated[
        int,
        Meta(
            ge=0, le=10, description="Number of points that a week's mean pain may be at most.", examples=[5]
        ),
    ] = 10
    hindrance: Annotated[
        int, Meta(ge=0, le=10, description="Number of points that QI3 may be at most.", examples=[4])
    ] = 10
    trend_not_worse: Annotated[
        bool, Meta(description="True where the line over the weeks may not be worse.", examples=[True])
    ] = False
    goals: Annotated[
        bool, Meta(description="True where the person's own goals must have improved.", examples=[True])
    ] = False
    low_pain_weeks: Annotated[
        int,
        Meta(ge=0, le=52, description="Number of last weeks whose mean pain was low.", examples=[4]),
    ] = 0
    low_pain: Annotated[
        int, Meta(ge=0, le=10, description="Number of points that counts as low.", examples=[2])
    ] = 2


class Variant(Struct, frozen=True, forbid_unknown_fields=True):
    """Another form of one program, for who has no floor or no band."""

    instead_of: Annotated[
        ProgramName, Meta(description="The program that it replaces.", examples=["neck/phase-1"])
    ]
    use: Annotated[ProgramName, Meta(description="The program itself.", examples=["neck/phase-1-chair"])]
    without: Annotated[
        tuple[Literal["floor", "band"], ...],
        Meta(min_length=1, max_length=2, description="What it needs no more.", examples=[["floor"]]),
    ]


class PhaseWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What a phase is called and says in one language."""

    name: Annotated[Name, Meta(description="What it is called.", examples=["settle and move"])]
    begins: Annotated[Lines, Meta(description="What is said when it begins.")]


class Phase(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One phase of recovery; number 4 is upkeep."""

    id: Annotated[int, Meta(ge=1, le=4, description="Number of the phase.", examples=[1])]
    minutes: Annotated[
        tuple[Annotated[int, Meta(ge=1, le=60)], Annotated[int, Meta(ge=1, le=60)]],
        Meta(description="Number of minutes of a session: at least and at most.", examples=[[5, 9]]),
    ]
    daily: Annotated[
        ProgramNames, Meta(description="Programs without strength, in turn.", examples=[["neck/phase-1"]])
    ] = ()
    strength: Annotated[
        ProgramNames,
        Meta(description="Programs with strength, in turn.", examples=[["neck/phase-2-a", "neck/phase-2-b"]]),
    ] = ()
    daily_per_week: Annotated[
        int, Meta(ge=0, le=21, description="Number of daily sessions that a week asks for.", examples=[7])
    ] = 7
    strength_per_week: Annotated[
        int, Meta(ge=0, le=7, description="Number of strength sessions that a week asks for.", examples=[3])
    ] = 0
    steps_per_week: Annotated[
        int,
        Meta(
            ge=0,
            le=10,
            description="Number of exercises that may step up in a week; 0 for what `step_up` says.",
            examples=[1],
        ),
    ] = 0
    enter: Annotated[
        Gate | UnsetType, Meta(description="What must hold to enter it; none for the first.")
    ] = UNSET
    back_red: Annotated[
        int,
        Meta(ge=1, le=20, description="Number of red sessions that lead one phase back.", examples=[2]),
    ] = 2
    back_days: Annotated[
        int, Meta(ge=1, le=60, description="Number of days in which they count.", examples=[7])
    ] = 7
    evaluate_after: Annotated[
        int,
        Meta(
            ge=1, le=365, description="Number of days in it after which an evaluation is due.", examples=[28]
        ),
    ] = 365
    allow: Annotated[
        tuple[PathwayAdvice, ...],
        Meta(
            max_length=2,
            description="Advice that is not wanted for this phase, by its code.",
            examples=[["long-for-phase"]],
        ),
    ] = ()
    nl: Annotated[PhaseWords, Meta(description="The Dutch words.")]
    en: Annotated[PhaseWords, Meta(description="The English words.")]
