"""How far an exercise is: repetitions and seconds, by set and side, as they were heard."""

from collections.abc import Iterator
from itertools import chain

from player.session import Cue, Section, SideDone, Turn
from player.transport import Position
from player.units import Frames, to_seconds

Key = tuple[int, str | None]


class Progress:
    """Counts one exercise; a new one for every exercise, and for every repeat of it."""

    def __init__(self, done: dict[Key, int] | None = None) -> None:
        """Begin, or take up what was `done` before."""
        self.done: dict[Key, int] = dict(done or {})
        self.last: Turn | None = None
        """The repetition that ended last."""
        self.running: Turn | None = None
        """The repetition that is sounding."""
        self._of: dict[Key, int] = {}
        self._frames: dict[Key, int] = {}
        self._written: set[Key] = set(self.done)
        self._level = ""
        self._cue: Cue | None = None
        self._parts: dict[tuple[int, str | None, int], Frames] = {}

    @property
    def side(self) -> str | None:
        """The side being worked on."""
        turn = self.running or self.last
        return turn.side if turn else None

    def expect(self, *sections: Section) -> None:
        """Learn from compiled sections of one exercise how many repetitions each side will have."""
        self._level = next((section.level or "" for section in sections), self._level)
        self._of = {key: count for key, count in self.done.items() if key not in self._written}
        if self.running is not None:
            self._of[self.running.set, self.running.side] = self.running.rep
        for cue in chain.from_iterable(section.cues for section in sections):
            if _moves(cue) and cue.set is not None and cue.rep is not None:
                self._of[cue.set, cue.side] = max(self._of.get((cue.set, cue.side), 0), cue.rep)
                self._parts[cue.set, cue.side, cue.rep] = cue.end

    def begins(self, cue: Cue) -> None:
        """A part of the tempo begins to sound."""
        if cue.set is None or cue.rep is None or not _moves(cue):
            return
        self._cue = cue
        self.running = Turn(cue.set, cue.side, cue.rep, self._of.get((cue.set, cue.side), cue.rep))

    def ends(self, cue: Cue) -> bool:
        """A part was heard to its end; tells whether its repetition ended with it."""
        if cue.set is None or cue.rep is None or not _moves(cue):
            return False
        key = (cue.set, cue.side)
        self._frames[key] = self._frames.get(key, 0) + cue.length
        self._cue = None
        if cue.end < self._parts.get((*key, cue.rep), cue.end):
            return False
        self.done[key] = cue.rep
        self.last, self.running = self.running, None
        return True

    def cut(self, at: Frames) -> None:
        """Sound stopped at a frame: the seconds of the running part count, its repetition does not."""
        if self._cue is not None and self._cue.set is not None:
            key = (self._cue.set, self._cue.side)
            self._frames[key] = self._frames.get(key, 0) + max(0, min(at, self._cue.end) - self._cue.at)
        self._cue = None
        self.running = None

    def once_more(self) -> None:
        """Do the running repetition again, or between two of them the one that ended last."""
        if self.running is None and self.last is not None:
            self.done[self.last.set, self.last.side] = self.last.rep - 1
            self.running = self.last

    def start_from(self, done: dict[Key, int]) -> None:
        """Keep only what was `done`; the rest of the exercise is done again."""
        self.done = dict(done)
        self._written = set(done)
        self._frames = {}
        self.last = self.running = None

    def finished(self, index: int, exercise: str) -> Iterator[SideDone]:
        """Give each side that has all its repetitions, once."""
        for key, of in self._of.items():
            if key not in self._written and self.done.get(key, 0) >= of:
                self._written.add(key)
                yield self._side(index, exercise, key, done=True)

    def left(self, index: int, exercise: str) -> Iterator[SideDone]:
        """Give each side that was begun and will not be finished now."""
        for key in {**self._frames, **self.done}:
            if key not in self._written:
                self._written.add(key)
                yield self._side(index, exercise, key, done=False)

    def completed(self, *, alternate: bool, sides: int) -> dict[Key, int]:
        """Give what need not be done again after a long break: whole sides; whole sets if they alternate."""
        whole = {key: self.done[key] for key in self._written if self.done.get(key)}
        if not alternate:
            return whole
        full = {number for number, _ in whole if sum(1 for other, _ in whole if other == number) >= sides}
        return {key: reps for key, reps in whole.items() if key[0] in full}

    def _side(self, index: int, exercise: str, key: Key, *, done: bool) -> SideDone:
        reps = self.done.get(key, 0)
        return SideDone(
            section=index,
            exercise=exercise,
            side=key[1],
            set=key[0],
            reps=reps,
            of=max(self._of.get(key, reps), reps),
            seconds=round(to_seconds(self._frames.get(key, 0)), 3),
            done=done,
            level=self._level,
        )


def place_of(cue: Cue) -> Position:
    """Give where a session is as a cue begins to sound."""
    return Position(frame=cue.at, section=cue.section, side=cue.side, set=cue.set, rep=cue.rep, part=cue.part)


def _moves(cue: Cue) -> bool:
    """Tell whether a cue leads movement, stillness or breath: a repetition is done before its rest."""
    return cue.kind == "tone" and cue.part != "rest"
