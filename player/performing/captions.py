"""What is shown of a cue that is not spoken: a plain line for each part."""

from player.phrases import phrases
from player.program import Language, Program
from player.session import Cue, Section
from player.units import to_seconds

_MANY = 99.95
"""Seconds from which three figures show no tenths."""


class Captions:
    """Describes the parts of one program in one language."""

    def __init__(self, program: Program, language: Language, *, large: bool = False) -> None:
        """Know the names of the sides; `large` captions have short lines, with the side first."""
        self._large = large
        self._book = phrases(language)
        self._breathing = {item.exercise for item in program.items if item.kind == "breathing"}
        self._sides: dict[tuple[str, str], str] = {}
        for item in program.items:
            for movement in item.levels.values():
                spoken = movement.words[language].sides
                for name, side in zip(movement.sides, spoken, strict=False):
                    self._sides[item.exercise, name] = side.side

    def describe(self, cue: Cue, section: Section | None = None) -> str:
        """Give the plain line of a part or a wait; nothing for other sounds.

        In `section` it is known how many repetitions there are, and large captions tell it.
        """
        length = self._length(to_seconds(cue.length))
        if cue.kind == "wait":
            return self._book.say("caption.wait", length=length)
        if cue.kind != "tone" or cue.part is None:
            return ""
        side = self.side(cue)
        if self._large:
            count = "" if section is None else self.count(cue, section)
            part = self._book.say("caption.large", part=self.part(cue).upper(), length=length)
            return "\n" + "\n".join(text for text in (side.upper(), count, part) if text)
        where = f"{cue.rep}, {side}" if side else f"{cue.rep}"
        return self._book.say("caption.part", where=where, part=self.part(cue), length=length)

    def _length(self, seconds: float) -> str:
        """Give seconds as they are read aloud best: whole ones from a hundred on, whole minutes as such."""
        if seconds < _MANY:
            shown = f"{seconds:.3g}".replace(".", self._book.say("caption.point"))
            return self._book.say("caption.seconds", count=shown)
        minutes, rest = divmod(round(seconds), 60)
        key, count = ("seconds", round(seconds)) if rest else ("minutes", minutes)
        return self._book.say(f"caption.{key}", count=str(count))

    def part(self, cue: Cue) -> str:
        """Give the name of a part; nothing for other sounds."""
        if cue.part is None:
            return ""
        names = (
            {"out": "inhale", "back": "exhale", "rest": "pause"} if cue.exercise in self._breathing else {}
        )
        return self._book.say(f"part.{names.get(cue.part, cue.part)}")

    def count(self, cue: Cue, section: Section) -> str:
        """Give which repetition of how many a cue belongs to; nothing outside repetitions."""
        if cue.rep is None:
            return ""
        same = (each.rep or 0 for each in section.cues if each.set == cue.set and each.side == cue.side)
        return self._book.say("window.count", rep=str(cue.rep), reps=str(max(same, default=cue.rep)))

    def side(self, cue: Cue) -> str:
        """Give the side of a cue as a person calls it."""
        if cue.side is None:
            return ""
        return self._sides.get((cue.exercise or "", cue.side), cue.side)
