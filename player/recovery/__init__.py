"""Recovery: the pathway's rules, over values: facts of a person in, decisions with their reasons out.

It asks no clock and no file: the moment is an argument, and the numbers stand in the pathway.
"""

from player.recovery.decisions import (
    Adherence,
    Dose,
    Label,
    Light,
    Objection,
    Outcome,
    Permission,
    Proposal,
    Reason,
    Response,
    Standing,
    Trend,
    Urgency,
    Verdict,
    Week,
)
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

__all__ = [
    "Activity",
    "Adherence",
    "Answers",
    "Clearance",
    "DayOfPain",
    "Dose",
    "Exercised",
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
    "Proposal",
    "Reason",
    "Response",
    "Standing",
    "Trend",
    "Urgency",
    "Verdict",
    "Week",
]
