"""One sitting: what is offered and asked, played, and asked again."""

from argparse import Namespace
from contextlib import ExitStack
from functools import partial
from typing import IO

from msgspec.structs import replace

from player.cli import wishes as wanted
from player.cli.around import Around
from player.cli.attending import at_hand, attended
from player.cli.awake import awake
from player.cli.beginning import Beginning, fresh, lasting, onward
from player.cli.buttons import hands_of
from player.cli.context import Context
from player.cli.devices import audible, reopening, sink_for
from player.cli.ears import ears_of
from player.cli.leading import asking_of, notes_of
from player.cli.lines import shown
from player.cli.room import Room
from player.cli.screen import Captions as Screen
from player.cli.stopping import Stopping
from player.cli.viewing import Board, board_of
from player.controls import Script
from player.errors import UserError
from player.journal import Journal
from player.performing import Asking, Captions, Leader, Live, Rehearsal, long_ago, view_of
from player.phrases import phrases
from player.program import Language
from player.session import Entry, Line, question
from player.settings import now
from player.voice import Speaker

DONE, INTERRUPTED = 0, 130


class Sitting:
    """A person, a journal, and what they asked for."""

    def __init__(
        self, args: Namespace, context: Context, journal: Journal, stopping: Stopping, events: IO[str] | None
    ) -> None:
        """Take what was asked; nothing is opened yet."""
        self.args = args
        self.context = context
        self.journal = journal
        self.stopping = stopping
        self.events = events
        self.screen = shown(Screen(), args, context)
        self.attended = at_hand(args, context) and args.script is None
        self.terminal = attended() and args.script is None
        self.wishes = wanted.preferences(args, context, journal)
        self.levels = wanted.levels(args, context)
        self.around = Around(context, journal)

    def rehearse(self, commands: Script) -> int:
        """Go through it as fast as the machine can, and give the exit code."""
        begin = self.around.owned(self._asked_for(self._left()))
        self.screen.heard = False
        with self._speaker(begin.wishes.language) as speaker:
            leader = self._leader(begin, speaker, begin.enter(self.journal, rehearsal=True))
            try:
                Rehearsal(leader, commands).run()
            except KeyboardInterrupt:
                leader.end("interrupted", self.stopping.reason)
                return INTERRUPTED
        return DONE

    def play(self, commands: Script) -> int:
        """Play it now, and give the exit code."""
        left = self._left()
        begin = self._asked_for(left)
        due = self.attended and self.around.due(begin)
        if not due:
            self.around.allowed(begin)
        # What cannot be is told before anything is opened.
        bed = wanted.bed(self.args, self.context)
        with ExitStack() as stack:
            speaker = stack.enter_context(self._speaker(begin.wishes.language))
            # Before the loudspeaker: that one asks for a screen that shows nothing.
            window = self._window(begin, stack)
            given = self.args, self.context
            ears = stack.enter_context(ears_of(*given, self.screen))
            sink = stack.enter_context(sink_for(*given))
            self.screen.heard = audible(sink)
            sink = ears.beside(sink)
            reopen = ears.reopening(reopening(*given, sink, stack))
            hands = stack.enter_context(hands_of(*given, attended=self.terminal, board=window, ears=ears))
            ask = partial(
                asking_of,
                hands=hands,
                screen=self.screen,
                levels=self.levels,
                interrupted=self.stopping,
                reopen=reopen,
            )
            asking = ask(speaker, sink)
            if left is not None and begin.left is None:
                if (chosen := self._offered(asking, left, begin)) is None:
                    return self._nothing(asking, begin)
                begin, due = chosen, self.around.due(chosen)
                if begin.wishes.language != speaker.voice.language:
                    speaker = stack.enter_context(self._speaker(begin.wishes.language))
                    asking = ask(speaker, asking.sink)
            if (prepared := self._prepared(asking, begin, due=due)) is None:
                return DONE if self.stopping.reason is None else INTERRUPTED
            begin = prepared
            leader = self._leader(begin, speaker, self._entered(begin))
            if window is not None:
                captions = Captions(begin.program, begin.wishes.language)
                window.view = lambda: view_of(leader, captions, self.screen.words)
            live = Live(
                leader,
                sink,
                hands,
                levels=self.levels,
                bed=bed,
                script=commands,
                interrupted=self.stopping,
                reopen=reopen,
            )
            try:
                if self._before(asking, leader, begin):
                    # It may have been lost, and found, amid the questions.
                    live.sink = asking.sink
                    if hands.attended and not hands.buttoned:
                        self.screen(phrases(leader.wishes.language).say("cli.keys"))
                    with awake():
                        live.run()
                    self._after(ask(speaker, live.sink), leader)
            except KeyboardInterrupt:
                leader.end("interrupted", self.stopping.reason)
            return self._code(leader)

    # ----- what to play

    def _left(self) -> Entry | None:
        """Give the session that was left, where it may be gone on with."""
        readable = self.journal.trouble is None
        asks = self.attended and not self.args.rehearse
        left = self.journal.interrupted() if readable and (self.args.resume or asks) else None
        if not self.args.resume:
            return left
        if left is None:
            raise UserError("cli.error.nothing_to_resume")
        if self.args.name is not None and lasting(self.args.name) != left.program:
            raise UserError("cli.error.resume_other", name=self.args.name, left=left.program)
        return left

    def _asked_for(self, left: Entry | None) -> Beginning:
        if self.args.resume and left is not None:
            return onward(left, self.wishes, self.context, self.around.fitted)
        return fresh(self.args.name, self.wishes, self.context)

    def _offered(self, asking: Asking, left: Entry, begin: Beginning) -> Beginning | None:
        """Offer the session that was left, or to start it over after a day; None for no answer."""
        offer = "start_over" if long_ago(left, now()) else "resume"
        asked = question(begin.wishes.language, offer, ("yes", "no"), name=left.title)
        match asking.ask(asked):
            case "yes" if offer == "resume":
                return onward(left, self.wishes, self.context, self.around.fitted)
            case "yes":
                return fresh(left.program, self.wishes, self.context)
            case "no":
                return begin
            case _:
                return None

    def _nothing(self, asking: Asking, begin: Beginning) -> int:
        """Leave it at that: nobody answered, or wanted to stop."""
        if self.stopping.reason is not None:
            return INTERRUPTED
        if not asking.stopped:
            self.screen(phrases(begin.wishes.language).say("cli.unanswered"))
        return DONE

    def _entered(self, begin: Beginning) -> str:
        entry = begin.enter(self.journal)
        if self.journal.trouble is None:
            self.journal.close_older(entry)
        return entry

    # ----- what it takes

    def _speaker(self, language: Language) -> Speaker:
        speaker = wanted.hushed(self.args, replace(self.context, language=language))
        self.screen.failed = speaker.failed
        return speaker

    def _leader(self, begin: Beginning, speaker: Speaker, entry: str) -> Leader:
        language = begin.wishes.language
        notes = notes_of(self.journal, entry, begin.program, language, self.screen, events=self.events)
        lights = self.around.lights(begin)
        return Leader(begin.program, begin.wishes, speaker, notes, begin.onset, lights=lights)

    def _window(self, begin: Beginning, stack: ExitStack) -> Board | None:
        """Open the window that was asked for; where there is no screen, say so and go on without."""
        title = begin.program.words[begin.wishes.language].name
        board = board_of(self.args, title, self.screen, self.context.book, terminal=self.terminal)
        if board is not None:
            # Somebody sits before it, also where nobody is at a terminal.
            self.attended = self.args.script is None
            stack.callback(board.close)
        return board

    # ----- questions

    def _prepared(self, asking: Asking, begin: Beginning, *, due: bool) -> Beginning | None:
        """Ask what is `due`, and give what is begun as this person's own; None where it is left."""
        if due and not self.around.ready(self._place(asking, begin.wishes.language), begin):
            return None
        begin = self.around.owned(begin)
        if self.attended:
            # What is to be known of this day.
            asking.tell(*(Line(text, begin.wishes.language) for text in getattr(self.args, "told", ())))
            if not self.around.agreed(asking, begin):
                return None
            begin = self.around.scored(asking, begin)
        self.around.keep(begin)
        return begin

    def _place(self, asking: Asking, language: Language) -> Room:
        return Room(replace(self.context, language=language, book=phrases(language)), asking, self.screen)

    def _before(self, asking: Asking, leader: Leader, begin: Beginning) -> bool:
        """Say what belongs to this day; False where a question before it was the end of it."""
        if self.attended:
            self.around.before(asking, leader, begin)
        if self.stopping.reason is not None:
            leader.end("interrupted", self.stopping.reason)
        elif asking.stopped:
            leader.end("stopped", "asked")
        return leader.ended is None

    def _after(self, asking: Asking, leader: Leader) -> None:
        attended = self.attended and self.stopping.reason is None
        place = self._place(asking, leader.wishes.language) if attended else None
        self.around.after(place, leader)

    def _code(self, leader: Leader) -> int:
        """Say what is to be known of how it went, and give the exit code."""
        book = phrases(leader.wishes.language)
        if leader.drafter.speaker.failed:
            self.screen(book.say("cli.unspoken", count=len(leader.drafter.speaker.failed)))
        if leader.ended != "interrupted":
            return DONE
        if self.attended:
            self.screen(book.say("cli.interrupted"))
        return INTERRUPTED
