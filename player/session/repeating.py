"""Drafts repetitions: tempo, the words at their onsets, counts on the beat."""

from player.program import Item, Kind, Movement, Spoken
from player.session.course import Turn
from player.session.steps import Beat, Count, Rep
from player.session.values import Line, Part, Shape, Talk
from player.session.words import Filler, sentence

_COUNTED_FROM, _COUNTED_TO = 3.0, 10.0
_COUNTED_BREATH = 2.0
_LONG = 20.0
"""Holds longer than this sound only at their start."""
_COUNTED_BREATHS = 2
_KEEPS_LAST_REST: tuple[Kind, ...] = ("breathing", "relaxation")
_MINUTE = 60.0
_PAN = {"left": -1, "right": 1}


class Repeating:
    """Drafts the repetitions of one exercise at one level in one language."""

    def __init__(self, item: Item, movement: Movement, filler: Filler, talk: Talk, pace: float) -> None:
        """Take what is done, what is said, how much and how fast."""
        self._item = item
        self._movement = movement
        self._filler = filler
        self._talk = talk
        self._pace = pace

    def rep(self, turn: Turn, following: Turn | None, *, explained: bool) -> Rep:
        """Draft one repetition; `explained` where it was told just before and needs no words.

        After the last one of an exercise, with none `following`, there is no rest; breathing and
        relaxation keep it: there the rest belongs to the repetition.
        """
        parts = self._parts(final=following is None)
        beats = [
            Beat(
                part,
                seconds,
                shape,
                words=self._words(turn, part, opens=not at, explained=explained),
                leads=not at and turn.rep in (1, turn.of),
                before_next=self._before(turn, parts[at + 1][0])
                if at + 1 < len(parts)
                else self._before_rep(turn, part, following),
                counts=self._counts(turn, part, seconds),
            )
            for at, (part, seconds, shape) in enumerate(parts)
        ]
        return Rep(turn.set, turn.side, turn.rep, _PAN.get(turn.side or "", 0), tuple(beats))

    def _parts(self, *, final: bool) -> list[tuple[Part, float, Shape]]:
        dose, pace = self._movement.dose, self._pace
        parts: tuple[tuple[Part, float, Shape], ...] = (
            ("out", dose.out / pace, "rise"),
            ("hold", dose.hold, "steady" if dose.hold <= _LONG else "long"),
            ("back", dose.back / pace, "fall"),
            ("rest", dose.rest / pace, "rest"),
        )
        rests = not final or self._item.kind in _KEEPS_LAST_REST
        return [part for part in parts if part[1] > 0 and (part[0] != "rest" or rests)]

    @property
    def _breathing(self) -> bool:
        return self._item.kind == "breathing"

    def _spoken(self, turn: Turn) -> Spoken:
        return self._filler.lyrics.sides[self._index(turn)]

    def _index(self, turn: Turn) -> int:
        return self._movement.sides.index(turn.side) if turn.side is not None else 0

    # ----- words

    def _words(self, turn: Turn, part: Part, *, opens: bool, explained: bool) -> tuple[Line, ...]:
        """Give what may be said at the onset of a part, the fullest first."""
        if part == "hold":
            return ()
        spoken = self._spoken(turn)
        text: str = getattr(spoken, part)
        plain = (self._filler.line(sentence(text), spoken),) if text else ()
        quiet = self._talk == "quiet"
        last = turn.rep == turn.of > 1
        if self._breathing and turn.rep <= _COUNTED_BREATHS:
            return () if quiet else plain
        if turn.rep == 1:
            names_side = opens and turn.side is not None
            told = not explained or (turn.of == 1 and not opens)
            return plain if told and (not quiet or names_side) else ()
        if quiet or self._breathing:
            return self._numbered(turn, text) if last and opens else ()
        leads = last or self._index(turn) == 0 or not self._movement.alternate
        return (*self._numbered(turn, text), *plain) if opens and leads else plain

    def _numbered(self, turn: Turn, text: str) -> tuple[Line, ...]:
        """Give "three, to the left" and, in the end, "last one, to the left"."""
        last = turn.rep == turn.of
        if not text:
            return (self._filler.own("count.last_alone"),) if last else ()
        words = self._filler.line(text, self._spoken(turn)).text.rstrip(".")
        if last:
            return (self._filler.own("count.last", words=words), self._filler.own("count.last_short"))
        number = sentence(self._filler.book.number(turn.rep)).rstrip(".")
        return (self._filler.own("count.rep", number=number, words=words),)

    def _before(self, turn: Turn, part: Part) -> Line | None:
        """Give the words of a hold, for the end of what comes before it."""
        spoken = self._spoken(turn)
        silent = self._talk == "quiet" or (self._breathing and turn.rep > _COUNTED_BREATHS)
        if part != "hold" or silent or not spoken.hold or self._movement.dose.hold <= 1:
            return None
        return self._filler.line(sentence(spoken.hold), spoken)

    def _before_rep(self, turn: Turn, part: Part, following: Turn | None) -> Line | None:
        """Give the words of a repetition that begins with its hold, for the end of the rest before it."""
        if part != "rest" or following is None or following.set != turn.set:
            return None
        if following.side != turn.side and not self._movement.alternate:
            return None
        return self._before(following, self._parts(final=False)[0][0])

    # ----- counts

    def _counts(self, turn: Turn, part: Part, seconds: float) -> tuple[Count, ...]:
        if self._talk == "quiet":
            return ()
        if self._breathing:
            return self._breath_counts(turn, part) if turn.rep <= _COUNTED_BREATHS else ()
        if part != "hold" or seconds < _COUNTED_FROM:
            return ()
        if seconds <= _COUNTED_TO:
            return self._upwards(seconds)
        marks = [Count(seconds / 2, self._filler.own("count.halfway"))]
        if seconds >= 3 * _MINUTE:
            marks.append(Count(seconds - _MINUTE, self._filler.own("count.last_minute")))
        return (*marks, *(Count(seconds - n, self._number(n)) for n in (3, 2, 1)))

    def _breath_counts(self, turn: Turn, part: Part) -> tuple[Count, ...]:
        """Count a part of a breath; what was explained as four counts is four counts at any pace."""
        seconds: float = getattr(self._movement.dose, part)
        if seconds < _COUNTED_BREATH:
            return ()
        worded = part != "hold" and bool(getattr(self._spoken(turn), part))
        return self._upwards(seconds, first=2 if worded else 1, pace=1.0 if part == "hold" else self._pace)

    def _upwards(self, seconds: float, *, first: int = 1, pace: float = 1.0) -> tuple[Count, ...]:
        """Count whole seconds of the dose from their beginnings: two, three, four."""
        return tuple(Count((n - 1) / pace, self._number(n)) for n in range(first, int(seconds) + 1))

    def _number(self, number: int) -> Line:
        return Line(sentence(self._filler.book.number(number)), self._filler.language)
