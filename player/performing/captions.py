"""What is shown of a cue that is not spoken: a plain line for each part."""

from player.phrases import phrases
from player.program import Language, Program
from player.session import Cue
from player.units import to_seconds


class Captions:
    """Describes the parts of one program in one language."""

    def __init__(self, program: Program, language: Language) -> None:
        """Know the names of the sides."""
        self._book = phrases(language)
        self._breathing = {item.exercise for item in program.items if item.kind == "breathing"}
        self._sides: dict[tuple[str, str], str] = {}
        for item in program.items:
            for movement in item.levels.values():
                spoken = movement.words[language].sides
                for name, side in zip(movement.sides, spoken, strict=False):
                    self._sides[item.exercise, name] = side.side

    def describe(self, cue: Cue) -> str:
        """Give the plain line of a part or a wait; nothing for other sounds."""
        seconds = f"{to_seconds(cue.length):.3g}".replace(".", self._book.say("caption.point"))
        if cue.kind == "wait":
            return self._book.say("caption.wait", seconds_shown=seconds)
        if cue.kind != "tone" or cue.part is None:
            return ""
        side = self.side(cue)
        where = f"{cue.rep}, {side}" if side else f"{cue.rep}"
        return self._book.say("caption.part", where=where, part=self.part(cue), seconds_shown=seconds)

    def part(self, cue: Cue) -> str:
        """Give the name of a part; nothing for other sounds."""
        if cue.part is None:
            return ""
        names = (
            {"out": "inhale", "back": "exhale", "rest": "pause"} if cue.exercise in self._breathing else {}
        )
        return self._book.say(f"part.{names.get(cue.part, cue.part)}")

    def side(self, cue: Cue) -> str:
        """Give the side of a cue as a person calls it."""
        if cue.side is None:
            return ""
        return self._sides.get((cue.exercise or "", cue.side), cue.side)
