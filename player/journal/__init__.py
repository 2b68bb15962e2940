"""The journal: what was really done and told, and when, in lines that are never changed.

`Journal(folder, now)` writes them one by one, and derives entries and the history from them; `as_json` is
what `log` prints.
"""

from player.journal.derive import derive
from player.journal.journal import Journal
from player.journal.notes import Note
from player.journal.record import as_json

__all__ = ["Journal", "Note", "as_json", "derive"]
