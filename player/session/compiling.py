"""Places a draft on absolute frames: the rules of time and talk, in one pass."""

from collections.abc import Callable
from typing import assert_never

from player.session.steps import Beat, Draft, Gap, Rep, Say, Signal, Wait
from player.session.values import Cue, CueKind, Line, Omission, Section, Sound, Tone
from player.units import Frames, to_frames, to_seconds

Lengths = Callable[[Line], Frames]

TAIL = to_frames(0.3)
"""Words end at least this long before their part does."""
_APART = to_frames(0.15)
"""Least silence between two utterances inside one repetition."""
_BEFORE_COUNT = to_frames(0.05)


def compile(draft: Draft, lengths: Lengths, at: Frames = Frames(0)) -> Section:  # noqa: A001
    """Place every cue of `draft` from frame `at`; `lengths` tells how long each line sounds."""
    placing = _Placing(draft, lengths, at)
    for step in draft.steps:
        match step:
            case Say():
                placing.say(step)
            case Wait():
                placing.wait(step)
            case Gap():
                placing.now = Frames(placing.now + to_frames(step.seconds))
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

    def cue(self, kind: CueKind, at: int, length: int, sound: Sound | None, **place: object) -> None:
        self.cues.append(
            Cue(
                at=Frames(at),
                length=Frames(length),
                kind=kind,
                sound=sound,
                section=self.draft.index,
                exercise=self.draft.exercise,
                **place,  # type: ignore[arg-type]  # side, set, rep and part, as they come
            )
        )

    def say(self, step: Say) -> None:
        length = self.lengths(step.line)
        self.cue("speech", self.now, length, step.line, side=step.side)
        self.now = Frames(self.now + length + to_frames(step.pause))

    def wait(self, step: Wait) -> None:
        length = to_frames(step.seconds)
        if length:
            self.cue("wait", self.now, length, None, side=step.side)
            self.now = Frames(self.now + length)

    def signal(self, step: Signal) -> None:
        length = to_frames(step.seconds)
        self.cue("signal", self.now, length, Tone(step.shape, length))
        self.now = Frames(self.now + max(length, to_frames(step.until)))

    def rep(self, step: Rep) -> None:
        silent_from = self.now
        for beat in step.beats:
            start, length = self.now, to_frames(beat.seconds)
            place = {"side": step.side, "set": step.set, "rep": step.rep, "part": beat.part}
            self.cue("tone", start, length, Tone(beat.shape, length, step.pan), **place)
            silent_from = self._words(beat, start, length, silent_from, place)
            self.now = Frames(start + length)

    def _words(
        self, beat: Beat, start: int, length: int, silent_from: int, place: dict[str, object]
    ) -> Frames:
        """Place what is said inside a part; a smaller cue that collides or does not fit is dropped."""
        end = start + length - TAIL
        hold = beat.before_next
        hold_at = end - self.lengths(hold) if hold is not None else end
        fitting = [
            line for line in beat.words if start >= silent_from and start + self.lengths(line) <= end
        ]
        # The words of a hold are an instruction: the number of the repetition gives way to them.
        kind = [line for line in fitting if start + self.lengths(line) + _APART <= hold_at]
        said = (kind or fitting)[0] if fitting else None
        if said is not None:
            self.cue("speech", start, self.lengths(said), said, **place)
            silent_from = start + self.lengths(said) + _APART
        elif beat.words:
            self._omit(beat, beat.words[-1], length)
        if hold is not None and hold_at >= max(start, silent_from):
            self.cue("speech", hold_at, end - hold_at, hold, **place)
            silent_from = end + _APART
        elif hold is not None:
            self._omit(beat, hold, start + length - max(start, silent_from))
        for count in beat.counts:
            at = start + to_frames(count.seconds)
            spoken = self.lengths(count.line)
            if at >= silent_from - _APART + _BEFORE_COUNT and at + spoken <= end:
                self.cue("speech", at, spoken, count.line, **place)
                silent_from = at + spoken + _APART
        return Frames(silent_from)

    def _omit(self, beat: Beat, line: Line, room: int) -> None:
        needed = to_seconds(self.lengths(line) + TAIL)
        self.omissions.append(Omission(line.text, beat.part, round(needed, 2), round(to_seconds(room), 2)))
