"""`soepel play`: leads a person through a session, now."""

import sys
from argparse import Namespace
from contextlib import ExitStack, closing
from pathlib import Path
from typing import IO

from msgspec.structs import replace

from player.cli import wishes as wanted
from player.cli.awake import awake
from player.cli.context import Context
from player.cli.devices import sink_for
from player.cli.hands import Hands
from player.cli.library import library
from player.cli.screen import Captions as Screen
from player.cli.screen import say, warn
from player.cli.stopping import Stopping, signals
from player.controls import Script, read_script
from player.errors import UserError
from player.journal import Journal
from player.performing import (
    Asking,
    Captions,
    Leader,
    Live,
    Notes,
    Onset,
    Rehearsal,
    long_ago,
    onset,
    planned,
    wishes_of,
)
from player.program import Program
from player.session import Entry, Event, Preferences, question
from player.settings import lock, now
from player.units import Frames
from player.voice import Speaker

INTERRUPTED = 130


def run(args: Namespace, context: Context) -> int:
    """Play `args.name`, or go on with the session that was interrupted."""
    if args.name is None and not args.resume:
        raise UserError("cli.error.what")
    return Performance(args, context).run()


class Performance:
    """Everything that one sitting needs, opened in order and closed in reverse."""

    def __init__(self, args: Namespace, context: Context) -> None:
        """Take what was asked."""
        self.args = args
        self.context = context
        self.screen = Screen()
        self.attended = sys.stdin.isatty() and not args.rehearse and args.script is None

    def run(self) -> int:
        """Play, and give the exit code."""
        commands = read_script(Path(self.args.script), self.context.language) if self.args.script else ()
        with ExitStack() as stack:
            stopping = stack.enter_context(signals())
            notice = stack.enter_context(lock(self.context.home.data))
            journal = stack.enter_context(closing(Journal(self.context.home.data, now)))
            for trouble in (notice, journal.notice):
                if trouble is not None:
                    warn(trouble, self.context.book)
            events = stack.enter_context(_file(self.args.events)) if self.args.events else None
            if self.args.rehearse:
                return self._rehearse(stack, journal, commands, events)
            return self._play(stack, journal, commands, events, stopping)

    def _rehearse(
        self, stack: ExitStack, journal: Journal, commands: Script, events: IO[str] | None
    ) -> int:
        if self.args.name is None:
            raise UserError("cli.error.what")
        program = library(self.context).open(self.args.name)
        wishes = wanted.preferences(self.args, self.context, journal)
        speaker = stack.enter_context(wanted.speaker(self.args, self.context))
        entry = self._opened(journal, program, wishes, rehearsal=True)
        leader = Leader(program, wishes, speaker, self._notes(journal, entry, program, wishes, events))
        Rehearsal(leader, commands).run()
        return 0

    def _play(
        self,
        stack: ExitStack,
        journal: Journal,
        commands: Script,
        events: IO[str] | None,
        stopping: Stopping,
    ) -> int:
        wishes = wanted.preferences(self.args, self.context, journal)
        left = journal.interrupted() if self.args.resume or self.attended else None
        if self.args.resume and left is None:
            raise UserError("cli.error.nothing_to_resume")
        program = library(self.context).open(self.args.name) if self.args.name else None
        speaker = stack.enter_context(wanted.speaker(self.args, self.context))
        sink = stack.enter_context(sink_for(self.args, self.context))
        hands = stack.enter_context(Hands(attended=self.attended))
        levels, bed = wanted.levels(self.args, self.context), wanted.bed(self.args, self.context)
        asking = Asking(speaker, sink, hands, self.screen, levels=levels, interrupted=stopping)
        start: Onset | None = None
        choice = "resume" if self.args.resume else self._offered(asking, left, wishes)
        if left is not None and choice is not None:
            program = library(self.context).open(left.program)
        if left is not None and program is not None and choice == "resume":
            wishes = wishes_of(left, wishes)
            if wishes.language != self.context.language:
                speaker = stack.enter_context(wanted.speaker(self.args, replace(self.context, language=wishes.language)))
                asking = Asking(speaker, sink, hands, self.screen, levels=levels, interrupted=stopping)
            start = onset(program, left, wishes)
        if program is None:
            raise UserError("cli.error.what")
        entry = self._resumed(journal, left, wishes, start) if start and left else self._opened(journal, program, wishes)
        journal.close_older(entry)
        notes = self._notes(journal, entry, program, wishes, events)
        asks = self.attended and self.context.settings.ask
        if asks and start is None:
            self._ask(asking, notes, wishes, "pain_before", Frames(0))
        leader = Leader(program, wishes, speaker, notes, start or Onset())
        live = Live(leader, sink, hands, levels=levels, bed=bed, script=commands, interrupted=stopping)
        with awake():
            live.run()
        if leader.ended == "done" and asks:
            self._ask(asking, notes, leader.wishes, "pain_after", leader.frame)
            self._ask(asking, notes, leader.wishes, "effort", leader.frame)
        self._troubles(journal, speaker)
        return INTERRUPTED if leader.ended == "interrupted" and stopping() else 0

    def _offered(self, asking: Asking, left: Entry | None, wishes: Preferences) -> str | None:
        """Offer the session that was not finished; after more than a day, to start it over."""
        if left is None:
            return None
        offer = "start_over" if long_ago(left, now()) else "resume"
        answer = asking.ask(question(wishes.language, offer, ("yes", "no"), name=left.title))
        return offer if answer == "yes" else None

    def _opened(self, journal: Journal, program: Program, wishes: Preferences, *, rehearsal: bool = False) -> str:
        return journal.open_entry(
            {
                "program": program.name,
                "title": program.words[wishes.language].name,
                "digest": program.digest,
                "language": wishes.language,
                "level": wishes.level,
                "level_shift": wishes.shift,
                "pace": wishes.pace,
                "talk": wishes.talk,
                "rehearsal": rehearsal,
                "planned": planned(program, wishes),
            }
        )

    def _resumed(self, journal: Journal, left: Entry, wishes: Preferences, start: Onset) -> str:
        data = {"pace": wishes.pace, "level_shift": wishes.shift, "talk": wishes.talk, "section": start.section}
        journal.append(left.id, Event(kind="resumed", frame=start.frame, data=data))
        return left.id

    def _notes(
        self, journal: Journal, entry: str, program: Program, wishes: Preferences, events: IO[str] | None
    ) -> Notes:
        describe = Captions(program, wishes.language).describe
        return Notes(journal, entry, self.screen, events, describe)

    def _ask(self, asking: Asking, notes: Notes, wishes: Preferences, name: str, frame: Frames) -> None:
        answer = asking.ask(question(wishes.language, name))
        kind, _, when = name.partition("_")
        notes.journal(kind, frame, **({"when": when} if when else {}), value=None if answer is None else int(answer))

    def _troubles(self, journal: Journal, speaker: Speaker) -> None:
        if journal.trouble is not None:
            warn(journal.trouble, self.context.book)
        if speaker.failed:
            say(self.context.book.say("cli.unspoken", count=len(speaker.failed)))


def _file(name: str) -> IO[str]:
    try:
        return Path(name).open("w", encoding="utf-8")
    except OSError as error:
        raise UserError("cli.error.events", file=name, why=error.strerror or str(error)) from error

