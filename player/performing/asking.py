"""Asks a question before or after a session, by voice and on the screen, in real time."""

from collections.abc import Callable
from time import monotonic

from player.performing.live import TICK, Hands
from player.performing.stream import Stream
from player.session import Draft, Line, Question, asking, compile, lines, own, saying
from player.sinks import Sink
from player.sound import Levels, Mixer
from player.transport import Command
from player.units import Frames
from player.voice import Speaker

_ASK_AGAIN = 20.0
"""Seconds of silence after which a question is asked once more."""
_NO_ANSWER = 60.0
"""Seconds of silence that are taken as no answer."""


_AGAIN = (Command.AGAIN, Command.REPEAT, Command.HELP)
_WORDLESS = {"enter": Command.READY, "escape": Command.STOP, "left": Command.BACK, "f1": Command.AGAIN}
"""Keys that are commands while words are asked for and none is typed yet."""
_LISTED = ("choice", "yes_no_unknown")
_LONGEST = 60
"""Characters of an answer in words."""


class Asking:
    """Says interludes outside a session, and waits for what the person answers."""

    def __init__(
        self,
        speaker: Speaker,
        sink: Sink,
        hands: Hands,
        captions: Callable[[str], None],
        *,
        levels: Levels = Levels(),
        interrupted: Callable[[], str | None] = lambda: None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Take the devices that the session uses too."""
        self._speaker = speaker
        self._sink = sink
        self._hands = hands
        self._captions = captions
        self._levels = levels
        self._interrupted = interrupted
        self._clock = clock
        self.stopped = False
        """True once a question was answered with "stop"."""
        self.turned_back = False
        """True when the last question was answered with "back"."""
        self.skipped = False
        """True when the last question was left open on purpose."""

    @property
    def over(self) -> bool:
        """True when nothing more is to be asked: somebody stopped, or a signal came."""
        return self.stopped or self._interrupted() is not None

    def say(self, *said: Line) -> None:
        """Say a few sentences, to their end."""
        end = self._play(saying(*said))
        for line in said:
            self._captions(line.text)
        while self._sink.heard() < end and self._interrupted() is None and not self._sink.lost:
            self._hands.next(TICK, None)

    def ask(self, question: Question, *, patient: bool = False) -> str | None:
        """Give the answer: a number, a choice, a few words, or None for no answer.

        Enter is yes, ends a count or words, or leaves a number open; "back" and "next" leave it open too, as
        `turned_back` and `skipped` tell. Who is `patient` waits for as long as it takes.
        """
        self.turned_back = self.skipped = False
        self._tell(question)
        since, again = self._clock(), False
        typed = ""
        while self._interrupted() is None:
            command, sign = self._next(question, typed)
            silent = self._clock() - since
            if command in _AGAIN or (silent > _ASK_AGAIN and not again and not typed):
                again = again or command is None
                self._captions(question.shown)
                self._play(asking(question))
            elif command is Command.STOP:
                self.stopped = True
                return None
            elif command is Command.BACK:
                self.turned_back = True
                return None
            elif self._leaves(question, command, typed) or (silent > _NO_ANSWER and not patient):
                self.skipped = command is not None
                return None
            elif question.wants != "number" and not question.choices:
                typed = _typed(question, typed, command, sign)
                if command is Command.READY and typed:
                    self._read_back(question, typed)
                    return typed
            elif command is not None and (answer := _answer(question, command)) is not None:
                if not question.choices:
                    self._read_back(question, answer)
                return answer
        return None

    def _tell(self, question: Question) -> None:
        for line in question.said:
            self._captions(line.text)
        self._captions(question.shown)
        self._play(asking(question))

    def _next(self, question: Question, typed: str) -> tuple[Command | None, str]:
        """Wait a moment for what comes: a command, or a sign that is part of words."""
        if question.answers != "text":
            return self._hands.next(TICK, question.answers), ""
        key = self._hands.key(TICK)
        if key is None:
            return None, ""
        if not typed and key in _WORDLESS:
            return _WORDLESS[key], ""
        return (Command.READY, "") if key == "enter" else (None, key)

    def _leaves(self, question: Question, command: Command | None, typed: str) -> bool:
        """Tell whether a command leaves a question open."""
        if command is Command.NEXT:
            return question.answers not in ("yes_no", "choice")
        return command is Command.READY and not question.choices and not typed

    def _read_back(self, question: Question, answer: str) -> None:
        language = question.said[0].language
        number: int | str = int(answer) if answer.isdecimal() else answer
        self.say(own(language, "ask.read_back", number=number))

    def _play(self, draft: Draft) -> Frames:
        clips = self._speaker.take(lines(draft), patience=None)
        section = compile(draft, lambda line: clips[line].frames)
        self._sink.play(Stream(Mixer(section.cues, clips, self._levels), section.end), Frames(0))
        return section.end


def _typed(question: Question, typed: str, command: Command | None, sign: str) -> str:
    """Give what was typed so far of a count or of words."""
    if question.answers == "count":
        number = None if command is None else command.number
        longer = typed if number is None else f"{typed}{number}"
        return typed if longer and int(longer) > question.most else longer
    if sign in ("backspace", "delete"):
        return typed[:-1]
    letter = " " if sign == "space" else sign if len(sign) == 1 and sign.isprintable() else ""
    return (typed + letter)[:_LONGEST].lstrip()


def _answer(question: Question, command: Command) -> str | None:
    if command is Command.READY and question.answers in ("yes_no", "yes_no_unknown"):
        return "yes"
    number = command.number
    if not question.choices:
        return None if number is None else str(number)
    if command.value in question.choices:
        return command.value
    if number is not None and 1 <= number <= len(question.choices) and question.answers in _LISTED:
        return question.choices[number - 1]
    return None
