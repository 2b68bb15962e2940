"""Drafts and compiles what comes next, with the words that are spoken already."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from player.phrases import phrases
from player.program import Position as Place
from player.program import Program
from player.session import (
    Draft,
    Line,
    Plan,
    Preferences,
    Section,
    announced,
    arrange,
    closing,
    compile,
    draft,
    lines,
    opening,
    plans,
    question,
)
from player.sound import Clip
from player.units import Frames
from player.voice import Speaker

OPENING = -1
"""Number of the opening; then come the exercises, from 0, and the closing."""


class Drafter:
    """Knows the program, the person's wishes and the voice; where the session is, others know."""

    def __init__(self, program: Program, wishes: Preferences, speaker: Speaker) -> None:
        """Draft `program` for a person with these wishes, spoken by `speaker`."""
        self.program = program
        self.shape: Callable[[Draft], Draft] = lambda draft: draft
        """What becomes of each section that was drafted."""
        self.clips: dict[Line, Clip] = {}
        """Every clip that was needed so far."""
        self._wishes = wishes
        self.speaker = speaker
        self._minutes: Mapping[int | None, int] | None = None

    @property
    def wishes(self) -> Preferences:
        """What the person wants now."""
        return self._wishes

    @wishes.setter
    def wishes(self, wishes: Preferences) -> None:
        # The minutes that were worked out before do not hold any more.
        self._minutes = None
        self._wishes = wishes

    @property
    def closing(self) -> int:
        """Number of the closing: the one after the last exercise."""
        return len(self.program.items)

    def plan(self, index: int) -> Plan:
        """Plan an exercise as it would be from its beginning."""
        return plans(self.program, self._wishes, self._minutes)[index]

    def draft(self, index: int, body: Place | None, kept: Plan | None) -> tuple[Draft, Place | None]:
        """Draft a section for a person in position `body`, an exercise by its `kept` plan if there is one.

        Gives the position it is done in too; None where it asks for none.
        """
        minutes = self._announced()
        if index == OPENING:
            return self.shape(opening(self.program, self._wishes, minutes.get(None))), None
        if index >= self.closing:
            return self.shape(closing(self.program, self._wishes, body)), None
        fresh = self.plan(index)
        plan = replace(kept or fresh, level=fresh.level, pace=fresh.pace, talk=fresh.talk, before=body)
        return self.shape(draft(plan)), plan.position

    def compile(self, drafted: Draft, at: Frames) -> Section:
        """Place a draft at a frame; words that are not spoken yet are waited for."""
        missing = [line for line in lines(drafted) if line not in self.clips]
        if missing:
            self.clips.update(self.speaker.take(missing, patience=None))
        return compile(drafted, lambda line: self.clips[line].frames, at)

    def ready(self, drafted: Draft) -> bool:
        """Tell whether a draft could be compiled at once; else its words are being spoken now."""
        needed = lines(drafted)
        if self.speaker.ready(needed):
            return True
        self.speaker.order(needed)
        return False

    def look_ahead(self, index: int, body: Place | None) -> None:
        """Have everything spoken that may be needed from a section on, the program first."""
        language = self._wishes.language
        for number in range(index, self.closing + 1):
            drafted, place = self.draft(number, body, None)
            body = place or body
            self.speaker.order(lines(drafted))
        live = phrases(language).table["say"]["live"].values()
        self.speaker.order(Line(text, language) for text in live if "{" not in text)
        self.speaker.order(question(language, "hurts").said)

    def end(self, index: int, body: Place | None, kept: Plan | None, at: Frames) -> Frames:
        """Tell where the session will end if section `index` begins at `at`: by lengths or estimates."""
        for number in range(index, self.closing + 1):
            drafted, place = self.draft(number, body, kept if number == index else None)
            at = compile(drafted, self._length, at).end
            body = place or body
        return at

    def _announced(self) -> Mapping[int | None, int]:
        if self._minutes is None:
            told = self.program.seconds is None  # a break tells none
            self._minutes = announced(arrange(self.program, self._wishes, self._length)) if told else {}
        return self._minutes

    def _length(self, line: Line) -> Frames:
        if line in self.clips:
            return self.clips[line].frames
        return self.speaker.known((line,)).get(line) or self.speaker.estimate(line)
