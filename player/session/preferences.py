"""What a person wants of every session, and what they already know."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from player.program import LEVELS, Language, Level
from player.session.entry import Practice
from player.session.values import Talk

TalkChoice = Literal["auto", "full", "short", "quiet"]

PACES = (0.75, 0.875, 1.0, 1.125, 1.25, 1.375, 1.5)
"""How fast movement, rests and pauses go; 1.5 is half as fast again."""
TALKS: tuple[Talk, ...] = ("quiet", "short", "full")
_KNOWN_AFTER = 2
_FORGOTTEN_AFTER = timedelta(days=14)


class Preferences(Struct, frozen=True, kw_only=True):
    """One person's wishes and history, for one session."""

    language: Language
    level: Level | None = None
    """Replaces the level of every exercise."""
    shift: int = 0
    """Levels up or down from there, after easier or harder."""
    pace: float = 1.0
    talk: TalkChoice = "auto"
    listens: bool = False
    """Somebody leads by voice and is not heard while ours sounds: leave silences in which they are."""
    practice: Mapping[str, Practice] = {}
    today: str = ""
    """Date, ISO 8601; empty where nobody has a history."""

    def level_of(self, chosen: Level) -> Level:
        """Give the level at which an exercise is done, from the one its program chose."""
        at = LEVELS.index(self.level or chosen) + self.shift
        return LEVELS[max(0, min(at, len(LEVELS) - 1))]

    def talk_of(self, exercise: str) -> Talk:
        """Give how much is said: everything the first two times and after two weeks away."""
        if self.talk != "auto":
            return self.talk
        known = self.practice.get(exercise)
        if known is None or known.times < _KNOWN_AFTER:
            return "full"
        away = date.fromisoformat(self.today or known.last) - date.fromisoformat(known.last)
        return "full" if away >= _FORGOTTEN_AFTER else "short"
