"""The journal of somebody who only looks."""

from player.cli.context import Context
from player.journal import Journal
from player.settings import now


def known_journal(context: Context) -> Journal | None:
    """Open the journal to read, where there is one: nothing is made for somebody who only looks."""
    return Journal(context.home.data, now) if (context.home.data / "journal.db").exists() else None
