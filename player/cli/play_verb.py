"""`soepel play`: leads a person through a session, now."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import IO

from player.cli.aloud import say_aloud
from player.cli.context import Context
from player.cli.screen import warn
from player.cli.sitting import Sitting
from player.cli.stopping import signals
from player.controls import read_script
from player.errors import UserError
from player.journal import Journal
from player.settings import lock, now


def run(args: Namespace, context: Context) -> int:
    """Play `args.name`, or go on with the session that was interrupted; one session at a time."""
    if args.name is None and not args.resume:
        raise UserError("cli.error.what")
    commands = read_script(Path(args.script), context.language) if args.script else ()
    with ExitStack() as stack:
        stopping = stack.enter_context(signals())
        notice = stack.enter_context(lock(context.home.data))
        journal = stack.enter_context(closing(Journal(context.home.data, now)))
        for trouble in (notice, journal.notice):
            if trouble is not None:
                warn(trouble, context.book)
        events = stack.enter_context(_events(args.events)) if args.events else None
        sitting = Sitting(args, context, journal, stopping, events)
        return sitting.rehearse(commands) if args.rehearse else sitting.play(commands)


def refused(error: UserError, args: Namespace, context: Context) -> None:
    """Say why it is not played, to who looks at no screen."""
    if not args.rehearse:
        say_aloud(error, args, context)


@contextmanager
def _events(name: str) -> Iterator[IO[str]]:
    try:
        file = Path(name).open("w", encoding="utf-8")  # noqa: SIM115 - closed below, whatever the disk says
    except OSError as error:
        raise UserError("cli.error.events", file=name) from error
    try:
        yield file
    finally:
        # What could not be written was told when it happened.
        with suppress(OSError):
            file.close()
