"""Whether there is anything of a person's own to heed; who answered nothing waits for nothing."""

from typing import TYPE_CHECKING

from player.cli.context import Context
from player.journal import Journal

if TYPE_CHECKING:
    from player.cli.own import Own


def own(journal: Journal, context: Context) -> "Own | None":
    """Give what the rules make of a sitting; None before the first answers."""
    if journal.trouble is not None or not journal.notes("answers"):
        return None
    # The rules are many, and the first sound should not wait for them.
    from player.cli.own import Own  # noqa: PLC0415

    return Own(journal, context)
