"""Recovery: the pathway's rules, over values: facts of a person in, decisions with their reasons out.

It asks no clock and no file: the moment is an argument, and the numbers stand in the pathway.
"""

from player.program.pathway import Outcome, Permission, Urgency
from player.recovery.answering import Asked, Values, alarms, following
from player.recovery.applying import apply
from player.recovery.breaks import Breaks, Quiet
from player.recovery.conditions import conditions_of, ending, tense, undecided, without
from player.recovery.days import day, in_week, monday
from player.recovery.decisions import (
    Adherence,
    Dose,
    Label,
    Light,
    Objection,
    Proposal,
    Reason,
    Response,
    Standing,
    Trend,
    Verdict,
    Week,
)
from player.recovery.dosing import doses
from player.recovery.facts import (
    Activity,
    Answers,
    Clearance,
    DayOfPain,
    Exercised,
    History,
    Kept,
    Morning,
    Occasion,
    Practised,
)
from player.recovery.goals import GoalScore, Told, activities, goals, improved
from player.recovery.lights import careful, light_of, reds, respond
from player.recovery.load import Guard, guard, limits, load_of, week_load
from player.recovery.mornings import as_before
from player.recovery.objecting import objection, refusal
from player.recovery.planning import Appointment, plan
from player.recovery.programs import Facts, active, facts_of, program_load
from player.recovery.progress import Change, Progress, progress, sentences
from player.recovery.proposing import Wants, planned, propose
from player.recovery.sport import Rung, rung
from player.recovery.standing import answers_of, standing
from player.recovery.stops import safety_sets
from player.recovery.tips import reassurance, tip
from player.recovery.trend import adherence, judged, theil_sen, trend
from player.recovery.verdict import verdict

__all__ = [
    "Activity",
    "Adherence",
    "Answers",
    "Appointment",
    "Asked",
    "Breaks",
    "Change",
    "Clearance",
    "DayOfPain",
    "Dose",
    "Exercised",
    "Facts",
    "GoalScore",
    "Guard",
    "History",
    "Kept",
    "Label",
    "Light",
    "Morning",
    "Objection",
    "Occasion",
    "Outcome",
    "Permission",
    "Practised",
    "Progress",
    "Proposal",
    "Quiet",
    "Reason",
    "Response",
    "Rung",
    "Standing",
    "Told",
    "Trend",
    "Urgency",
    "Values",
    "Verdict",
    "Wants",
    "Week",
    "active",
    "activities",
    "adherence",
    "alarms",
    "answers_of",
    "apply",
    "as_before",
    "careful",
    "conditions_of",
    "day",
    "doses",
    "ending",
    "facts_of",
    "following",
    "goals",
    "guard",
    "improved",
    "in_week",
    "judged",
    "light_of",
    "limits",
    "load_of",
    "monday",
    "objection",
    "plan",
    "planned",
    "program_load",
    "progress",
    "propose",
    "reassurance",
    "reds",
    "refusal",
    "respond",
    "rung",
    "safety_sets",
    "sentences",
    "standing",
    "tense",
    "theil_sen",
    "tip",
    "trend",
    "undecided",
    "verdict",
    "week_load",
    "without",
]
