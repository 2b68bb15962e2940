"""Writes in the journal outside a session, and says so where that cannot be done."""

from collections.abc import Iterator
from contextlib import contextmanager

from player.cli.context import Context
from player.cli.screen import warn
from player.errors import UserError
from player.journal import Journal
from player.settings import now


@contextmanager
def noting(context: Context) -> Iterator[Journal]:
    """Open the journal to write what a person tells; raise UserError where it did not reach the disk."""
    journal = Journal(context.home.data, now)
    if journal.notice is not None:
        warn(journal.notice, context.book)
    try:
        yield journal
    except BaseException:
        with journal:
            raise
    trouble = journal.trouble
    try:
        journal.close()
    except UserError as error:
        raise unwritten(trouble or error) from error


def unwritten(trouble: UserError) -> UserError:
    """Say why something that was told could not be kept, in words that speak of no session."""
    cause = trouble.key.rpartition(".")[2]
    key = cause if trouble.key.startswith("journal.trouble.") else "other"
    values = {"why": "", **trouble.values}
    return UserError(f"data.unwritten.{key}", (), **values)
