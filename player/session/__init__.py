"""What will be heard, placed on frames: pure values and pure functions.

Two concepts: a `Draft` is a section in words and seconds (`lines` names the sentences it
needs); `compile` places it on absolute frames, given only the lengths of those sentences.
"""

from player.session.brisk import brisk
from player.session.compiling import Lengths, compile
from player.session.counting import counted
from player.session.course import Turn, course
from player.session.drafting import draft, explanation
from player.session.entry import Entry, Event, Practice, SideDone
from player.session.framing import closing, opening
from player.session.hearing import ROOM
from player.session.interlude import AnswerKind, Question, asking, own, question, saying, your_turn
from player.session.places import nearest, seconds_to
from player.session.plan import Plan, Start
from player.session.preferences import PACES, TALKS, Preferences, TalkChoice
from player.session.steps import Done, Draft, Rep, lines
from player.session.values import (
    Cue,
    CueKind,
    Line,
    Omission,
    Part,
    Section,
    SectionKind,
    Session,
    Shape,
    Sound,
    Talk,
    Tone,
)
from player.session.whole import announced, arrange, drafts, plans, whole_minutes

__all__ = [
    "PACES",
    "ROOM",
    "TALKS",
    "AnswerKind",
    "Cue",
    "CueKind",
    "Done",
    "Draft",
    "Entry",
    "Event",
    "Lengths",
    "Line",
    "Omission",
    "Part",
    "Plan",
    "Practice",
    "Preferences",
    "Question",
    "Rep",
    "Section",
    "SectionKind",
    "Session",
    "Shape",
    "SideDone",
    "Sound",
    "Start",
    "Talk",
    "TalkChoice",
    "Tone",
    "Turn",
    "announced",
    "arrange",
    "asking",
    "brisk",
    "closing",
    "compile",
    "counted",
    "course",
    "draft",
    "drafts",
    "explanation",
    "lines",
    "nearest",
    "opening",
    "own",
    "plans",
    "question",
    "saying",
    "seconds_to",
    "whole_minutes",
    "your_turn",
]
