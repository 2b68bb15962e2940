"""Asks a question before or after a session, by voice and on the screen, in real time."""

from player.controls import Kind
from player.performing.live import TICK, acknowledgement
from player.performing.offering import By, Offer, Offering, brief, by_way_of
from player.performing.scored import SAY, THINK
from player.performing.telling import Telling
from player.performing.typed import TYPED, WORDLESS, longer, usual
from player.program import Language
from player.session import Line, Question, asking, own, saying, your_turn
from player.session import question as asking_for
from player.transport import ANEW, Answer, Change, Command, answer
from player.units import Frames

_ASK_AGAIN = 20.0
"""Seconds of silence after which a question is asked once more."""
_NO_ANSWER = 60.0
"""Seconds of silence that are taken as no answer."""
_PRESSING = 1.0
"""Seconds from a press in which it may become two."""
_NO_ANSWERS = (Command.AGAIN, Command.NEXT, Command.BACK, Command.STOP)
_READ_BACK = ("number", "count", "text")
"""Answers that are said again in any case."""
_HEARD = Change(what="answer", effect="now")


class Asking(Telling):
    """Says interludes outside a session, and waits for what the person answers."""

    turned_back = False
    """True when the last question was answered with "back"."""
    skipped = False
    """True when the last question was left open on purpose."""
    _since = 0.0
    _asked_again = False
    _until = Frames(0)
    _turn_told = True
    """False until the tone has sounded that says it is the person's turn."""

    def ask(self, question: Question, *, patient: bool = False) -> str | None:
        """Give the answer: a number, a choice, a few words, or None for no answer.

        Enter is yes, ends a count or words, or leaves a number open; "back" and "next" leave it open too, as
        `turned_back` and `skipped` tell. Who is `patient` waits for as long as it takes. Who has stopped is
        asked nothing more. What is no choice is read back, and asked anew where it was not meant so.
        """
        answer = self._asked(question, patient=patient)
        while answer is not None and not question.choices and not self._stands(question, answer):
            answer = self._asked(question, patient=patient)
        return answer

    def _asked(self, question: Question, *, patient: bool) -> str | None:
        """Ask once, and give the answer."""
        self.turned_back = self.skipped = False
        by = by_way_of(self._hands, question)
        question = question if by is None else brief(question)
        self._tell(question)
        self._since, self._asked_again = self._clock(), False
        offering = _offering(question, by, back=patient)
        self._hands.gestures()
        typed = ""
        while not self.over:
            if self._sink.lost and self._sounds_again():
                self._ask_anew(question)
                offering = _offering(question, by, back=patient)
            command, sign = self._next(question, typed)
            command = command or self._taken(offering)
            self._hand_over(question, command)
            self._acknowledge(command)
            if command is not None or sign:
                self._since = self._clock()
            elif self._unanswered(question, offering, typed) and not patient:
                return None
            if question.answers in TYPED:
                if command is Command.READY and typed:
                    return typed
                if offering is not None and (words := usual(question, command)):
                    return words
                typed = longer(question, typed, command, sign)
                if offering is not None and command is not None:
                    offering.take_digit(command)
                    self._say_so_far(question, typed, command)
            if command is not None and (meant := self._meant(question, command)).closes:
                return None if meant.value is None else str(meant.value)
        return None

    def _is_sure(self, language: Language) -> bool:
        return self.ask(asking_for(language, "stop", ("yes", "no"))) == "yes"

    def _hand_over(self, question: Question, command: Command | None) -> None:
        """Once it is quiet, say that it listens now, or can no longer; then it is the person's turn.

        Whoever has answered already is told nothing more.
        """
        if command is not None or self._sink.heard() < self._until:
            return
        if (news := self._hands.news()) is not None:
            self.say(own(question.said[0].language, f"say.live.{news}"))
            self._until, self._turn_told = Frames(0), False
        if not (self._turn_told or self.over):
            self._until, self._turn_told = self._play(your_turn()), True

    def _acknowledge(self, command: Command | None) -> None:
        if command is not None and self._hands.spoken:
            self._sink.signal(acknowledgement(_HEARD))

    def _ask_anew(self, question: Question) -> None:
        """Say that there was no sound for a while, and ask again: it may not have been heard."""
        self.say(own(question.said[0].language, "say.live.sound_back"))
        self._tell_again(question)
        self._since, self._asked_again = self._clock(), False

    def _taken(self, offering: Offering | None) -> Command | None:
        """Offer what answers the question, in turn; give what one button took of it."""
        if offering is None:
            return None
        voiced = offering.by == "sound"
        for gesture in self._hands.gestures():
            taken = offering.take(gesture)
            if gesture.kind is Kind.PRESS and (taken is not None or not voiced):
                self._sink.signal(acknowledgement(_HEARD))
            if taken is not None:
                if voiced and taken not in _NO_ANSWERS and offering.question.answers not in _READ_BACK:
                    # It may have been no voice at all.
                    self.say(offering.line_of(taken))
                return taken
        if self._sink.lost:
            # Nobody would hear it.
            return None
        due = offering.due(self._clock(), quiet=self._sink.heard() >= self._until)
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
        return meant

    def _tell(self, question: Question) -> None:
        if self.over:
            return
        for line in question.said:
            self._said(line)
        self._tell_again(question)

    def _tell_again(self, question: Question) -> None:
        self._said(Line(question.shown, question.said[0].language))
        self._until = self._play(asking(question, listens=self._hands.takes_turns, ends=False))
        self._turn_told = False

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

    def _stands(self, question: Question, answer: str) -> bool:
        """Say an answer again; False where it is to be given anew: by "back", "again", or two presses."""
        number: int | str = int(answer) if answer.isdecimal() else answer
        line = own(question.said[0].language, "ask.read_back", number=number)
        self._said(line)
        end, until = self._play(saying(line)), None
        self._hands.gestures()
        while not self.over:
            if self._sink.lost:
                return not self._waits_for_sound() or self._stands(question, answer)
            command = self._hands.next(TICK, "choice" if self.buttoned else None)
            kinds = {gesture.kind for gesture in self._hands.gestures()}
            if command in ANEW or Kind.DOUBLE in kinds:
                return False
            if command is Command.STOP or Kind.LONG in kinds:
                self.stopped |= not self._hands.spoken or self._is_sure(line.language)
                return True
            if command in (Command.READY, Command.NEXT):
                return True
            if until is None and self._sink.heard() >= end:
                until = self._clock() + (SAY if self._hands.listens else THINK)
            if until is not None:
                until = max(until, self._clock() + _PRESSING) if kinds else until
                if self._clock() >= until:
                    return True
        return True

    def _say_so_far(self, question: Question, typed: str, command: Command) -> None:
        if command.number is None or not typed:
            return
        line = own(question.said[0].language, "ask.offer.so_far", number=int(typed))
        self._said(line)
        self._until = self._play(saying(line))


def _offering(question: Question, by: By | None, *, back: bool) -> Offering | None:
    return None if by is None else Offering(question, back=back, by=by, stop=by == "sound")
