"""Playing, paused or stopped, and where: a pure state machine.

`obey(transport, command) -> (transport, change)` decides; `performing` acts on the change.
"""

from player.command import Command
from player.transport.answering import ANEW, Answer, answer
from player.transport.obeying import NOTHING, Change, Effect, obey
from player.transport.state import VOLUMES, Position, State, Transport

__all__ = [
    "ANEW",
    "NOTHING",
    "VOLUMES",
    "Answer",
    "Change",
    "Command",
    "Effect",
    "Position",
    "State",
    "Transport",
    "answer",
    "obey",
]
