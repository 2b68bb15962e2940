"""Plays what somebody is writing, and what they change as soon as it is saved."""

from argparse import Namespace
from contextlib import ExitStack
from time import monotonic
from typing import Literal

from player.cli import wishes as wanted
from player.cli.attending import attended
from player.cli.context import Context
from player.cli.devices import audible, reopening, sink_for
from player.cli.hands import Hands
from player.cli.leading import notes_of
from player.cli.library import library
from player.cli.lines import shown
from player.cli.placing import OPENING, asked_for, heard, place
from player.cli.screen import Captions as Screen
from player.cli.stopping import Stopping
from player.cli.written import Reading, Written
from player.errors import UserError
from player.library import Watcher
from player.performing import Leader, Lights, Live, Onset
from player.program import Changed, Program, changes, describe, tell
from player.session import Event, Line, Shape, Tone, brisk, saying
from player.sound import tone
from player.transport import Command
from player.units import to_frames

DONE, INTERRUPTED = 0, 130
_TICK = 0.04
"""Seconds between two looks at the keys while nothing plays."""
_SAID = 2
"""Changes that are spoken; all of them are shown."""
_AGAIN = (Command.AGAIN, Command.REPEAT, Command.PAUSE, Command.CONTINUE, Command.READY)
_Step = Literal["play", "tell", "wait", "stop"]
"""What comes next."""


class Unkept:
    """Keeps nothing: who tries a program did not exercise."""

    def append(self, entry_id: str, event: Event) -> None:
        """Let it go."""


class Trial:
    """A file, whoever writes it, and what it sounds like."""

    def __init__(self, args: Namespace, context: Context, stopping: Stopping) -> None:
        """Read the file; UserError where it cannot be opened, or where nobody is there to mend it."""
        self._args = args
        self._context = context
        self._stopping = stopping
        self._attended = attended()
        self._written = Written(args.name, args.level, context)
        first = self._written.read()
        if first.error is not None and not (self._attended and first.error.problems):
            raise first.error
        self._program: Program | None = first.program
        """What was good last."""
        self._good = first.error is None
        self._saved: Reading | None = None if self._good else first
        """What was saved, and is not told yet."""
        self._watcher = Watcher()
        self._watcher.expect(first.digests)
        self._section = OPENING if first.program is None else self._first(first.program)
        self._said: tuple[Line, ...] = ()
        """What is to be said before it plays."""
        self._screen = shown(Screen(), args, context)
        self._wishes = wanted.preferences(args, context, None)
        self._leader: Leader | None = None

    def run(self) -> int:
        """Play it, and as long as somebody is at the keys, what they save; give the exit code."""
        self._bed = wanted.bed(self._args, self._context)
        with ExitStack() as stack:
            self._stack = stack
            self._speaker = stack.enter_context(wanted.hushed(self._args, self._context))
            self._sink = stack.enter_context(sink_for(self._args, self._context))
            self._screen.heard, self._screen.failed = audible(self._sink), self._speaker.failed
            self._hands = stack.enter_context(Hands(attended=self._attended))
            if self._attended:
                self._show("cli.keys")
                self._show("trying.watching")
            step: _Step = "play" if self._good else "tell"
            while step != "stop":
                step = self._play() if step == "play" else self._tell() if step == "tell" else self._wait()
        return DONE if self._stopping.reason is None else INTERRUPTED

    # ----- what comes next

    def _play(self) -> _Step:
        """Play from a section on, until it is over, or something else was saved."""
        if self._program is None:
            return "wait"
        leader = self._led(self._program)
        if self._said:
            # The words that changed are spoken while those that tell of it sound.
            self._speaker.order(self._said)
            leader.drafter.look_ahead(self._section, None)
            leader.place(saying(*self._said))
            self._said = ()
        live = Live(
            leader,
            self._sink,
            self._hands,
            levels=wanted.levels(self._args, self._context),
            bed=self._bed,
            interrupted=self._disturbed,
            reopen=reopening(self._args, self._context, self._sink, self._stack),
        )
        live.run()
        self._sink, self._wishes = live.sink, leader.wishes
        if leader.ended == "done" and self._attended:
            self._show("trying.ended")
            return "wait"
        if leader.ended != "interrupted" or self._saved is None:
            return "stop"
        self._section = leader.current
        return "tell"

    def _wait(self) -> _Step:
        """Wait for a save or a key."""
        while self._disturbed() is None:
            if not self._hands.attended:
                return "stop"
            command = self._hands.next(_TICK, None)
            if command is Command.STOP:
                return "stop"
            if command in _AGAIN and self._good:
                return "play"
            if command is not None:
                self._sound("refuse")
        return "stop" if self._saved is None else "tell"

    def _tell(self) -> _Step:
        """Tell what is wrong in what was saved, or what is different."""
        reading, self._saved = self._saved, None
        self._sink.hush()
        if reading is None or reading.program is None:
            self._good = False
            self._sound("refuse")
            if reading is not None and reading.error is not None:
                self._complain(reading.error)
            self._show("trying.waits")
            return "wait"
        self._sound("acknowledge")
        before, self._program, self._good = self._program, reading.program, True
        if before is None:
            self._section = self._first(reading.program)
            self._show("trying.good")
            return "play"
        found = changes(before, reading.program)
        self._show_changes(found)
        told = [each for each in found if heard(each, reading.program, self._wishes)]
        if told:
            self._section = place(told[0], reading.program)
        self._section = min(self._section, len(reading.program.items))
        language = self._wishes.language
        said = [tell(each, language, spoken=True) for each in told[:_SAID]]
        if len(told) > _SAID:
            said.append(self._context.book.say("trying.more", count=len(told) - _SAID))
        self._said = tuple(Line(each, language) for each in said)
        return "play"

    # ----- while it plays

    def _disturbed(self) -> str | None:
        """Give why playing has to stop: a signal, or a save that is heard."""
        reason = self._stopping()
        if reason is not None or not self._attended:
            return reason
        if self._saved is None and self._watcher.look(monotonic()):
            reading = self._written.read()
            self._watcher.expect(reading.digests)
            if not self._unheard(reading):
                self._saved = reading
        return None if self._saved is None else "saved"

    def _unheard(self, reading: Reading) -> bool:
        """Take in a save of which nothing is heard here, and let what plays play on."""
        if reading.program is None or self._program is None or not self._good:
            return False
        found = changes(self._program, reading.program)
        if any(heard(each, reading.program, self._wishes) for each in found):
            return False
        self._program = reading.program
        if self._leader is not None:
            self._leader.drafter.program = reading.program
        self._show_changes(found)
        return True

    # ----- what it takes

    def _first(self, program: Program) -> int:
        return asked_for(program, self._args.start or ("1" if self._written.exercise else None))

    def _led(self, program: Program) -> Leader:
        language = self._wishes.language
        notes = notes_of(Unkept(), "", program, language, self._screen)
        lights = Lights(library(self._context).pathway, language)
        self._leader = Leader(
            program, self._wishes, self._speaker, notes, Onset(self._section), lights=lights
        )
        if self._args.fast:
            self._leader.drafter.shape = brisk
        return self._leader

    def _sound(self, shape: Shape) -> None:
        self._sink.signal(tone(Tone(shape, to_frames(0.15))))

    def _show(self, key: str) -> None:
        self._screen(self._context.book.say(key))

    def _show_changes(self, found: tuple[Changed, ...]) -> None:
        book = self._context.book
        told = " ".join(tell(each, self._wishes.language) for each in found)
        self._screen(book.say("trying.saved", what=told or book.say("trying.same")))

    def _complain(self, error: UserError) -> None:
        for problem in error.problems:
            self._screen(describe(problem, self._context.language))
        self._screen(self._context.book.say(error.key, **error.values))
