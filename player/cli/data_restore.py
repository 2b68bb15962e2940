"""`soepel data restore`: goes back to a backup; the present journal is kept aside."""

from argparse import Namespace

from player.cli.context import Context
from player.cli.screen import say
from player.errors import UserError
from player.journal import restore
from player.paths import written_path
from player.settings import lock, now


def run(args: Namespace, context: Context) -> int:
    """Look the backup through, keep the present journal aside, and put a copy of the backup in its place."""
    file = written_path(args.file)
    with lock(context.home.data) as notice:
        if notice is not None:
            raise notice
        try:
            aside = restore(file, context.home.data, now().date().isoformat())
        except OSError as error:
            why = error.strerror or str(error)
            raise UserError("data.error.unreadable", file=str(error.filename or file), why=why) from error
    say(context.book.say("data.restored", file=str(file)))
    if aside is not None:
        say(context.book.say("data.aside", file=str(aside)))
    return 0
