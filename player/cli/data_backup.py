"""`soepel data backup`: a copy of the journal, dated, made while it is used."""

import sqlite3
from argparse import Namespace
from contextlib import closing

from player.cli.context import Context
from player.cli.known import known_journal
from player.cli.screen import say
from player.errors import UserError
from player.paths import written_path
from player.settings import now


def run(args: Namespace, context: Context) -> int:
    """Copy the journal to a folder or file, or to one's own backups; a file that is there stays."""
    place = written_path(args.place) if args.place else context.home.backups
    if args.place is None or place.is_dir() or not place.suffix:
        place /= now().strftime("journal-%Y-%m-%d-%H%M%S.db")
    journal = known_journal(context)
    if journal is None:
        raise UserError("data.error.empty")
    with closing(journal):
        try:
            journal.back_up(place)
        except FileExistsError as error:
            raise UserError("data.error.there", file=str(place)) from error
        except (OSError, sqlite3.Error) as error:
            raise UserError("data.error.export", file=str(place), why=str(error)) from error
    say(context.book.say("data.backed_up", place=str(place)))
    return 0
