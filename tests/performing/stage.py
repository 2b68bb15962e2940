"""A stage for rehearsals: a real journal, the silent voice, and what happened in order."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from player.journal import Journal
from player.library import Library
from player.performing import Captions, Leader, Lights, Notes, Onset, Rehearsal, planned
from player.program import Program, read
from player.session import Entry, Preferences
from player.transport import Command
from player.voice import SilentVoice, Speaker

RATE = 24_000


def program_of(text: str) -> Program:
    """Read a program from its text, exercises from the shipped catalogue."""
    library = Library()
    return read(text.encode(), "test/program", "program.toml", library.finder("neck/short"))


class Stage:
    """Rehearses programs, and remembers."""

    def __init__(self, folder: Path, program: Program | str, **wishes: Any) -> None:
        self.program = Library().open(program) if isinstance(program, str) else program
        self.wishes = Preferences(**{"language": "en", **wishes})
        self.folder = folder
        self.lines: list[str] = []
        self.events: list[dict[str, Any]] = []
        self.leader: Leader

    def rehearse(
        self,
        script: Sequence[tuple[float, str]] = (),
        onset: Onset | None = None,
        *,
        before: int | None = None,
    ) -> Entry:
        """Rehearse with commands at seconds; give the entry that the journal derives."""
        file = io.StringIO()
        with Journal(self.folder, lambda: datetime(2026, 3, 2, 8, 30, tzinfo=UTC)) as journal:
            data = {
                "program": self.program.name,
                "title": "test",
                "digest": self.program.digest,
                "language": self.wishes.language,
                "level": self.wishes.level,
                "level_shift": self.wishes.shift,
                "pace": self.wishes.pace,
                "talk": self.wishes.talk,
                "rehearsal": True,
                "planned": planned(self.program, self.wishes),
            }
            entry = journal.open_entry(data)
            describe = Captions(self.program, self.wishes.language).describe
            notes = Notes(
                journal,
                entry,
                self.lines.append,
                events=file,
                describe=describe,
                language=self.wishes.language,
            )
            with Speaker(SilentVoice(self.wishes.language), None) as speaker:
                lights = Lights(Library().pathway, self.wishes.language, before=before)
                self.leader = Leader(
                    self.program, self.wishes, speaker, notes, onset or Onset(), lights=lights
                )
                Rehearsal(self.leader, [(at, Command(name)) for at, name in script]).run()
            self.events = [msgspec.json.decode(line) for line in file.getvalue().splitlines()]
            found = journal.entry(entry)
        assert found is not None
        return found

    def tones(self, section: int | None = None) -> list[dict[str, Any]]:
        """Give the tempo that was heard, part by part."""
        return [
            event
            for event in self.events
            if event["event"] == "cue"
            and event["kind"] == "tone"
            and (section is None or event["section"] == section)
        ]

    def reps(self, section: int) -> list[tuple[str | None, int, int]]:
        """Give the repetitions that began, in order: side, set, number."""
        return [
            (tone["side"], tone["set"], tone["rep"]) for tone in self.tones(section) if tone["part"] == "out"
        ]

    def commands(self) -> list[dict[str, Any]]:
        """Give what the commands did."""
        return [event for event in self.events if event["event"] == "command"]

    def said(self) -> list[str]:
        """Give every sentence, in order."""
        return [
            event["text"] for event in self.events if event["event"] == "cue" and event["kind"] == "speech"
        ]

    def first_tone(self, section: int, rep: int = 1, side: str | None = None, part: str = "out") -> float:
        """Give the second at which a part of a repetition began, in this rehearsal."""
        for tone in self.tones(section):
            if (tone["rep"], tone["side"], tone["part"]) == (rep, side, part):
                return float(tone["frame"]) / RATE
        raise AssertionError((section, rep, side, part))
