"""Numbers of what goes on beside the sessions: tips, breaks at a screen, sport; the file says each."""

from typing import Annotated

from msgspec import Meta, Struct


class Coaching(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is told between the sessions."""

    tip_again: Annotated[
        int,
        Meta(ge=1, le=90, description="Number of days within which no tip is told twice.", examples=[7]),
    ]


class MicroBreak(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Short breaks at a screen."""

    every: Annotated[
        int, Meta(ge=5, le=240, description="Number of minutes between two breaks.", examples=[30])
    ]
    away: Annotated[
        int, Meta(ge=1, le=60, description="Number of minutes away that count as a break.", examples=[5])
    ]
    snooze: Annotated[int, Meta(ge=1, le=60, description="Number of minutes of one delay.", examples=[5])]
    program: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=120,
            description="The program that is played.",
            examples=["breaks/45-seconds"],
        ),
    ]


class Sport(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Coming back to sport, one step a week."""

    start: Annotated[
        float,
        Meta(
            ge=0.1,
            le=1,
            description="Number of parts of one of the usual time to begin with.",
            examples=[0.5],
        ),
    ]
    step: Annotated[
        float,
        Meta(
            ge=0,
            le=1,
            description="Number of parts of one of the usual time that a week adds.",
            examples=[0.15],
        ),
    ]
    morning: Annotated[
        float,
        Meta(
            ge=0,
            le=10,
            description="Number of points above the mean that the next morning may be.",
            examples=[1.0],
        ),
    ]
