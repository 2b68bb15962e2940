"""`soepel data delete`: takes away what was kept, and says what stays."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from player.cli.context import Context
from player.cli.screen import say
from player.errors import UserError
from player.journal import delete, leave_out
from player.settings import lock, now
from player.words import Memory, SpeechEmbedding


def run(args: Namespace, context: Context) -> int:
    """Delete the journal and what was learned of a voice, or one kind of record, after asking twice.

    Other copies go only where that is asked.
    """
    book, folder = context.book, context.home.data
    if args.only and args.backups:
        raise UserError("data.error.only_backups")
    copies = _copies(context)
    words = Memory(folder, SpeechEmbedding.name)
    taught = not args.only and words.file.exists()
    if not (folder / "journal.db").exists() and not taught and not (args.backups and copies):
        raise UserError("data.error.empty")
    what = book.say(f"data.kind.{args.only}" if args.only else "data.kind.all")
    if not args.yes and not _sure(context, what):
        say(book.say("data.kept"))
        return 0
    with lock(folder) as notice:
        if notice is not None:
            raise notice
        try:
            if args.only:
                leave_out(folder, args.only, now)
            else:
                delete(folder)
                words.write({})
            for copy in copies if args.backups else ():
                copy.unlink()
        except OSError as error:
            why = error.strerror or str(error)
            raise UserError("data.error.undeleted", file=str(error.filename), why=why) from error
    say(book.say("data.deleted", what=what))
    _tell_what_stays(context, [] if args.backups else copies)
    return 0


def _sure(context: Context, what: str) -> bool:
    """Ask twice; raise UserError where nobody can answer."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise UserError("data.error.unasked")
    for key in ("sure", "really"):
        say(context.book.say(f"data.ask.{key}", what=what))
        try:
            answer = input("> ")
        except EOFError:
            return False
        if answer.strip().casefold() not in ("yes", "y", "ja", "j"):
            return False
    return True


def _copies(context: Context) -> list[Path]:
    """Give the backups, and the journals that were put aside."""
    aside = (
        file for name in ("journal-damaged-*", "journal-before-*") for file in context.home.data.glob(name)
    )
    return sorted({*context.home.backups.glob("journal-*.db"), *aside})


def _tell_what_stays(context: Context, copies: Iterable[Path]) -> None:
    book, home = context.book, context.home
    for copy in copies:
        say(book.say("data.stays.copy", file=str(copy)))
    for key, place in (
        ("programs", home.programs),
        ("voices", home.voices),
        ("settings", home.config / "settings.toml"),
    ):
        if place.exists():
            say(book.say(f"data.stays.{key}", file=str(place)))
    say(book.say("data.stays.elsewhere"))
