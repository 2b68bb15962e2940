"""Leads one session: keeps the timeline filled and notices what was heard.

Knows no device and no clock: others tell it which frame was heard. `acting` changes it.
"""

from typing import Literal

from msgspec.structs import replace

from player.performing.drafter import Drafter
from player.performing.lights import Lights
from player.performing.moved import Moved
from player.performing.notes import Notes
from player.performing.onset import Onset
from player.performing.progress import Progress, place_of
from player.performing.record import Record
from player.performing.scored import Scored
from player.performing.timeline import Moment, Timeline
from player.program import LEVELS, Program
from player.program import Position as Place
from player.session import Draft, Plan, Preferences, Section, Turn, opening, own, saying
from player.transport import Position, State, Transport
from player.units import Frames, to_frames
from player.voice import Speaker

HORIZON = to_frames(2.5)
"""What must be placed before it is heard: more than a sink holds, and time to speak a sentence."""

Ending = Literal["done", "stopped", "interrupted"]


class Leader:
    """One session being led."""

    def __init__(
        self,
        program: Program,
        wishes: Preferences,
        speaker: Speaker,
        notes: Notes,
        onset: Onset = Onset(),
        *,
        lights: Lights,
    ) -> None:
        """Prepare to lead `program`, from its opening or from where it was left."""
        self.drafter = Drafter(program, wishes, speaker)
        self.notes = notes
        self.lights = lights
        self.timeline = Timeline(onset.frame)
        self.progress = Progress(dict(onset.done))
        self.frame = onset.frame
        self.ended: Ending | None = None
        """How it ended, once that is written."""
        self.reason: str | None = None
        """Why it did not end as done."""
        self.hurt_at: Turn | None = None
        """The repetition in which it hurt, while that question is open."""
        self.scored: Scored | None = None
        """A score that is read back, and does not stand yet: all else waits for it."""
        self.sign: str | None = None
        """The sign, such as dizziness, that breaks it off."""
        self.next = self.current = onset.section
        """`next` is placed next, `current` sounds or stands behind an interlude: -1 is the opening,
        then come the exercises, then the closing."""
        self.body: Place | None = None
        """Position in which the person will be when `next` begins."""
        self.kept: Plan | None = None
        """How the current exercise is drafted where it is not simply from its beginning; until a
        repetition of it begins."""
        self.moved: Moved | None = None
        """The last "next" or "back": as long as nothing was begun since, the other one undoes it."""
        self.patient = False
        """True where time stands still until words are spoken: in rehearsals."""
        self._onset = onset
        self._record = Record(notes, program, onset.section if onset.done else None)
        self._places: dict[int, tuple[Place | None, Place]] = {}
        self.transport = Transport(
            exercises=self.count,
            pace=wishes.pace,
            shift=wishes.shift,
            level=self.drafter.plan(self.nearest).level if self.count else LEVELS[0],
        )

    @property
    def wishes(self) -> Preferences:
        """What the person wants now, changes of this session included."""
        return self.drafter.wishes

    @property
    def count(self) -> int:
        """How many exercises there are; the number of the closing."""
        return self.drafter.closing

    @property
    def nearest(self) -> int:
        """Number of the exercise that is sounding, or of the one nearest to it."""
        return min(max(self.current, 0), self.count - 1)

    @property
    def exercising(self) -> bool:
        """True in an exercise, or before one; not in the opening and the closing."""
        return 0 <= self.current < self.count

    @property
    def waiting(self) -> bool:
        """True when all that is placed was heard and only a command or an answer leads on."""
        held = self.transport.state in (State.PAUSED, State.ASKING)
        return held and self.frame >= self.timeline.end

    @property
    def over(self) -> bool:
        """True when the session has ended and its last sound was heard."""
        return self.ended is not None and self.frame >= self.timeline.end

    # ----- filling the timeline

    def begin(self) -> None:
        """Place the first sounds."""
        if self._onset.resumed:
            lead = opening(self.drafter.program, self.wishes, None).steps[:1]
            said = saying(own(self.wishes.language, "say.live.onward")).steps
            self.place(Draft(kind="interlude", steps=(*lead, *said)))
            if self.progress.done and self.exercising:
                plan = self.drafter.plan(self.next)
                self.kept = replace(plan, done=dict(self.progress.done), start="resumed")
        self.extend()

    def extend(self) -> bool:
        """Place what comes next, as far as its words are ready; tells whether anything was placed.

        When words are late, a calm "one moment" is said and the session waits for them; the very
        first ones, and all of them where the leader is `patient`, are waited for in silence.
        """
        grew = False
        free = self.scored is None and self.ended is None
        while free and self.transport.state is State.PLAYING and self.next <= self.count:
            kept = self.kept if self.next == self.current else None
            upcoming, place = self.drafter.draft(self.next, self.body, kept)
            wanted = self.patient or not self.timeline.sections
            if not wanted and not self.drafter.ready(upcoming):
                if self.timeline.end - self.frame >= HORIZON:
                    return grew
                self.place(saying(own(self.wishes.language, "say.live.moment")))
                return True
            section = self.drafter.compile(upcoming, self.timeline.end)
            if place is not None:
                self._places[self.next] = (self.body, place)
                self.body = place
            if self.next == self.current:
                self.progress.expect(section)
                self._record.finished(self.current, self.progress, self.frame)
            if section.frames:
                self.timeline.append(section)
            self.next += 1
            grew = True
            # The first sound, and each command, should not wait for what is far ahead.
            if not self.patient and self.timeline.end - self.frame >= HORIZON:
                break
        return grew

    def place(self, interlude: Draft) -> None:
        """Place an interlude now; its words are few, and waited for."""
        self.timeline.append(self.drafter.compile(interlude, self.timeline.end))

    def go_on(self, section: int, plan: Plan | None = None) -> None:
        """Place `section` next; `plan` where it is an exercise that is not begun anew."""
        if section == self.current and plan is None:
            self.body = self._places.get(section, (self.body, None))[0]
        elif self.current in self._places:
            self.body = self._places[self.current][1]
        if section != self.current or plan is None:
            self.progress = Progress()
        self.current = self.next = section
        self.kept = plan

    # ----- noticing what was heard

    def heard(self, frame: Frames) -> None:
        """Take note of everything up to and with `frame`."""
        for moment in self.timeline.heard(frame):
            self.frame = max(self.frame, moment.frame)
            self._notice(moment)
        self.frame = max(self.frame, frame)
        sounding = self.timeline.at(self.frame)
        waits = sounding is not None and any(
            cue.kind == "wait" and cue.at <= self.frame < cue.end for cue in sounding.cues
        )
        position = replace(self.transport.position, frame=self.frame, waiting=waits)
        self.transport = replace(self.transport, position=position)

    def _notice(self, moment: Moment) -> None:
        cue = moment.cue
        if moment.kind == "section":
            self._begins(moment.section)
        elif moment.kind == "cue" and cue is not None:
            self.notes.cue(cue, moment.section)
            if cue.kind == "tone":
                if self.next > self.current:
                    self.kept = None
                self.progress.begins(cue)
                self.transport = replace(self.transport, position=place_of(cue))
        elif moment.kind == "part" and cue is not None and self.progress.ends(cue):
            self._record.finished(self.current, self.progress, self.frame)
        elif moment.kind == "over" and moment.section.kind == "closing":
            self.end("done", None)

    def _begins(self, section: Section) -> None:
        if section.kind == "closing":
            self.current = self.count
        late = section.kind == "interlude" and section is self.timeline.sections[-1]
        free = self.scored is None and self.transport.state is State.PLAYING
        if late and free and self.next > self.current:
            # What was before is over, and the words of what comes are late: that is where we are.
            self.current, self.progress = self.next, Progress()
        if section.kind != "exercise" or section.index is None:
            return
        if section.index != self.current:
            self.current = section.index
            self.progress = Progress()
            self.progress.expect(section)
        self.transport = replace(
            self.transport,
            level=section.level or self.transport.level,
            talk=self.wishes.talk_of(section.exercise or ""),
            position=Position(frame=section.at, section=section.index),
        )
        self._record.begins(section)

    def leave(self) -> None:
        """Write down the sides that were begun and will not be finished."""
        self._record.left(self.current, self.progress, self.frame)

    def end(self, state: Ending, reason: str | None) -> None:
        """Write that the session has ended; once. From its closing words on, it was done."""
        if self.ended is None:
            if self.scored is not None:
                self.scored.write(self.notes, self.frame)
            self.leave()
            if self.current >= self.count:
                state, reason = "done", None
            self.ended, self.reason = state, reason
            self._record.ended(state, reason, self.frame, self.sign)
