"""Asks a question before or after a session, by voice and on the screen, in real time."""

from collections.abc import Callable
from copy import copy
from functools import partial
from time import monotonic
from typing import Self

from player.performing.live import TICK, Hands, acknowledgement
from player.performing.offering import Offer, Offering
from player.performing.stream import Stream
from player.performing.typed import TYPED, WORDLESS, longer
from player.program import Language
from player.session import Draft, Line, Question, Tone, asking, compile, lines, own, saying
from player.sinks import Sink
from player.sound import Clip, Levels, Mixer, tone
from player.transport import Answer, Change, Command, answer
from player.units import Frames, to_frames, to_seconds
from player.voice import Speaker

_ASK_AGAIN = 20.0
"""Seconds of silence after which a question is asked once more."""
_NO_ANSWER = 60.0
"""Seconds of silence that are taken as no answer."""


_ASIDE = 0.5
"""Seconds of silence after a sentence that is said aside."""
_SOUNDED = 0.8
"""Seconds of the tone in its place where words are not heard."""
_HEARD = Change(what="answer", effect="now")


class Asking:
    """Says interludes outside a session, and waits for what the person answers."""

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
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Take the devices that the session uses too; `said` shows what is spoken, else `captions`."""
        self._speaker = speaker
        self._sink = sink
        self._hands = hands
        self._said = said or (lambda line: captions(line.text))
        self.levels = levels
        """How loud; who asks may change it."""
        self._interrupted = interrupted
        self._clock = clock
        self._since = 0.0
        self._asked_again = False
        self._until = Frames(0)
        self.stopped = False
        """True once a question was answered with "stop"."""
        self.turned_back = False
        """True when the last question was answered with "back"."""
        self.skipped = False
        """True when the last question was left open on purpose."""

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
        """Say a few sentences, to their end."""
        end = self._play(saying(*said))
        for line in said:
            self._said(line)
        while self._sink.heard() < end and self._interrupted() is None and not self._sink.lost:
            self._hands.next(TICK, None)

    def tell(self, *said: Line) -> None:
        """Say sentences one by one; "ready" and "next" go on to the next of them, "stop" ends it."""
        for line in said:
            if self.over:
                return
            self._said(line)
            end = self._play(saying(line))
            self._listen(partial(self._sounds_until, end))

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
        until = self._clock() + to_seconds(clip.frames) + _ASIDE
        self._listen(lambda: self._clock() < until)

    def _listen(self, sounds: Callable[[], bool]) -> None:
        """Wait until it is over, or somebody goes on or stops."""
        while sounds() and not self.over and not self._sink.lost:
            command = self._hands.next(TICK, None)
            if command is Command.STOP:
                self.stopped = True
                self._sink.hush()
            elif command in (Command.READY, Command.NEXT):
                return

    def signal(self, clip: Clip) -> None:
        """Let a short sound be heard."""
        self._sink.signal(clip)

    def wants_to_stop(self) -> bool:
        """Look whether "stop" was asked, or a signal came; waits for nothing."""
        return self._hands.next(0.0, None) is Command.STOP or self._interrupted() is not None

    def introduce(self, language: Language) -> None:
        """Say what one button does in a session, where one leads it."""
        if self._hands.buttoned and not self.over:
            self.say(own(language, "ask.offer.session"))

    def ask(self, question: Question, *, patient: bool = False) -> str | None:
        """Give the answer: a number, a choice, a few words, or None for no answer.

        Enter is yes, ends a count or words, or leaves a number open; "back" and "next" leave it open too, as
        `turned_back` and `skipped` tell. Who is `patient` waits for as long as it takes.
        """
        self.turned_back = self.skipped = False
        self._tell(question)
        self._since, self._asked_again = self._clock(), False
        offering = Offering(question, back=patient) if self._hands.buttoned else None
        self._hands.gestures()
        typed = ""
        while self._interrupted() is None:
            command, sign = self._next(question, typed)
            command = command or self._taken(offering)
            self._tell_news(question)
            if command is not None and self._hands.spoken:
                self._sink.signal(acknowledgement(_HEARD))
            if command is not None or sign:
                self._since = self._clock()
            elif self._unanswered(question, offering, typed) and not patient:
                return None
            if question.answers in TYPED:
                if command is Command.READY and typed:
                    self._read_back(question, typed)
                    return typed
                typed = longer(question, typed, command, sign)
            if command is not None and (meant := self._meant(question, command)).closes:
                return None if meant.value is None else str(meant.value)
        return None

    def _tell_news(self, question: Question) -> None:
        """Say, once it is quiet, that it listens now, or can no longer."""
        if self._sink.heard() >= self._until and (news := self._hands.news()) is not None:
            self.say(own(question.said[0].language, f"say.live.{news}"))

    def _taken(self, offering: Offering | None) -> Command | None:
        """Offer what answers the question, in turn; give what one button took of it."""
        if offering is None:
            return None
        for gesture in self._hands.gestures():
            if (taken := offering.take(gesture)) is not None:
                return taken
        due = offering.due(self._clock(), quiet=self._sink.heard() >= self._until or self._sink.lost)
        if isinstance(due, Offer):
            self._said(due.line)
            self._until = self._play(saying(due.line))
            return None
        return due

    def _unanswered(self, question: Question, offering: Offering | None, typed: str) -> bool:
        """Tell whether the silence is to be taken as no answer; halfway, ask once more."""
        if offering is not None:
            return offering.silent
        silent = self._clock() - self._since
        if silent > _ASK_AGAIN and not self._asked_again and not typed:
            self._asked_again = True
            self._tell_again(question)
        return silent > _NO_ANSWER

    def _meant(self, question: Question, command: Command) -> Answer:
        """Do what a command asks of a question; a count is typed, and not answered by one number."""
        meant = answer(question, command)
        if meant.does == "answers" and question.answers in TYPED:
            return Answer("nothing")
        self.stopped |= meant.does == "stops"
        self.turned_back = meant.does == "turns_back"
        self.skipped = meant.does == "skips"
        if meant.does == "asks_again":
            self._tell_again(question)
        elif meant.does == "answers" and not question.choices:
            self._read_back(question, str(meant.value))
        return meant

    def _tell(self, question: Question) -> None:
        for line in question.said:
            self._said(line)
        self._tell_again(question)

    def _tell_again(self, question: Question) -> None:
        self._said(Line(question.shown, question.said[0].language))
        self._until = self._play(asking(question))

    def _next(self, question: Question, typed: str) -> tuple[Command | None, str]:
        """Wait a moment for what comes: a command, or a sign that is part of words."""
        if question.answers != "text":
            return self._hands.next(TICK, question.answers), ""
        key = self._hands.key(TICK, typing=bool(typed))
        if key is None:
            return None, ""
        if not typed and key in WORDLESS:
            return WORDLESS[key], ""
        return (Command.READY, "") if key == "enter" else (None, key)

    def _read_back(self, question: Question, answer: str) -> None:
        language = question.said[0].language
        number: int | str = int(answer) if answer.isdecimal() else answer
        self.say(own(language, "ask.read_back", number=number))

    def _play(self, draft: Draft) -> Frames:
        clips = self._speaker.take(lines(draft), patience=None)
        section = compile(draft, lambda line: clips[line].frames)
        self._sink.play(Stream(Mixer(section.cues, clips, self.levels), section.end, section.cues), Frames(0))
        return section.end
