"""Numbers of the rules over weeks: safety, absence, evaluation, trend, flares; the file says each."""

from typing import Annotated

from msgspec import Meta, Struct


class Safety(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How long safety answers count."""

    again: Annotated[
        int,
        Meta(
            ge=1,
            le=365,
            description="Number of days after which the safety questions are asked again.",
            examples=[28],
        ),
    ]
    clearance: Annotated[
        int, Meta(ge=1, le=730, description="Number of days that a clearance counts.", examples=[90])
    ]
    grade_two: Annotated[
        int,
        Meta(
            ge=1,
            le=10,
            description="Number of points of hindrance (QI3) from which the estimate is grade II.",
            examples=[4],
        ),
    ]


class Away(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """After days without a session."""

    lighter: Annotated[
        int, Meta(ge=1, le=365, description="Number of days after which the load goes down.", examples=[7])
    ]
    share: Annotated[
        float, Meta(ge=0.1, le=1, description="Number of parts of one of the load before.", examples=[0.8])
    ]
    level: Annotated[
        int,
        Meta(
            ge=1, le=365, description="Number of days after which exercises go one level down.", examples=[14]
        ),
    ]
    intake: Annotated[
        int,
        Meta(ge=1, le=365, description="Number of days after which the intake is asked anew.", examples=[28]),
    ]


class Goal(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When an own goal has improved."""

    share: Annotated[
        float,
        Meta(ge=0, le=1, description="Number of parts of one that its score went down.", examples=[0.3]),
    ]
    points: Annotated[
        int, Meta(ge=1, le=10, description="Number of points that its score went down.", examples=[2])
    ]


class Trend(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The line over the weeks: weekly means, and Theil-Sen's slope."""

    entries: Annotated[
        int, Meta(ge=1, le=7, description="Number of days of pain told that make a week valid.", examples=[3])
    ]
    weeks: Annotated[
        int,
        Meta(ge=2, le=52, description="Number of valid weeks before anything is said of it.", examples=[4]),
    ]
    window: Annotated[
        int, Meta(ge=2, le=52, description="Number of weeks over which the slope is taken.", examples=[6])
    ]
    better: Annotated[
        float, Meta(ge=0, le=10, description="Number of points that the mean went down.", examples=[1.0])
    ]
    better_slope: Annotated[
        float, Meta(ge=0, le=10, description="Number of points a week that it goes down.", examples=[0.25])
    ]
    worse: Annotated[
        float, Meta(ge=0, le=10, description="Number of points that the mean went up.", examples=[1.5])
    ]
    worse_slope: Annotated[
        float, Meta(ge=0, le=10, description="Number of points a week that it goes up.", examples=[0.3])
    ]


class Flare(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Much more pain than before, for days."""

    pain: Annotated[int, Meta(ge=1, le=10, description="Number of points that make a flare.", examples=[8])]
    pain_days: Annotated[int, Meta(ge=1, le=30, description="Number of days in a row of that.", examples=[2])]
    above: Annotated[
        int,
        Meta(ge=1, le=10, description="Number of points above the week's mean that make one.", examples=[3]),
    ]
    above_days: Annotated[
        int, Meta(ge=1, le=30, description="Number of days in a row of that.", examples=[3])
    ]
    compared: Annotated[
        int,
        Meta(
            ge=1,
            le=60,
            description="Number of days before, whose mean they are compared with.",
            examples=[7],
        ),
    ]
    gentle_days: Annotated[
        int, Meta(ge=1, le=30, description="Number of days of gentle sessions after it.", examples=[3])
    ]


class Adherence(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What counts as done."""

    done: Annotated[
        float,
        Meta(
            ge=0,
            le=1,
            description="Number of parts of one of the planned active seconds that make a session done.",
            examples=[0.75],
        ),
    ]
    days: Annotated[
        int, Meta(ge=1, le=90, description="Number of days over which it is looked at.", examples=[14])
    ]
    fair: Annotated[
        int,
        Meta(
            ge=1,
            le=100,
            description="Number of hundredths below which the short session is offered.",
            examples=[50],
        ),
    ]


class Evaluation(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When to look back, counted from the first session."""

    days: Annotated[
        tuple[Annotated[int, Meta(ge=1, le=730)], ...],
        Meta(
            min_length=1,
            max_length=20,
            description="Number of days of each of the first.",
            examples=[[21, 42, 84]],
        ),
    ]
    then: Annotated[
        int, Meta(ge=1, le=365, description="Number of days between the later ones.", examples=[42])
    ]
    weekly: Annotated[
        int,
        Meta(
            ge=1,
            le=60,
            description="Number of days after questions of how it goes until those of the week are asked.",
            examples=[7],
        ),
    ]
    recent: Annotated[
        int,
        Meta(
            ge=0,
            le=90,
            description="Number of days before a phase has lasted long in which one counts for that.",
            examples=[14],
        ),
    ]
    prompts: Annotated[
        int,
        Meta(
            ge=1,
            le=20,
            description="Number of prompts passed over after which it is shown as open.",
            examples=[3],
        ),
    ]
    course: Annotated[
        int,
        Meta(
            ge=1,
            le=365,
            description="Number of days after which pain should be lower than at the start.",
            examples=[42],
        ),
    ]
    activity: Annotated[
        int,
        Meta(
            ge=1,
            le=365,
            description="Number of days after which activities should have risen.",
            examples=[21],
        ),
    ]
