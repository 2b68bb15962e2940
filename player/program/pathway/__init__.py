"""The pathway: recovery phases, the questions before them, where answers lead, and every number of the rules.

`read_pathway` is the fast road; `checking.problems` of the room around it tells everything that is wrong.
"""

from player.program.pathway.answered import ACTIVITIES, read_answers
from player.program.pathway.answers import asked, conditional
from player.program.pathway.asking import Advice, Choice, Condition, Part, Question, Route
from player.program.pathway.beside import MicroBreak
from player.program.pathway.keys import Outcome, Permission, Urgency
from player.program.pathway.model import Pathway
from player.program.pathway.naming import misnamed
from player.program.pathway.phases import Gate, Phase, Variant
from player.program.pathway.reading import read_pathway
from player.program.pathway.sound import programs_of
from player.program.pathway.weighing import Measured, weighed

__all__ = [
    "ACTIVITIES",
    "Advice",
    "Choice",
    "Condition",
    "Gate",
    "Measured",
    "MicroBreak",
    "Outcome",
    "Part",
    "Pathway",
    "Permission",
    "Phase",
    "Question",
    "Route",
    "Urgency",
    "Variant",
    "asked",
    "conditional",
    "misnamed",
    "programs_of",
    "read_answers",
    "read_pathway",
    "weighed",
]
