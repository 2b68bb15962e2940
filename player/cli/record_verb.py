"""`soepel voice record`: the sentences of a program in a person's own voice."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from player.cli.context import Context
from player.cli.library import library
from player.cli.screen import say
from player.errors import UserError
from player.paths import written_path
from player.settings import now
from player.studio import Arrival, Judged, Numbered, Studio, read_sheet, script, sheet
from player.voice import Recordings, is_name

_RESERVED = ("list", "try", "record")


class Task(Struct, frozen=True):
    """What is recorded, by whom, and where it goes."""

    name: str
    """Of the program."""
    lines: tuple[Numbered, ...]
    recordings: Recordings

    @property
    def missing(self) -> list[Numbered]:
        """The sentences that are not recorded yet."""
        there = self.recordings.lines
        return [each for each in self.lines if each.line.text not in there]

    def values(self, context: Context) -> dict[str, str]:
        """Give what sentences about the task need."""
        missing = len(self.missing)
        return {
            "program": self.name,
            "voice": self.recordings.name,
            "lang": self.recordings.language,
            "language": context.book.say(f"cli.language.{self.recordings.language}"),
            "count": str(len(self.lines)),
            "there": str(len(self.lines) - missing),
            "missing": str(missing),
        }


def run(args: Namespace, context: Context) -> int:
    """Show the sentences, take recordings in, or lead through recording."""
    if not is_name(args.voice) or args.voice in _RESERVED:
        raise UserError("studio.error.name", name=args.voice)
    shelf = library(context)
    lines = script(shelf.open(args.name), shelf.pathway(), context.language, args.level or ())
    recordings = Recordings(context.home.voices, context.language, args.voice)
    task = Task(args.name, lines, recordings)
    if args.folder:
        return _take_in(args, context, task)
    if args.list or args.sheet:
        return _show(args, context, task)
    if sys.stdin is None or not sys.stdin.isatty():
        raise UserError("studio.error.unattended")
    from player.cli.recording import Recording  # noqa: PLC0415 - opens devices; a list needs none

    return Recording(args, context, task).run()


def told(judged: Judged, context: Context) -> str:
    """Tell everything that is the matter with a recording."""
    return " ".join(
        context.book.say(
            f"studio.fault.{fault.code}",
            measured=digits(fault.measured, context),
            limit=digits(fault.limit, context),
        )
        for fault in judged.faults
    )


def good(judged: Judged, context: Context) -> dict[str, str]:
    """Tell what was measured of a good recording."""
    distance = context.book.say("studio.no_distance")
    if judged.distance is not None:
        distance = context.book.say("studio.distance", decibels=digits(judged.distance, context))
    return {"seconds": digits(judged.seconds, context), "distance": distance}


def digits(value: float, context: Context) -> str:
    """Give a measured number in digits, with the language's own sign."""
    return f"{value:.1f}".replace(".", context.book.say("caption.point"))


def finish(context: Context, task: Task) -> None:
    """Tell how to hear it, and what fills the gaps."""
    key = "incomplete" if task.missing else "complete"
    say(context.book.say(f"studio.{key}", **task.values(context)))


def _show(args: Namespace, context: Context, task: Task) -> int:
    there = task.recordings.lines
    say(context.book.say("studio.title", **task.values(context)))
    if args.sheet:
        _write(written_path(args.sheet), sheet(task.lines, there, context.book))
        say(context.book.say("studio.written", file=args.sheet))
        return 0
    for each in task.lines:
        key = "here" if each.line.text in there else "missing"
        say(context.book.say(f"studio.{key}", stem=each.stem, text=each.line.text))
    say(context.book.say("studio.how", **task.values(context)))
    return 0


def _take_in(args: Namespace, context: Context, task: Task) -> int:
    """Take in a folder, and tell of every file; 1 where any was not kept."""
    rows = read_sheet(written_path(args.sheet)) if args.sheet else ()
    studio = Studio(task.recordings, now().date().isoformat())
    kept = refused = 0
    for arrival in studio.take_in(written_path(args.folder), task.lines, rows, anyway=args.anyway):
        kept += arrival.kept
        refused += not arrival.kept
        say(_became(arrival, context))
    values = task.values(context) | {"kept": str(kept), "refused": str(refused)}
    say(context.book.say("studio.taken", **values))
    finish(context, task)
    return 1 if refused else 0


def _became(arrival: Arrival, context: Context) -> str:
    book, file = context.book, printable(arrival.file)
    if arrival.refused:
        what = book.say(f"studio.refused.{arrival.refused}", said=arrival.said)
        return book.say("studio.unread", file=file, what=what)
    if arrival.line is None or arrival.judged is None:
        raise AssertionError(arrival.file)
    number = str(arrival.line.number)
    if arrival.judged.faults:
        key = "anyway" if arrival.kept else "declined"
        return book.say(f"studio.{key}", file=file, number=number, what=told(arrival.judged, context))
    return book.say("studio.accepted", file=file, number=number, **good(arrival.judged, context))


def printable(text: str) -> str:
    """Give a file's name without anything that a terminal could obey."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def _write(file: Path, text: str) -> None:
    try:
        # With its mark of UTF-8, without which spreadsheets take it for something else.
        file.write_text(text, encoding="utf-8-sig", newline="")
    except OSError as error:
        raise UserError("studio.error.unwritten", file=str(file), why=error.strerror or str(error)) from error


def chosen(args: Namespace, task: Task) -> Sequence[Numbered]:
    """Give the sentences to record: those that are missing, and those that are asked for again."""
    again = args.again or ()
    for number in again:
        if not 1 <= number <= len(task.lines):
            raise UserError("studio.error.number", number=str(number), last=str(len(task.lines)))
    missing = {each.number for each in task.missing}
    return [each for each in task.lines if each.number in missing or each.number in again]
