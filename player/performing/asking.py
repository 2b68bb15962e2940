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


_SKIPS = (Command.READY, Command.NEXT)
"""What leaves a number unanswered."""


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

    def say(self, *said: Line) -> None:
        """Say a few sentences, to their end."""
        end = self._play(saying(*said))
        for line in said:
            self._captions(line.text)
        while self._sink.heard() < end and self._interrupted() is None and not self._sink.lost:
            self._hands.next(TICK, None)

    def ask(self, question: Question) -> str | None:
        """Give the answer: a number, a choice, or None for no answer; Enter is yes, or skips a number."""
        for line in question.said:
            self._captions(line.text)
        self._captions(question.shown)
        self._play(asking(question))
        since, again = self._clock(), False
        while self._interrupted() is None:
            command = self._hands.next(TICK, question.answers)
            silent = self._clock() - since
            if command in (Command.AGAIN, Command.REPEAT, Command.HELP) or (
                silent > _ASK_AGAIN and not again
            ):
                again = again or command is None
                self._captions(question.shown)
                self._play(asking(question))
            elif command is Command.STOP:
                self.stopped = True
                return None
            elif silent > _NO_ANSWER or (command in _SKIPS and question.answers == "number"):
                return None
            elif command is not None and (answer := _answer(question, command)) is not None:
                if not question.choices:
                    self.say(own(question.said[0].language, "ask.read_back", number=int(answer)))
                return answer
        return None

    def _play(self, draft: Draft) -> Frames:
        clips = self._speaker.take(lines(draft), patience=None)
        section = compile(draft, lambda line: clips[line].frames)
        self._sink.play(Stream(Mixer(section.cues, clips, self._levels), section.end), Frames(0))
        return section.end


def _answer(question: Question, command: Command) -> str | None:
    if command is Command.READY and question.answers == "yes_no":
        return "yes"
    number = command.number
    if not question.choices:
        return None if number is None else str(number)
    if command.value in question.choices:
        return command.value
    if number is not None and 1 <= number <= len(question.choices) and question.answers == "choice":
        return question.choices[number - 1]
    return None
