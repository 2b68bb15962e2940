"""Writes down what happens: the journal, the captions, and the lines of `--events`."""

from collections.abc import Callable, Mapping
from typing import IO, Any, Protocol

import msgspec

from player.errors import UserError
from player.phrases import phrases
from player.session import Cue, Event, Line, Question, Section, SideDone
from player.transport import Change, Command
from player.units import Frames, to_seconds


class Keeper(Protocol):
    """Keeps the events of the session that is being led; the journal is one."""

    def append(self, entry_id: str, event: Event) -> UserError | None:
        """Keep one event for good; gives the trouble, once, when it cannot yet."""


class Notes:
    """Everything a session leaves behind."""

    def __init__(
        self,
        keeper: Keeper,
        entry: str,
        captions: Callable[[str], None],
        *,
        events: IO[str] | None = None,
        said: Callable[[Line], None] | None = None,
        describe: Callable[[Cue, Section | None], str] = lambda *_: "",
        language: str = "en",
    ) -> None:
        """Write to the journal's `entry`, to the screen, and to a file of events where there is one.

        What is spoken is shown by `said`; without it, by `captions` as all else.
        """
        self._said = said or (lambda line: captions(line.text))
        self._book = phrases(language)
        self._keeper = keeper
        self._entry = entry
        self._captions = captions
        self._events = events
        self._describe = describe

    def journal(self, kind: str, frame: Frames, **data: Any) -> None:
        """Keep one event, in the journal and in the file."""
        trouble = self._keeper.append(self._entry, Event(kind=kind, frame=frame, data=data))
        if trouble is not None:
            self._captions(self._book.say(trouble.key, **trouble.values))
        self._write({"event": kind, "frame": frame, "seconds": to_seconds(frame), **data})

    def side(self, frame: Frames, side: SideDone) -> None:
        """Keep that a side of a set was done, or left."""
        self.journal("side", frame, **msgspec.structs.asdict(side))

    def cue(self, cue: Cue, section: Section | None = None) -> None:
        """Tell that a cue begins to sound, in this `section`."""
        if isinstance(cue.sound, Line):
            self._said(cue.sound)
        elif described := self._describe(cue, section):
            self._captions(described)
        self._write({"event": "cue", "frame": cue.at, **cue_json(cue)})

    def section(self, section: Section) -> None:
        """Tell that a section begins; for an exercise the journal keeps it."""
        if section.kind == "exercise" and section.index is not None:
            self.journal("section", section.at, section=section.index, exercise=section.exercise)

    def command(self, command: Command, read: Frames, took: Frames, change: Change) -> None:
        """Tell what a command changed: when it was read, and from which frame it holds."""
        self._write(
            {
                "event": "command",
                "command": command.value,
                "read": read,
                "took_effect": took,
                "seconds": to_seconds(read),
                "changed": {"what": change.what, "value": change.value, "effect": change.effect},
            }
        )

    def question(self, asked: Question) -> None:
        """Show, with its keys, a question that is spoken."""
        self._said(Line(asked.shown, asked.said[0].language))

    def caption(self, text: str) -> None:
        """Show a line that is not a cue."""
        self._captions(text)

    def _write(self, line: Mapping[str, Any]) -> None:
        if self._events is None:
            return
        try:
            self._events.write(msgspec.json.encode(line).decode() + "\n")
            self._events.flush()
        except OSError:
            # A full disk is no reason to stop moving.
            self._events = None
            self._captions(self._book.say("caption.events_lost"))


def cue_json(cue: Cue) -> dict[str, Any]:
    """Give a cue as it stands in `show --json` and in the file of events."""
    shown: dict[str, Any] = {
        "at": cue.at,
        "length": cue.length,
        "at_seconds": to_seconds(cue.at),
        "length_seconds": to_seconds(cue.length),
        "kind": cue.kind,
        "section": cue.section,
        "exercise": cue.exercise,
        "side": cue.side,
        "set": cue.set,
        "rep": cue.rep,
        "part": cue.part,
    }
    if isinstance(cue.sound, Line):
        shown["text"] = cue.sound.text
        shown["language"] = cue.sound.language
    elif cue.sound is not None:
        shown["shape"] = cue.sound.shape
        shown["pan"] = cue.sound.pan
    return shown
