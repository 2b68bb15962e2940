"""Leads through recording, sentence by sentence, in plain lines and with single keys."""

from argparse import Namespace
from contextlib import ExitStack, suppress

from player.cli.context import Context
from player.cli.devices import sink_for
from player.cli.record_verb import Task, chosen, finish, good, told
from player.cli.screen import say
from player.cli.voices import open_voice
from player.controls import Keys
from player.errors import UserError
from player.listening import Source, open_source
from player.settings import now
from player.sinks import Sink
from player.sound import Clip
from player.studio import Judged, Numbered, Studio, Take, judge
from player.units import to_seconds
from player.voice import Speaker, estimate

_TICK = 0.05
"""Seconds between two looks at the keys while the microphone is heard."""
_LONGEST = 4.0
"""Times the estimated length after which a take ends."""
_SPARE = 12.0
"""Seconds that it may last longer still."""
_YES, _NO = ("y", "j", "enter"), ("n", "q", "escape")
_STOP, _SKIP = ("q", "escape"), ("s",)
_GO = ("enter", "space")
_AGAIN = ("a", "o")
_LISTEN = ("l",)
_KEEP = ("k", "b")


class StoppedError(Exception):
    """The person wants to stop."""


class Recording:
    """One sitting at the microphone."""

    def __init__(self, args: Namespace, context: Context, task: Task) -> None:
        """Take what is asked; nothing is opened yet."""
        self._args = args
        self._context = context
        self._task = task
        self._studio = Studio(task.recordings, now().date().isoformat())
        args.device = None

    def run(self) -> int:
        """Record what is missing; what is good is kept at once."""
        lines = chosen(self._args, self._task)
        if not lines:
            self._say("nothing", **self._task.values(self._context))
            return 0
        self._say("intro", **self._task.values(self._context))
        self._say("tips")
        with ExitStack() as stack:
            keys = stack.enter_context(Keys())
            self._say("ask")
            if self._pressed(keys, (*_YES, *_NO)) not in _YES:
                self._say("declined")
                return 0
            source = stack.enter_context(open_source(self._args.microphone))
            self._say("on", name=source.name)
            with suppress(StoppedError):
                booth = Booth(self, keys, source, stack.enter_context(sink_for(self._args, self._context)))
                aloud = stack.enter_context(self._reader()) if self._args.aloud else None
                for line in lines:
                    booth.record(line, len(self._task.lines), aloud)
        self._say("off")
        finish(self._context, self._task)
        return 0

    def judge_aloud(self, judged: Judged) -> bool:
        """Say how a take is; True when it is good."""
        if not judged.faults:
            self._say("good", **good(judged, self._context))
            return True
        say(told(judged, self._context))
        return False

    def finished(self, judged: Judged) -> Clip | None:
        """Give the clip of a take; None where nothing was said."""
        return None if judged.speech is None else self._studio.finish(judged.speech)

    def keep(self, line: Numbered, clip: Clip, source: str) -> None:
        """Keep it."""
        self._studio.keep(line, clip, source)
        self._say("kept")

    def ask(self, keys: Keys, key: str, answers: tuple[str, ...]) -> str:
        """Tell what can be pressed, and give what is."""
        self._say(key)
        return self._pressed(keys, answers)

    def say(self, key: str, **values: str) -> None:
        """Say a line of the studio."""
        self._say(key, **values)

    def _reader(self) -> Speaker:
        return open_voice(self._context, self._task.recordings.language, None)

    def _say(self, key: str, **values: str) -> None:
        say(self._context.book.say(f"studio.record.{key}", **values))

    def _pressed(self, keys: Keys, answers: tuple[str, ...]) -> str:
        while not keys.gone:
            press = keys.read(1.0)
            if press is not None and press.key in answers:
                return press.key
        raise UserError("studio.error.unattended")


class Booth:
    """A microphone, keys and a loudspeaker, and the takes that are made with them."""

    def __init__(self, sitting: Recording, keys: Keys, source: Source, sink: Sink) -> None:
        """Use what is open already."""
        self._sitting = sitting
        self._keys = keys
        self._source = source
        self._sink = sink
        self._early: str | None = None

    def record(self, line: Numbered, count: int, aloud: Speaker | None) -> None:
        """Record one sentence, as often as it takes; StoppedError when the person wants to stop."""
        self._sitting.say("line", number=str(line.number), count=str(count), text=line.line.text)
        if aloud is not None:
            self._play(aloud.take((line.line,))[line.line])
        answer = self._ask("keys", (*_GO, *_SKIP, *_STOP))
        while answer not in _SKIP:
            if answer in _STOP:
                raise StoppedError
            answer = self._take(line)
            if answer == "kept":
                return

    def _take(self, line: Numbered) -> str:
        """Make one take, and give the key that tells what follows, or `kept`."""
        judged = self._heard(line)
        if judged is None:
            return "enter"
        clip = self._sitting.finished(judged)
        fine = self._sitting.judge_aloud(judged)
        if clip is None:
            return self._ask("silent", (*_GO, *_SKIP, *_STOP))
        self._play(clip)
        keys = (*_GO, *_SKIP, *_STOP, *_LISTEN, *(_AGAIN if fine else _KEEP))
        while (answer := self._ask("keep" if fine else "faulty", keys)) in _LISTEN:
            self._play(clip)
        if answer in (_GO if fine else _KEEP):
            self._sitting.keep(line, clip, self._source.name)
            return "kept"
        return answer

    def _heard(self, line: Numbered) -> Judged | None:
        """Listen until the speaker is done; None where the computer lost a part of it."""
        self._source.read(0.0)  # what was heard meanwhile is nobody's business
        take = Take(self._source.rate, _LONGEST * to_seconds(estimate(line.line)) + _SPARE)
        gaps, by_key = self._source.gaps, False
        self._sitting.say("now")
        while not by_key:
            block = self._source.read(_TICK)
            if block is None:
                self._sitting.say("lost")
                raise StoppedError
            if take.hear(block):
                break
            press = self._keys.read(0.0)
            if press is not None and press.key in _STOP:
                raise StoppedError
            by_key = press is not None and press.key in _GO
        if self._source.gaps > gaps:
            self._sitting.say("gaps")
            return None
        return judge(take.recording(by_key=by_key), line.line)

    def _ask(self, key: str, answers: tuple[str, ...]) -> str:
        """Tell what can be pressed, and give what is, or was already."""
        early, self._early = self._early, None
        if early in answers:
            return early or ""
        return self._sitting.ask(self._keys, key, answers)

    def _play(self, clip: Clip) -> None:
        """Let a clip be heard; a key ends it, and is the answer to what is asked next."""
        self._sink.signal(clip)
        press = self._keys.read(to_seconds(clip.frames) + 0.2)
        self._early = None if press is None else press.key
