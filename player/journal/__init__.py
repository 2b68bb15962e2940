"""The journal: what was really done and told, and when, in lines that are never changed.

`Journal(folder, now)` writes them one by one, and derives entries and the history from them; `as_json` is
what `log` prints. What a person does with their own record (copies, tables, corrections) is read from its
file when it is first asked for: the first sound does not wait for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from player.journal.derive import derive
from player.journal.journal import Journal
from player.journal.notes import Note
from player.journal.record import as_json

if TYPE_CHECKING:
    from player.journal.copying import opened
    from player.journal.exporting import lines
    from player.journal.incoming import MOST_BYTES, lines_of, read
    from player.journal.joining import Joined
    from player.journal.replacing import delete, leave_out, restore
    from player.journal.tabulating import HEADERS, Cell, tables
    from player.journal.told import Told

__all__ = [
    "HEADERS",
    "MOST_BYTES",
    "Cell",
    "Joined",
    "Journal",
    "Note",
    "Told",
    "as_json",
    "delete",
    "derive",
    "leave_out",
    "lines",
    "lines_of",
    "opened",
    "read",
    "restore",
    "tables",
]


def __getattr__(name: str) -> Any:
    """Give what stands in a file that is not read yet."""
    places = {
        "copying": ("opened",),
        "exporting": ("lines",),
        "incoming": ("MOST_BYTES", "lines_of", "read"),
        "joining": ("Joined",),
        "replacing": ("delete", "leave_out", "restore"),
        "tabulating": ("HEADERS", "Cell", "tables"),
        "told": ("Told",),
    }
    for place, names in places.items():
        if name in names:
            return getattr(import_module(f"player.journal.{place}"), name)
    raise AttributeError(name)
