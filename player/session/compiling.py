"""Places a draft on absolute frames: the rules of time and talk, in one pass."""

from collections.abc import Callable
from itertools import zip_longest
from typing import assert_never

from player.session.hearing import ROOM, Hearing
from player.session.steps import Beat, Draft, Gap, Rep, Say, Signal, Step, Wait
from player.session.values import Cue, CueKind, Line, Omission, Part, Section, Sound, Tone
from player.units import Frames, to_frames, to_seconds

Lengths = Callable[[Line], Frames]

TAIL = to_frames(0.3)
"""Words end at least this long before their part does."""
_APART = to_frames(0.15)
"""Least silence between two utterances inside one part."""
_BEFORE_COUNT = to_frames(0.05)
"""Least silence between a count and what is said before it."""
_START = Frames(0)


def compile(draft: Draft, lengths: Lengths, at: Frames = _START) -> Section:  # noqa: A001 - the map's word
    """Place every cue of `draft` from frame `at`; `lengths` tells how long each line sounds."""
    placing = _Placing(draft, lengths, at)
    for step, following in zip_longest(draft.steps, draft.steps[1:]):
        match step:
            case Say():
                placing.say(step, following)
            case Wait():
                placing.wait(step)
            case Gap():
                placing.gap(step)
            case Signal():
                placing.signal(step)
            case Rep():
                placing.rep(step)
            case _:
                assert_never(step)
    return Section(
        kind=draft.kind,
        at=at,
        frames=Frames(placing.now - at),
        cues=tuple(sorted(placing.cues, key=lambda cue: (cue.at, cue.kind))),
        index=draft.index,
        exercise=draft.exercise,
        name=draft.name,
        level=draft.level,
        minutes=draft.minutes,
        omissions=tuple(dict.fromkeys(placing.omissions)),
    )


class _Placing:
    """The frame reached so far, and the cues before it."""

    def __init__(self, draft: Draft, lengths: Lengths, at: Frames) -> None:
        self.draft = draft
        self.lengths = lengths
        self.now = at
        self.cues: list[Cue] = []
        self.omissions: list[Omission] = []
        self.hearing = Hearing(at) if draft.listens else None

    def say(self, step: Say, following: Step | None) -> None:
        length = self.lengths(step.line)
        self._cue("speech", self.now, length, step.line, side=step.side)
        self.now = Frames(self.now + length)
        pause = to_frames(step.pause)
        if self.hearing is not None and isinstance(following, Say) and self.hearing.due(self.now):
            pause = max(pause, ROOM)
        self.now = Frames(self.now + pause)

    def gap(self, step: Gap) -> None:
        length = to_frames(step.seconds)
        if step.room and self.hearing is not None:
            length = max(length, self.hearing.short_of(self.now))
        self.now = Frames(self.now + length)

    def wait(self, step: Wait) -> None:
        length = to_frames(step.seconds)
        if length:
            self._cue("wait", self.now, length, None, side=step.side)
            self.now = Frames(self.now + length)

    def signal(self, step: Signal) -> None:
        length = to_frames(step.seconds)
        self._cue("signal", self.now, length, Tone(step.shape, length))
        self.now = Frames(self.now + max(length, to_frames(step.until)))

    def rep(self, step: Rep) -> None:
        for beat in step.beats:
            length = to_frames(beat.seconds)
            self._cue("tone", self.now, length, Tone(beat.shape, length, step.pan), rep=step, part=beat.part)
            self._words(step, beat, self.now, Frames(self.now + length))
            self.now = Frames(self.now + length)

    def _words(self, step: Rep, beat: Beat, start: Frames, end: Frames) -> None:
        """Place what is said inside a part; a smaller cue that collides or does not fit is dropped."""
        last = end - TAIL
        hold = beat.before_next
        hold_at = last - self.lengths(hold) if hold is not None else last
        fitting = [line for line in beat.words if start + self.lengths(line) <= last]
        # The words of a hold are an instruction: the number of the repetition gives way to them.
        giving_way = [line for line in fitting if start + self.lengths(line) + _APART <= hold_at]
        spoken_until = start - _APART
        if fitting and (beat.leads or not self._gives_way(start)):
            spoken_until = self._speak(step, beat, start, (giving_way or fitting)[0])
        elif beat.words and not fitting:
            self._omit(beat, beat.words[-1], end - start)
        hold_fits = hold is not None and hold_at >= spoken_until + _APART
        if hold is not None and not hold_fits:
            self._omit(beat, hold, end - spoken_until - _APART)
        self._count(step, beat, start, spoken_until, hold_at - _APART if hold_fits else last)
        if hold is not None and hold_fits and not self._gives_way(hold_at):
            self._speak(step, beat, hold_at, hold)

    def _count(self, step: Rep, beat: Beat, start: Frames, spoken_until: int, last: int) -> None:
        """Place the counts of a part; where they give way to somebody who may speak, all of them do."""
        if beat.counts and self._gives_way(start + to_frames(beat.counts[0].seconds)):
            return
        for count in beat.counts:
            at = start + to_frames(count.seconds)
            if at >= spoken_until + _BEFORE_COUNT and at + self.lengths(count.line) <= last:
                spoken_until = self._speak(step, beat, at, count.line)

    def _gives_way(self, at: int) -> bool:
        """Tell whether words at a frame would keep somebody from being heard for too long."""
        return self.hearing is not None and self.hearing.overdue(at)

    def _omit(self, beat: Beat, line: Line, room: int) -> None:
        needed = to_seconds(self.lengths(line) + TAIL)
        self.omissions.append(Omission(line.text, beat.part, round(needed, 2), round(to_seconds(room), 2)))

    def _speak(self, step: Rep, beat: Beat, at: int, line: Line) -> int:
        """Place words in a part; give the frame at which they end."""
        length = self.lengths(line)
        self._cue("speech", at, length, line, rep=step, part=beat.part)
        return at + length

    def _cue(
        self,
        kind: CueKind,
        at: int,
        length: int,
        sound: Sound | None,
        *,
        side: str | None = None,
        rep: Rep | None = None,
        part: Part | None = None,
    ) -> None:
        if kind == "speech" and self.hearing is not None:
            self.hearing.spoke(at, length)
        self.cues.append(
            Cue(
                at=Frames(at),
                length=Frames(length),
                kind=kind,
                sound=sound,
                section=self.draft.index,
                exercise=self.draft.exercise,
                side=rep.side if rep else side,
                set=rep.set if rep else None,
                rep=rep.rep if rep else None,
                part=part,
            )
        )
