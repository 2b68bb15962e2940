"""Plays a session as fast as the machine can, in silence: time is what the script says it is."""

from collections.abc import Sequence

from player.performing.acting import act
from player.performing.hurting import stood
from player.performing.leader import Leader
from player.transport import Command, State
from player.units import Frames, to_frames, to_seconds


class Rehearsal:
    """One session without a device: every frame is heard the moment it is placed."""

    def __init__(self, leader: Leader, script: Sequence[tuple[float, Command]] = ()) -> None:
        """Lead through `script`: commands at seconds since the beginning, pauses counted."""
        self.leader = leader
        leader.patient = True
        self._script = list(script)
        self._waited = Frames(0)
        self._paused_at = Frames(0)

    def run(self) -> None:
        """Rehearse to the end, or until nothing can lead on from a pause or a question."""
        self.leader.begin()
        while True:
            self.leader.extend()
            self._move()
            if stood(self.leader):
                continue
            if self.leader.over:
                return
            if not self._script:
                self._give_up()
                return
            self._obey()

    def _move(self) -> None:
        """Hear all that is placed, up to the next command."""
        end = self.leader.timeline.end
        if self._script:
            end = min(end, Frames(max(self.leader.frame, self._due() - self._waited)))
        self.leader.heard(end)
        if self.leader.waiting and self._script:
            self._waited = Frames(max(self._waited, self._due() - self.leader.frame))

    def _due(self) -> Frames:
        return to_frames(self._script[0][0])

    def _obey(self) -> None:
        _, command = self._script.pop(0)
        was = self.leader.transport.state
        now = self.leader.frame + self._waited
        paused = to_seconds(now - self._paused_at) if was is State.PAUSED else 0.0
        act(self.leader, command, paused=paused)
        if self.leader.transport.state is State.PAUSED and was is not State.PAUSED:
            self._paused_at = Frames(now)

    def _give_up(self) -> None:
        """End a rehearsal that stands still: nobody is there to go on."""
        asked = self.leader.transport.state is State.ASKING
        self.leader.end("interrupted", "unanswered" if asked else "paused")
