"""What the things in a picture are called, in the language of the session."""

from unicodedata import combining, normalize

from player.phrases import phrases
from player.program import Item, Movement, Program
from player.session import Cue, Line, Part, Section, Session
from player.units import to_seconds

_PARTS: tuple[Part, ...] = ("out", "hold", "back", "rest")
_BREATH: dict[Part, Part | str] = {"out": "inhale", "back": "exhale", "rest": "pause"}


class Names:
    """Names the sections, sides and parts of one session."""

    def __init__(self, program: Program, session: Session) -> None:
        """Take the words of the program in the language of the session."""
        self.book = phrases(session.language)
        self._program = program
        self._session = session
        self._breathing = {item.exercise for item in program.items if item.kind == "breathing"}

    @property
    def title(self) -> str:
        """Give the name of the program and its length."""
        name = self._program.words[self._session.language].name
        return self.book.say("publishing.title", name=name, clock=clock(self._session.frames))

    def description(self) -> str:
        """Tell the whole picture in words: every section, when it begins and what is done in it."""
        told = [self.book.say("publishing.about")]
        for section in self._session.sections:
            details = self.details(section)
            ending = f": {details}." if details else "."
            told.append(f"{clock(section.at)} {self.heading(section)}{ending}")
        told.append(f"{clock(self._session.frames)} {self.book.say('sheet.end')}.")
        return "\n".join(told)

    def heading(self, section: Section) -> str:
        """Give what a section is called."""
        if section.index is None:
            return self.book.say(f"sheet.{section.kind}")
        return f"{section.index + 1}. {section.name}"

    def details(self, section: Section) -> str:
        """Give level, dose, tempo and sides of an exercise; nothing for another section."""
        found = self._movement(section)
        if found is None or section.level is None:
            return ""
        item, movement = found
        dose = movement.dose
        level = self.book.say(f"level.{section.level}")
        numbers = self.book.say("sheet.dose", sets=dose.sets, reps=dose.reps)
        seconds = ((part, getattr(dose, part)) for part in _PARTS)
        tempo = [f"{self.part(part, item.exercise)} {self.seconds(long)}" for part, long in seconds if long]
        sides = ", ".join(side.side for side in movement.words[self._session.language].sides if side.side)
        return "; ".join(text for text in (level, numbers, ", ".join(tempo), sides) if text)

    def side(self, section: Section, cue: Cue) -> tuple[int, str]:
        """Give the number of the side of a cue, from 0, and what it is called."""
        found = self._movement(section)
        if found is None or cue.side is None or cue.side not in found[1].sides:
            return 0, cue.side or ""
        at = found[1].sides.index(cue.side)
        return at, found[1].words[self._session.language].sides[at].side

    def part(self, part: Part, exercise: str | None) -> str:
        """Give what a part of a repetition is called; those of a breath have names of their own."""
        return self.book.say(f"part.{_BREATH.get(part, part) if self.breathes(exercise) else part}")

    def breathes(self, exercise: str | None) -> bool:
        """Tell whether an exercise is breathing."""
        return exercise in self._breathing

    def count(self, cue: Cue) -> str:
        """Give the figure that is counted by a cue; nothing for other sentences."""
        if cue.part is None or not isinstance(cue.sound, Line):
            return ""
        # A capital loses its accent: "Eén." counts as "één".
        word = _bare(cue.sound.text.rstrip("."))
        numbers = [_bare(number) for number in self.book.table["numbers"]]
        return f"{numbers.index(word)}" if word in numbers else ""

    def seconds(self, value: float) -> str:
        """Give seconds as they are written: `2,5 s`."""
        return f"{round(value, 1):g} s".replace(".", self.book.say("caption.point"))

    def _movement(self, section: Section) -> tuple[Item, Movement] | None:
        if section.index is None or section.level is None:
            return None
        item = self._program.items[section.index]
        return item, item.levels[section.level]


def clock(frames: int) -> str:
    """Give a time in the session as minutes and seconds."""
    minutes, seconds = divmod(int(to_seconds(frames)), 60)
    return f"{minutes}:{seconds:02}"


def _bare(text: str) -> str:
    return "".join(sign for sign in normalize("NFD", text.lower()) if not combining(sign))
