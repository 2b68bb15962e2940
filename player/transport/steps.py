"""What a command makes one step more or less of: level, pace, talk and volume."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from player.command import Command
from player.program import LEVELS
from player.session import PACES, TALKS
from player.transport.state import VOLUMES

Value = str | int | float


class Step(Struct, frozen=True):
    """One step along a scale of the transport."""

    what: str
    """The field of the transport, and the name of the change."""
    scale: Sequence[Value]
    by: int
    say: str
    """Key of the sentence for a step."""
    limit: str
    """Key of the sentence where the scale ends."""

    def value_after(self, now: Value) -> Value | None:
        """Give the next value on the scale; None at its end."""
        at = self.scale.index(now) + self.by
        return self.scale[at] if 0 <= at < len(self.scale) else None


STEPS: Mapping[Command, Step] = MappingProxyType(
    {
        Command.EASIER: Step("level", LEVELS, -1, "easier", "easiest"),
        Command.HARDER: Step("level", LEVELS, 1, "harder", "hardest"),
        Command.SLOWER: Step("pace", PACES, -1, "slower", "slowest"),
        Command.FASTER: Step("pace", PACES, 1, "faster", "fastest"),
        Command.LESS_TALK: Step("talk", TALKS, -1, "less_talk", "quietest"),
        Command.MORE_TALK: Step("talk", TALKS, 1, "more_talk", "fullest"),
        Command.SOFTER: Step("volume", VOLUMES, -1, "softer", "softest"),
        Command.LOUDER: Step("volume", VOLUMES, 1, "louder", "loudest"),
    }
)
