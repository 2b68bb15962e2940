"""Questions of a pathway, and where their answers lead: the structs behind those tables."""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from player.program.keys import Level, Name, Sentence, Slug
from player.program.pathway.keys import AnswerType, Block, Id, Lines, Outcome, Permission, Urgency, Whole


class Condition(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something that an answer can be; it holds where all that is written of it holds."""

    question: Annotated[Id, Meta(description="Id of a question.", examples=["QI1"])]
    at_least: Annotated[
        Whole, Meta(description="Number of points, weeks or years from which it holds.", examples=[7])
    ] = 0
    at_most: Annotated[
        Whole, Meta(description="Number of points, weeks or years up to which it holds.", examples=[3])
    ] = 10000
    equals: Annotated[
        Slug | UnsetType, Meta(description="The answer with which it holds.", examples=["yes", "worse"])
    ] = UNSET


class Part(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One sentence of a question that is answered by itself."""

    id: Annotated[Id, Meta(description="Its own id: that of the question and a letter.", examples=["QS3a"])]
    after: Annotated[
        tuple[Id, ...],
        Meta(
            max_length=10,
            description="Asked only where one of these parts was answered with yes.",
            examples=[["QS1a"]],
        ),
    ] = ()
    outcome: Annotated[
        Outcome | UnsetType, Meta(description="Where an alarming answer leads.", examples=["doctor_now"])
    ] = UNSET
    reverse: Annotated[bool, Meta(description="True where no is the alarming answer.", examples=[True])] = (
        False
    )
    emergency: Annotated[
        bool,
        Meta(
            description="True where it asks for an emergency; an answer that is missing counts as no.",
            examples=[True],
        ),
    ] = False
    leaves_out: Annotated[
        tuple[Slug, ...],
        Meta(
            max_length=30,
            description="Exercises that are left out unless the answer is no.",
            examples=[["breath-box"]],
        ),
    ] = ()
    nl: Annotated[Lines, Meta(description="The question in Dutch.")]
    en: Annotated[Lines, Meta(description="The question in English.")]


class Choice(Struct, frozen=True, forbid_unknown_fields=True):
    """One answer to choose."""

    id: Annotated[Slug, Meta(description="How the answer is kept.", examples=["better"])]
    nl: Annotated[Name, Meta(description="How it is said in Dutch.", examples=["beter"])]
    en: Annotated[Name, Meta(description="How it is said in English.", examples=["better"])]


class Question(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One question, whole or in parts; they are asked in the order of the file."""

    id: Annotated[Id, Meta(description="Its id.", examples=["QS3"])]
    block: Annotated[Block, Meta(description="Where it belongs; safety comes first.", examples=["safety"])]
    type: Annotated[
        AnswerType,
        Meta(
            description="`scale` is 0 to 10; `count` any whole number; `activities` up to three, each rated.",
            examples=["yes_no"],
        ),
    ] = "yes_no"
    again: Annotated[
        bool, Meta(description="True where it is asked again at every evaluation.", examples=[True])
    ] = False
    weekly: Annotated[bool, Meta(description="True where it is asked every week.", examples=[True])] = False
    clearable: Annotated[
        bool,
        Meta(
            description="True where a dated clearance by a doctor or physiotherapist lifts it.",
            examples=[True],
        ),
    ] = False
    lasting: Annotated[
        bool,
        Meta(
            description="True for what stays: a clearance then counts for later answers too.",
            examples=[True],
        ),
    ] = False
    wait: Annotated[
        int,
        Meta(ge=0, le=90, description="Number of days in which nothing lifts it.", examples=[7]),
    ] = 0
    most: Annotated[
        int,
        Meta(
            ge=1,
            le=10000,
            description="Number of years, weeks or minutes that an answer may be at most.",
            examples=[120],
        ),
    ] = 10000
    part: Annotated[
        tuple[Part, ...], Meta(max_length=10, description="Its parts; without any it is asked whole.")
    ] = ()
    choice: Annotated[
        tuple[Choice, ...], Meta(max_length=8, description="What can be chosen; the first three by voice.")
    ] = ()
    nl: Annotated[
        tuple[Sentence, ...],
        Meta(
            max_length=6,
            description="The question in Dutch, where it is asked whole.",
            examples=[["Hoe oud ben je?"]],
        ),
    ] = ()
    en: Annotated[
        tuple[Sentence, ...],
        Meta(
            max_length=6,
            description="The question in English, where it is asked whole.",
            examples=[["How old are you?"]],
        ),
    ] = ()


class Advice(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A reason to see a physiotherapist, or something to keep in mind."""

    id: Annotated[Id, Meta(description="Its id.", examples=["PH1"])]
    when: Annotated[
        tuple[Condition, ...],
        Meta(min_length=1, max_length=10, description="It holds where one of these does."),
    ]
    gently: Annotated[bool, Meta(description="True where it makes for a gentle start.", examples=[True])] = (
        True
    )
    nl: Annotated[Lines, Meta(description="The reason in Dutch.")]
    en: Annotated[Lines, Meta(description="The reason in English.")]


class Route(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Where answers lead; the first that matches counts."""

    outcome: Annotated[Outcome, Meta(description="What follows.", examples=["start_gently"])]
    urgency: Annotated[Urgency, Meta(description="How soon somebody should be seen.", examples=["today"])]
    allowed: Annotated[
        Permission, Meta(description="What may be done meanwhile.", examples=["walking_and_breathing"])
    ]
    level: Annotated[Level | UnsetType, Meta(description="Level to begin with.", examples=["easy"])] = UNSET
    when: Annotated[
        tuple[Condition, ...],
        Meta(max_length=20, description="It matches where one of these holds, or a part leads here."),
    ] = ()
    otherwise: Annotated[
        bool, Meta(description="True for the last one, which matches all that is left.", examples=[True])
    ] = False
    nl: Annotated[Lines, Meta(description="What is said in Dutch.")]
    en: Annotated[Lines, Meta(description="What is said in English.")]
