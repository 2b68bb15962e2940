"""Takes recordings in: judged, finished, and kept when they are good."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from player.errors import UserError
from player.sound import Clip
from player.studio.decoding import UndecodableError, decode
from player.studio.judging import Judged, judge
from player.studio.matching import Matcher
from player.studio.script import Numbered
from player.studio.sheet import Row
from player.voice import Finisher, Recording, Recordings

SUFFIXES = (
    *(".wav", ".wave", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".m4a", ".m4b", ".mp4", ".aac"),
    *(".aif", ".aiff", ".wma", ".amr", ".caf", ".webm", ".3gp", ".mka"),
)
"""What the names of sound files end in."""
_MANY = 5000
"""Files that are looked at."""


class Arrival(Struct, frozen=True, eq=False):
    """One file, and what became of it."""

    file: str
    line: Numbered | None = None
    judged: Judged | None = None
    refused: str = ""
    """Last part of a key in `studio.refused`; empty when it could be judged."""
    said: str = ""
    """What the refusal is about."""
    kept: bool = False


class Studio:
    """Judges, finishes and keeps recordings for one voice."""

    def __init__(self, recordings: Recordings, made: str) -> None:
        """Keep them in `recordings`, with the date on which they are `made`."""
        self._recordings = recordings
        self._made = made
        self._finisher = Finisher()

    def finish(self, speech: Recording) -> Clip:
        """Give the clip of a recording: trimmed, at one rate and of one loudness."""
        return self._finisher.finish(speech)

    def keep(self, line: Numbered, clip: Clip, source: str) -> None:
        """Keep the clip of a sentence; UserError where that cannot be."""
        self._recordings.keep(line.line.text, clip, source, self._made)

    def take_in(
        self, folder: Path, script: Sequence[Numbered], rows: Sequence[Row] = (), *, anyway: bool = False
    ) -> Iterator[Arrival]:
        """Take in every sound file of a folder, and tell of each, also of those that a table misses.

        With `anyway`, what is not good but can be understood is kept, too.
        """
        matcher = Matcher(script, rows)
        taken: set[int] = set()
        names = set()
        for file in sound_files(folder):
            names.add(file.name.casefold())
            names.add(file.stem.casefold())
            arrival = self._arrival(file, folder, matcher, taken, anyway=anyway)
            if arrival.kept and arrival.line is not None:
                taken.add(arrival.line.number)
            yield arrival
        for row in rows:
            if row.file.casefold() not in names:
                yield Arrival(row.file, refused="gone")

    def _arrival(
        self, file: Path, folder: Path, matcher: Matcher, taken: set[int], *, anyway: bool
    ) -> Arrival:
        found = matcher.match(file.name)
        if found.line is None:
            return Arrival(file.name, refused=found.why or "unknown", said=found.said)
        if found.line.number in taken:
            return Arrival(file.name, found.line, refused="twice")
        try:
            recording = decode(file, folder)
        except UndecodableError as error:
            return Arrival(file.name, found.line, refused=error.why)
        judged = judge(recording, found.line.line)
        kept = judged.speech is not None and (anyway or not judged.faults)
        if kept and judged.speech is not None:
            self.keep(found.line, self.finish(judged.speech), file.name)
        return Arrival(file.name, found.line, judged, kept=kept)


def sound_files(folder: Path) -> list[Path]:
    """Give the sound files of a folder by their names; what is hidden or no sound is left alone."""
    try:
        every = sorted(folder.iterdir())
    except OSError as error:
        raise UserError("studio.error.folder", file=str(folder), why=error.strerror or str(error)) from error
    sounds = [file for file in every if file.suffix.lower() in SUFFIXES and not file.name.startswith(".")]
    if not sounds:
        raise UserError("studio.error.no_sounds", file=str(folder))
    return [file for file in sounds[:_MANY] if not file.is_dir()]
