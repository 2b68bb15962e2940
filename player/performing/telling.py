"""Says a few sentences outside a session, in real time; "stop" and one button end them."""

from collections.abc import Callable
from copy import copy
from functools import partial
from time import monotonic
from typing import Literal, Self

from player.controls import Kind
from player.performing.hands import Hands
from player.performing.live import REOPEN, TICK
from player.performing.stream import Stream
from player.program import Language
from player.session import ROOM, AnswerKind, Draft, Line, Tone, compile, lines, own, saying
from player.sinks import Sink
from player.sound import Clip, Levels, Mixer, tone
from player.transport import Command
from player.units import Frames, to_frames, to_seconds
from player.voice import Speaker

_ASIDE = 0.5
"""Seconds of silence after a sentence that is said aside."""
_SOUNDED = 0.8
"""Seconds of the tone in its place where words are not heard."""
_ROOM = to_seconds(ROOM)
_TALK = 6.0
"""Seconds of telling after which somebody who leads by voice is left room before the next sentence."""
_PATIENCE = 10.0
"""Seconds in which a loudspeaker may come back, before sentences go on without."""


class Telling:
    """Says interludes outside a session."""

    def __init__(
        self,
        speaker: Speaker,
        sink: Sink,
        hands: Hands,
        captions: Callable[[str], None],
        *,
        said: Callable[[Line], None] | None = None,
        levels: Levels = Levels(),
        interrupted: Callable[[], str | None] = lambda: None,
        reopen: Callable[[], Sink | None] = lambda: None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Take the devices that the session uses too; `said` shows what is spoken, else `captions`.

        `reopen` gives a loudspeaker again after the one that spoke was lost, or None while there is none.
        """
        self._speaker = speaker
        self._sink = sink
        self._hands = hands
        self._said = said or (lambda line: captions(line.text))
        self.levels = levels
        """How loud; who asks may change it."""
        self._interrupted = interrupted
        self._reopen = reopen
        self._reopens_at = 0.0
        self._clock = clock
        self.stopped = False
        """True once somebody stopped, in answer to a question or amid what was said."""

    def by(self, speaker: Speaker) -> Self:
        """Give the same with another voice."""
        other = copy(self)
        other._speaker = speaker  # noqa: SLF001 - of the same class
        return other

    @property
    def over(self) -> bool:
        """True when nothing more is to be asked: somebody stopped, or a signal came."""
        return self.stopped or self._interrupted() is not None

    def say(self, *said: Line) -> None:
        """Say a few sentences, to their end; "stop" and holding the one button end them."""
        end = self._play(saying(*said))
        for line in said:
            self._said(line)
        while self._sink.heard() < end and self._interrupted() is None:
            if self._sink.lost:
                if not self._waits_for_sound():
                    return
                end = self._play(saying(*said))
            if self._stopped_by(TICK)[0]:
                self.stopped = True
                self._sink.hush()
                return

    def tell(self, *said: Line) -> None:
        """Say sentences one by one; "ready", "next" and a press go on to the next of them.

        "Stop" ends it, and so does holding the one button. Who leads by voice is left room to be heard.
        """
        since = self._clock()
        for line in said:
            if self.over:
                return
            if self._hands.takes_turns and self._clock() - since >= _TALK:
                self._wait(_ROOM, line.language)
                since = self._clock()
            self._said(line)
            again = True
            while again and not self.over:
                end = self._play(saying(line))
                again = self._listen(partial(self._sounds_until, end), line.language)
                again |= self._sink.lost and not self.over and self._waits_for_sound()

    def _sounds_until(self, end: Frames) -> bool:
        return self._sink.heard() < end

    def aside(self, line: Line, pan: float) -> None:
        """Say a sentence at one side, from -1, left, to 1, right, as `tell` does."""
        if self.over:
            return
        self._said(line)
        clip = self._speaker.take((line,))[line]
        if not self._speaker.aloud(line):
            # Whose ears are not for words still has to hear where a side is.
            clip = tone(Tone("steady", to_frames(_SOUNDED)))
        self._sink.signal(clip, pan)
        self._wait(to_seconds(clip.frames) + _ASIDE, line.language)

    def _wait(self, seconds: float, language: Language) -> None:
        until = self._clock() + seconds
        self._listen(lambda: self._clock() < until, language)

    def _listen(self, sounds: Callable[[], bool], language: Language) -> bool:
        """Wait until it is over, or somebody goes on or stops; tell whether it was broken off for nothing."""
        self._hands.gestures()
        while sounds() and not self.over and not self._sink.lost:
            stops, goes_on = self._stopped_by(TICK)
            if stops:
                self._sink.hush()
                self.stopped |= not self._hands.spoken or self._is_sure(language)
                return not self.over
            if goes_on:
                break
        return False

    def _stopped_by(self, patience: float) -> tuple[bool, bool]:
        """Wait so many seconds for what comes; tell whether it ends what is said, and whether it goes on."""
        command = self._hands.next(patience, "choice" if self._hands.buttoned else None)
        kinds = {gesture.kind for gesture in self._hands.gestures()}
        stops = command is Command.STOP or Kind.LONG in kinds
        return stops, command in (Command.READY, Command.NEXT) or Kind.PRESS in kinds

    def _is_sure(self, language: Language) -> bool:
        """Tell whether a "stop" that may have been misheard was meant; who asks questions asks."""
        del language
        return True

    def signal(self, clip: Clip) -> None:
        """Let a short sound be heard."""
        self._sink.signal(clip)

    def wants_to_stop(self) -> bool:
        """Look whether "stop" was asked, or a signal came; waits for nothing."""
        self.stopped |= self._stopped_by(0.0)[0]
        return self.over

    @property
    def buttoned(self) -> bool:
        """True where one button leads."""
        return self._hands.buttoned

    @property
    def keyless(self) -> bool:
        """True where somebody may look at no screen and have no keys: one button leads, or a voice."""
        return self.buttoned or self._hands.listens

    def voiced(self, answers: AnswerKind = "yes_no") -> bool:
        """Tell whether any sound of a voice takes an answer of that kind, once it was offered."""
        return self._hands.voiced(answers)

    @property
    def led_by(self) -> Literal["button", "voice", "words", "keys"]:
        """What answers: one button, any sound of a voice, words beside the keys, or keys alone."""
        if self.buttoned:
            return "button"
        if self.voiced():
            return "voice"
        return "words" if self._hands.listens else "keys"

    def introduce(self, language: Language) -> None:
        """Say what one button does in a session, where one leads it."""
        if self.buttoned and not self.over:
            self.say(own(language, "ask.offer.session"))

    @property
    def sink(self) -> Sink:
        """The loudspeaker that speaks now: another one where it was lost."""
        return self._sink

    def _sounds_again(self) -> bool:
        """Try, now and then, to open a loudspeaker that was lost; tell whether there is one."""
        if self._clock() < self._reopens_at:
            return False
        self._reopens_at = self._clock() + REOPEN
        found = self._reopen()
        if found is None:
            return False
        self._sink.close()
        self._sink = found
        return True

    def _waits_for_sound(self) -> bool:
        """Wait a while for a loudspeaker; tell whether there is one again."""
        until = self._clock() + _PATIENCE
        while self._clock() < until and not self.over:
            if self._sounds_again():
                return True
            self._hands.next(TICK, None)
        return False

    def _play(self, draft: Draft) -> Frames:
        if self._sink.lost:
            self._sounds_again()
        clips = self._speaker.take(lines(draft), patience=None)
        section = compile(draft, lambda line: clips[line].frames)
        self._sink.play(Stream(Mixer(section.cues, clips, self.levels), section.end, section.cues), Frames(0))
        return section.end
