"""Numbers of the rules of every day: pain, more and less, load and rest; the file says each."""

from typing import Annotated

from msgspec import Meta, Struct


class Pain(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The traffic light: scores of 0 to 10 in a session."""

    green: Annotated[
        int, Meta(ge=0, le=10, description="Number of points up to which pain is green.", examples=[3])
    ]
    amber: Annotated[
        int,
        Meta(
            ge=0, le=10, description="Number of points up to which pain is amber; more is red.", examples=[5]
        ),
    ]
    rise: Annotated[
        int,
        Meta(ge=0, le=10, description="Number of points that pain may rise and stay green.", examples=[2]),
    ]
    high_start: Annotated[
        int,
        Meta(
            ge=0,
            le=10,
            description="Number of points before a session from which only the rise counts.",
            examples=[4],
        ),
    ]
    high_rise: Annotated[
        int,
        Meta(
            ge=0,
            le=10,
            description="Number of points that pain may rise from there and stay amber.",
            examples=[2],
        ),
    ]
    very_high_start: Annotated[
        int,
        Meta(
            ge=0,
            le=10,
            description="Number of points before a session from which only a gentle one is offered.",
            examples=[6],
        ),
    ]
    very_high_rise: Annotated[
        int, Meta(ge=1, le=10, description="Number of points of rise from there that are red.", examples=[2])
    ]
    always_red: Annotated[
        int,
        Meta(ge=1, le=10, description="Number of points that are red from a high start too.", examples=[8]),
    ]
    careful: Annotated[
        int,
        Meta(
            ge=0,
            le=10,
            description="Number of points up to which pain may go after nerve signs or a clearance.",
            examples=[3],
        ),
    ]


class Morning(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The score of the next morning, against the mean of the days before."""

    days: Annotated[int, Meta(ge=1, le=60, description="Number of days of that mean.", examples=[7])]
    fine: Annotated[
        float, Meta(ge=0, le=10, description="Number of points above it that are fine.", examples=[1.0])
    ]
    worse: Annotated[
        float,
        Meta(ge=0, le=10, description="Number of points above it that make a worse morning.", examples=[2.0]),
    ]
    before: Annotated[
        int,
        Meta(
            ge=0,
            le=240,
            description="Number of minutes in which, until noon, it is the score before a session too.",
            examples=[30],
        ),
    ] = 0


class Reduce(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Less, after too much."""

    share: Annotated[
        float,
        Meta(
            ge=0,
            le=0.9,
            description="Number of parts of one that a dose goes down after red.",
            examples=[0.2],
        ),
    ]
    least_reps: Annotated[
        int, Meta(ge=1, le=20, description="Number of repetitions that are always left.", examples=[3])
    ]
    least_hold: Annotated[
        float,
        Meta(
            ge=0, le=1, description="Number of parts of one of a hold that are always left.", examples=[0.5]
        ),
    ]
    sessions: Annotated[
        int, Meta(ge=1, le=20, description="Number of sessions that the lower dose stays.", examples=[2])
    ]
    physio_red: Annotated[
        int,
        Meta(
            ge=1,
            le=20,
            description="Number of red sessions after which a physiotherapist is advised.",
            examples=[3],
        ),
    ]
    physio_days: Annotated[
        int, Meta(ge=1, le=60, description="Number of days in which they count.", examples=[14])
    ]


class StepUp(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """More, when it goes well: one exercise, one number at a time."""

    sessions: Annotated[int, Meta(ge=1, le=50, description="Number of good sessions in a row.", examples=[3])]
    days: Annotated[int, Meta(ge=0, le=60, description="Number of days over which they lie.", examples=[6])]
    done: Annotated[
        float,
        Meta(ge=0, le=1, description="Number of parts of one that must have been done.", examples=[0.75]),
    ]
    few: Annotated[
        int,
        Meta(
            ge=1,
            le=100,
            description="Number of repetitions, or seconds of a hold, from which a step is larger.",
            examples=[10],
        ),
    ]
    small: Annotated[
        int,
        Meta(ge=1, le=20, description="Number of repetitions or seconds of a step below that.", examples=[1]),
    ]
    large: Annotated[
        int,
        Meta(ge=1, le=20, description="Number of repetitions or seconds of a step from there.", examples=[2]),
    ]
    per_week: Annotated[
        int,
        Meta(ge=0, le=20, description="Number of exercises that may step up in `per_days`.", examples=[2]),
    ]
    per_days: Annotated[
        int, Meta(ge=1, le=60, description="Number of days in which they count.", examples=[7])
    ]


class Load(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How much a week may hold: active seconds times the weight of their kind."""

    mobility: Annotated[
        float, Meta(ge=0, le=20, description="Number of points a second of mobility.", examples=[1.0])
    ]
    control: Annotated[
        float, Meta(ge=0, le=20, description="Number of points a second of control.", examples=[2.0])
    ]
    strength: Annotated[
        float, Meta(ge=0, le=20, description="Number of points a second of strength.", examples=[3.0])
    ]
    calm: Annotated[
        float,
        Meta(
            ge=0,
            le=20,
            description="Number of points a second of breathing, relaxation and walking.",
            examples=[0.0],
        ),
    ]
    floor: Annotated[
        float,
        Meta(ge=0, le=100000, description="Number of points that every week may hold.", examples=[1992.0]),
    ]
    cap: Annotated[
        float,
        Meta(ge=1, le=3, description="Number of times the reference that a week may be.", examples=[1.1]),
    ]
    hard: Annotated[
        float,
        Meta(
            ge=1,
            le=3,
            description="Number of times up to which one small step is always allowed.",
            examples=[1.2],
        ),
    ]
    never: Annotated[
        float,
        Meta(ge=1, le=5, description="Number of times above which nothing may be chosen.", examples=[1.3]),
    ]


class Rhythm(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Rest between sessions."""

    strength_hours: Annotated[
        int,
        Meta(
            ge=0,
            le=168,
            description="Number of hours between two strength sessions of one kind.",
            examples=[48],
        ),
    ]
    rest_days: Annotated[
        int, Meta(ge=0, le=6, description="Number of days a week without strength.", examples=[1])
    ]
    mobility_per_day: Annotated[
        int, Meta(ge=1, le=12, description="Number of mobility sessions a day.", examples=[3])
    ]
