"""What a sitting will play: a program from its beginning, or a session that was left."""

from collections.abc import Callable

from msgspec import Struct

from player.cli.context import Context
from player.cli.library import library
from player.journal import Journal
from player.paths import written_path
from player.performing import Onset, as_begun, onset, planned, wishes_of
from player.program import Program
from player.session import Entry, Event, Preferences


class Beginning(Struct, frozen=True):
    """A program, how it is wanted, and where it begins."""

    program: Program
    wishes: Preferences
    onset: Onset = Onset()
    left: Entry | None = None
    """The session that it goes on with; None for a new one."""

    def enter(self, journal: Journal, *, rehearsal: bool = False) -> str:
        """Write in the journal that it begins, and give the id of its entry; a rehearsal has its own."""
        if self.left is None or rehearsal:
            return journal.open_entry(self._opened(rehearsal=rehearsal))
        wishes = self.wishes
        data = {
            "pace": wishes.pace,
            "level_shift": wishes.shift,
            "talk": wishes.talk,
            "section": self.onset.section,
        }
        journal.append(self.left.id, Event(kind="resumed", frame=self.onset.frame, data=data))
        return self.left.id

    def _opened(self, *, rehearsal: bool) -> dict[str, object]:
        program, wishes = self.program, self.wishes
        return {
            "program": lasting(program.name),
            "title": program.words[wishes.language].name,
            "digest": program.digest,
            "phase": program.phase,
            "language": wishes.language,
            "level": wishes.level,
            "level_shift": wishes.shift,
            "pace": wishes.pace,
            "talk": wishes.talk,
            "rehearsal": rehearsal,
            "planned": planned(program, wishes),
        }


def fresh(name: str, wishes: Preferences, context: Context) -> Beginning:
    """Begin a program by name or file."""
    return Beginning(library(context).open(name), wishes)


def onward(
    left: Entry, wishes: Preferences, context: Context, fit: Callable[[Program], Program]
) -> Beginning:
    """Go on with a session that was left, in its language, levels and pace; `fit` leaves out what it did."""
    program = as_begun(fit(library(context).open(left.program)), left)
    as_left = wishes_of(left, wishes)
    return Beginning(program, as_left, onset(program, left, as_left), left)


def lasting(name: str) -> str:
    """Give a file by its whole path: the session may be taken up from another folder."""
    if name.endswith(".toml") or name.startswith(("~", ".", "/")):
        return str(written_path(name).absolute())
    return name
