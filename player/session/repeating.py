"""Drafts repetitions: tempo, the words at their onsets, counts on the beat."""

from msgspec import Struct

from player.program import Item, Kind, Movement, Spoken
from player.session.course import Turn
from player.session.steps import Beat, Count, Rep
from player.session.values import Line, Part, Shape, Talk
from player.session.words import Filler, sentence

_COUNTED_FROM, _COUNTED_TO = 3.0, 10.0
_LONG = 20.0
"""Holds longer than this sound only at their start."""
_COUNTED_BREATHS = 2
_KEEPS_LAST_REST: tuple[Kind, ...] = ("breathing", "relaxation")
_MINUTE = 60.0
_PAN = {"left": -1, "right": 1}


class Style(Struct, frozen=True):
    """How repetitions are told."""

    talk: Talk
    pace: float
    from_first: bool
    """Whether a first repetition has its words too: nothing was explained just before it."""


class Repeating:
    """Drafts the repetitions of one exercise at one level in one language."""

    def __init__(self, item: Item, movement: Movement, filler: Filler, style: Style) -> None:
        """Take what is done, what is said, and how."""
        self.item = item
        self.movement = movement
        self.filler = filler
        self.style = style

    def rep(self, turn: Turn, *, final: bool) -> Rep:
        """Draft one repetition; after the `final` one of an exercise no rest follows.

        Breathing and relaxation keep it: there the rest belongs to the repetition.
        """
        dose, pace = self.movement.dose, self.style.pace
        parts: tuple[tuple[Part, float, Shape], ...] = (
            ("out", dose.out / pace, "rise"),
            ("hold", dose.hold, "steady" if dose.hold <= _LONG else "long"),
            ("back", dose.back / pace, "fall"),
            ("rest", dose.rest / pace, "rest"),
        )
        kept = [
            (part, seconds, shape)
            for part, seconds, shape in parts
            if seconds > 0 and (part != "rest" or not final or self.item.kind in _KEEPS_LAST_REST)
        ]
        beats = [
            Beat(
                part,
                seconds,
                shape,
                words=self._words(turn, part, opens=not at),
                before_next=self._hold_words(turn) if kept[at + 1 : at + 2] and kept[at + 1][0] == "hold" else None,
                counts=self._counts(turn, part, seconds),
            )
            for at, (part, seconds, shape) in enumerate(kept)
        ]
        return Rep(turn.set, turn.side, turn.rep, _PAN.get(turn.side or "", 0), tuple(beats))

    @property
    def _breathing(self) -> bool:
        return self.item.kind == "breathing"

    def _spoken(self, turn: Turn) -> Spoken:
        return self.filler.lyrics.sides[self._index(turn)]

    def _index(self, turn: Turn) -> int:
        return self.movement.sides.index(turn.side) if turn.side is not None else 0

    def _words(self, turn: Turn, part: Part, *, opens: bool) -> tuple[Line, ...]:
        """Give what may be said at the onset of a part, the fullest first."""
        if part == "hold":
            return ()
        spoken = self._spoken(turn)
        text: str = getattr(spoken, part)
        plain = (self.filler.line(sentence(text), spoken),) if text else ()
        last = turn.rep == turn.of > 1
        if self._breathing and turn.rep > _COUNTED_BREATHS:
            return self._numbered(turn, text) if last and opens else ()
        if self._breathing:
            return plain if self.style.talk != "quiet" else ()
        if turn.rep == 1:
            names_side = opens and turn.side is not None
            told = self.style.from_first or (turn.of == 1 and not opens)
            return plain if told and (self.style.talk != "quiet" or names_side) else ()
        if self.style.talk == "quiet":
            return self._numbered(turn, text) if last and opens else ()
        leads = last or self._index(turn) == 0 or not self.movement.alternate
        return (*self._numbered(turn, text), *plain) if opens and leads else plain

    def _numbered(self, turn: Turn, text: str) -> tuple[Line, ...]:
        """Give "three, to the left" and, in the end, "last one, to the left"."""
        last = turn.rep == turn.of
        if not text:
            return (self.filler.own("count.last_alone"),) if last else ()
        words = self.filler.line(text, self._spoken(turn)).text.rstrip(".")
        if last:
            return (self.filler.own("count.last", words=words), self.filler.own("count.last_short"))
        number = sentence(self.filler.book.number(turn.rep)).rstrip(".")
        return (self.filler.own("count.rep", number=number, words=words),)

    def _hold_words(self, turn: Turn) -> Line | None:
        spoken = self._spoken(turn)
        silent = self.style.talk == "quiet" or (self._breathing and turn.rep > _COUNTED_BREATHS)
        if silent or not spoken.hold or self.movement.dose.hold <= 1:
            return None
        return self.filler.line(sentence(spoken.hold), spoken)

    def _counts(self, turn: Turn, part: Part, seconds: float) -> tuple[Count, ...]:
        if self.style.talk == "quiet":
            return ()
        if self._breathing:
            counted = turn.rep <= _COUNTED_BREATHS and seconds >= _COUNTED_FROM - 1
            worded = part != "hold" and bool(getattr(self._spoken(turn), part))
            return self._upwards(seconds, first=2 if worded else 1) if counted else ()
        if part != "hold" or seconds < _COUNTED_FROM:
            return ()
        if seconds <= _COUNTED_TO:
            return self._upwards(seconds, first=1)
        marks = [Count(seconds / 2, self.filler.own("count.halfway"))]
        if seconds >= 3 * _MINUTE:
            marks.append(Count(seconds - _MINUTE, self.filler.own("count.last_minute")))
        return (*marks, *(Count(seconds - n, self._number(n)) for n in (3, 2, 1)))

    def _upwards(self, seconds: float, *, first: int) -> tuple[Count, ...]:
        """Count whole seconds from their beginnings: two, three, four."""
        return tuple(Count(float(n - 1), self._number(n)) for n in range(first, int(seconds) + 1))

    def _number(self, number: int) -> Line:
        return Line(sentence(self.filler.book.number(number)), self.filler.language)
