"""Plays a session in real time: the sink sounds, the keys are heard, the leader leads."""

from collections.abc import Callable, Sequence
from time import monotonic

from player.controls import Asking, Kind
from player.performing.acting import act
from player.performing.editing import Edit
from player.performing.hands import Hands
from player.performing.hurting import STOP_IN_PAUSE, STOPS, ask_to_stop, stay_paused, stood
from player.performing.leader import Leader
from player.performing.news import News
from player.performing.offering import Offer, Offering, by_way_of
from player.performing.stream import Stream, stream_of
from player.session import Question, Tone, own, saying
from player.sinks import Sink
from player.sound import Clip, Levels, tone
from player.transport import ANEW, NOTHING, Change, Command, State, obey
from player.units import to_frames

REOPEN = 1.0
"""Seconds between two attempts to find a loudspeaker again."""
_STOP_UNANSWERED = 10.0
"""Seconds of silence after "stop?", after which it stays at a pause."""
TICK = 0.04
"""Seconds between two looks at what was heard, while no key comes."""

_MOVES = (Command.NEXT, *ANEW)
"""What leads elsewhere, and so on."""
_HEARD = Change(what="answer", effect="now")


class Live:
    """One session in real time."""

    def __init__(
        self,
        leader: Leader,
        sink: Sink,
        hands: Hands,
        *,
        levels: Levels = Levels(),
        bed: Clip | None = None,
        script: Sequence[tuple[float, Command]] = (),
        interrupted: Callable[[], str | None] = lambda: None,
        reopen: Callable[[], Sink | None] = lambda: None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Join the leader with its devices.

        `interrupted` names the signal that ends it early; `reopen` gives a loudspeaker again after
        the one that played was lost, or None while there is none.
        """
        self.leader = leader
        self.sink = sink
        self.hands = hands
        self.levels = levels
        self.bed = bed
        self._script = list(script)
        self._interrupted = interrupted
        self._reopen = reopen
        self._reopens_at = 0.0
        self._clock = clock
        self._waited = 0.0
        """Seconds spent waiting for the person, in which no frames were heard."""
        self._waits_since: float | None = None
        self._paused_at = 0.0
        self._without_sound = False
        """True at a pause that nobody asked for: the loudspeaker has gone."""
        self._offering: Offering | None = None
        self._news = News(leader, hands)

    def run(self) -> None:
        """Play until the session is over; then everything that was done is in the journal."""
        self.leader.begin()
        self.sink.play(self._stream(), self.leader.frame)
        self.leader.drafter.look_ahead(self.leader.next, self.leader.body)
        while not self.leader.over:
            command, spoken = self.hands.next(TICK, self._asking()), self.hands.spoken
            if command is None:
                command, spoken = self._taken()
            reason = self._interrupted()
            self._hear()
            if reason is not None:
                self.leader.progress.cut(self.leader.frame)
                self.leader.end("interrupted", reason)
                break
            for due in self._due():
                self._obey(due)
            if command is not None:
                self._obey_well(command, spoken=spoken)
            elif self._abandoned():
                self.leader.end("interrupted", "unattended")
                break
            self._tell_news()
            self._fill()
            if self.sink.lost:
                if self.leader.ended is not None:
                    # Nobody would hear the closing words.
                    break
                self._find_sound()

    def _fill(self) -> None:
        """Place what comes next, and hand it on."""
        if stood(self.leader):
            self.sink.play(self._stream(), self.leader.frame)
        if self.leader.extend():
            self.sink.swap(self._stream())

    def _stream(self) -> Stream:
        return stream_of(self.leader, self.levels, self.bed)

    def _asking(self) -> Asking | None:
        at = self.leader.transport
        return at.asked.answers if at.asked is not None and at.state is State.ASKING else None

    def _taken(self) -> tuple[Command | None, bool]:
        """Offer what answers the open question, in turn; give what was taken of it, and whether by voice."""
        asked = self.leader.transport.asked if self._asking() is not None else None
        by = by_way_of(self.hands, asked) if asked is not None else None
        if asked is None or by is None:
            self._offering = None
            return None, False
        voiced = by == "sound"
        if self._offering is None or self._offering.question is not asked:
            self._offering = Offering(asked, by=by)
            self.hands.gestures()
        for gesture in self.hands.gestures():
            if (taken := self._offering.take(gesture)) is not None:
                return taken, voiced
            if gesture.kind is Kind.PRESS and not voiced:
                # It is counted, or there was nothing to take.
                self.sink.signal(acknowledgement(_HEARD))
        due = self._offering.due(self._clock(), quiet=self.leader.waiting)
        if isinstance(due, Offer):
            self.leader.place(saying(due.line))
            self.sink.swap(self._stream())
            return None, False
        return due, voiced

    def _hear(self) -> None:
        self.leader.heard(min(self.sink.heard(), self.leader.timeline.end))
        if self.leader.waiting and self._waits_since is None:
            self._waits_since = self._clock()
        elif not self.leader.waiting and self._waits_since is not None:
            self._waited += self._clock() - self._waits_since
            self._waits_since = None

    def _due(self) -> list[Command]:
        """Take the commands of the script whose time has come."""
        now = self.leader.frame + to_frames(self._waited + self._waited_now())
        due = []
        while self._script and to_frames(self._script[0][0]) <= now:
            due.append(self._script.pop(0)[1])
        return due

    def _waited_now(self) -> float:
        return 0.0 if self._waits_since is None else self._clock() - self._waits_since

    def _abandoned(self) -> bool:
        led = self.hands.attended or self.hands.listens
        return self.leader.waiting and not self._script and not led

    def _obey(self, command: Command, say: str | None = None, *, spoken: bool = False) -> None:
        was, self._offering = self.leader.transport.state, None
        asked = self.leader.transport.asked
        paused = self._clock() - self._paused_at if was is State.PAUSED else 0.0
        self._hear()
        change = obey(self.leader.transport, command)[1]
        # Heard first, done then: what is to be said may have to be spoken yet.
        self.sink.signal(acknowledgement(change))
        if change.effect == "now" and change.what != "volume":
            self.leader.heard(min(self.sink.hush(), self.leader.timeline.end))
        edit = act(self.leader, command, paused=paused, say=say, spoken=spoken)
        self._without_sound = False
        self._note_pause(was, asked)
        self._apply(edit)

    def _note_pause(self, was: State, asked: Question | None) -> None:
        """Keep when a pause began: one in which it was asked whether to stop goes on after that."""
        amid_pause = asked is not None and asked.id == STOP_IN_PAUSE
        if self.leader.transport.state is State.PAUSED and was is not State.PAUSED and not amid_pause:
            self._paused_at = self._clock()

    def _obey_well(self, command: Command, *, spoken: bool) -> None:
        """Obey; where a word may have been misheard, "stop" is asked, and only "continue" ends a pause."""
        state = self.leader.transport.state
        if self.hands.grown and state is State.PAUSED:
            self.leader.notes.journal("continue", self.leader.frame, meant=command.value)
        led = state in (State.PLAYING, State.PAUSED) and spoken
        if led and state is State.PAUSED and command in _MOVES and self.leader.scored is None:
            self.sink.signal(acknowledgement(NOTHING))
            self._apply(stay_paused(self.leader, "still_paused"))
        elif not led or command not in (Command.STOP, Command.PAUSE):
            self._obey(command, spoken=spoken)
        elif command is Command.STOP:
            change = Change(what="pause", effect="now")
            self._hear()
            self.sink.signal(acknowledgement(change))
            self.leader.heard(min(self.sink.hush(), self.leader.timeline.end))
            self._apply(ask_to_stop(self.leader, change))
        elif state is State.PLAYING:
            self._obey(command)

    def _tell_news(self) -> None:
        """Say what there is to tell of listening; leave it at a pause where nobody says whether to stop."""
        asked = self.leader.transport.asked
        if (told := self._news.tell()) is not None:
            self._apply(told)
        elif asked is not None and asked.id in STOPS and self._waited_now() > _STOP_UNANSWERED:
            self._apply(stay_paused(self.leader))
            self._note_pause(State.ASKING, asked)

    def _apply(self, edit: Edit) -> None:
        """Let the sink play what the timeline has become."""
        if edit.cut:
            self.sink.play(self._stream(), self.leader.frame)
        elif edit.change.what == "volume" or edit.at < self.sink.pushed():
            self.sink.play(self._stream(), min(self.sink.heard(), self.leader.timeline.end))
        elif edit.change.effect != "none":
            self.sink.swap(self._stream())

    def _find_sound(self) -> None:
        """Wait, paused, until a loudspeaker is there again; then say so and go on."""
        if self.leader.transport.state is State.PLAYING and self.leader.ended is None:
            self.leader.notes.caption(own(self.leader.wishes.language, "say.live.sound_gone").text)
            act(self.leader, Command.PAUSE)
            self._paused_at = self._clock()
            self._without_sound = True
        if self._clock() < self._reopens_at:
            return
        self._reopens_at = self._clock() + REOPEN
        found = self._reopen()
        if found is None:
            return
        self.sink.close()
        self.sink = found
        if self._without_sound:
            self._obey(Command.CONTINUE, say="sound_back")
            return
        if self.leader.transport.state is State.PAUSED:
            # Who paused it goes on with it; another loudspeaker may be in another room.
            self._apply(stay_paused(self.leader))
        self.sink.play(self._stream(), self.leader.frame)


def acknowledgement(change: Change) -> Clip:
    """Give the short sound that says: heard, or: heard, and nothing changes."""
    return tone(Tone("refuse" if change.what == "nothing" else "acknowledge", to_frames(0.15)))
