"""Fills the braces of an author's words with the numbers of the dose and the forms of the side."""

from typing import Any

from player.phrases import Phrases, phrases
from player.program import Dose, Language, Lyrics, Spoken
from player.session.values import Line

SIDE_NAMES = ("side", "side_of", "other", "other_of")
"""What stands in braces for a side."""


class Filler:
    """Speaks for one exercise at one level in one language."""

    def __init__(self, language: Language, lyrics: Lyrics, dose: Dose) -> None:
        """Take the words and the numbers they may name."""
        self.language = language
        self.lyrics = lyrics
        self.book: Phrases = phrases(language)
        self._values: dict[str, Any] = {
            "name": lyrics.name,
            "reps": dose.reps,
            "sets": dose.sets,
            "hold": dose.hold,
            "inhale": dose.out,
            "exhale": dose.back,
            "seconds": dose.hold,
            "minutes": dose.hold / 60,
            "effort": lyrics.effort,
            "weight": dose.weight or 0,
        }

    def line(self, text: str, spoken: Spoken | None = None, **more: object) -> Line:
        """Make a line of the author's `text`, on a side where there is one."""
        return Line(self.book.fill(text, {**self._values, **self._sides(spoken), **more}), self.language)

    def own(self, key: str, spoken: Spoken | None = None, **more: object) -> Line:
        """Make a line of the player's own words."""
        return Line(self.book.say(key, **{**self._values, **self._sides(spoken), **more}), self.language)

    def _sides(self, spoken: Spoken | None) -> dict[str, object]:
        if spoken is None or not spoken.side:
            return {}
        others = [side for side in self.lyrics.sides if side.side != spoken.side] or [spoken]
        return {
            "side": spoken.side,
            "side_of": spoken.side_of or spoken.side,
            "other": others[0].side,
            "other_of": others[0].side_of or others[0].side,
        }


def sentence(text: str) -> str:
    """Give `text` as a sentence: a capital first, a full stop last."""
    # Dutch writes "één" with a capital as "Eén": the first accent goes.
    capital = "E" if text.startswith("éé") else text[:1].upper()
    text = capital + text[1:]
    return text if text.endswith((".", "!", "?")) else text + "."
