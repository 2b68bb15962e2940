"""Whether there is anything of a person's own to heed; who answered nothing waits for nothing."""

from typing import TYPE_CHECKING

from player.cli.context import Context
from player.journal import Journal, Note
from player.settings import now

if TYPE_CHECKING:
    from player.cli.own import Own


OFFER = "intake"
"""How it is kept that the intake was offered, and not wanted."""


def own(journal: Journal, context: Context) -> "Own | None":
    """Give what the rules make of a sitting; None before the first answers, unless a sign was told."""
    if journal.trouble is not None or not (_answered(journal) or _kept(journal, "sign")):
        return None
    # The rules are many, and the first sound should not wait for them.
    from player.cli.own import Own  # noqa: PLC0415

    return Own(journal, context)


def offered(journal: Journal) -> bool:
    """Tell whether the intake was offered today, and not wanted."""
    today = now().date().isoformat()
    return any(
        note.at[:10] == today and note.data.get("data") == {"id": OFFER} for note in _kept(journal, "said")
    )


def _answered(journal: Journal) -> bool:
    return any(note.data.get("occasion") != "condition" for note in journal.notes("answers"))


def _kept(journal: Journal, kind: str) -> list[Note]:
    return [note for note in journal.notes("kept") if note.data.get("kind") == kind]
