"""Micro-breaks while sitting: PR25."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Literal

from player.program.pathway import MicroBreak

_PEEK = 60.0
"""Seconds without a key or a mouse within which somebody counts as there."""

Moment = Literal["due", "back"]


class Breaks:
    """Counts the time at a desk; the moment is always an argument."""

    def __init__(
        self, rules: MicroBreak, now: datetime, *, every: float | None = None, quiet: Sequence["Quiet"] = ()
    ) -> None:
        """Begin to count `now`; `every` minutes where it is not as the rules say."""
        self._every = timedelta(minutes=rules.every if every is None else every)
        self._away = timedelta(minutes=rules.away)
        self._snooze = timedelta(minutes=rules.snooze)
        self._quiet = quiet
        self._since = self._looked = now
        self._hushed = now
        self._gone = self._told = self._delays = self._delayed = False

    def look(self, now: datetime, idle: float | None) -> Moment | None:
        """Tell whether a break is due, or somebody has come back.

        `idle` is how many seconds ago a key was pressed or the mouse moved; None where that cannot be known.
        Whoever is away counts as having a break, and so does a computer that slept.
        """
        slept = now - self._looked >= self._away
        self._looked = now
        if slept or (idle is not None and timedelta(seconds=idle) >= self._away):
            self.taken(now)
            self._gone = not slept
            return None
        if self._gone and (idle is None or idle < _PEEK):
            self.taken(now)
            return "back"
        if now - self._since < self._every or now < self._hushed or self.quiet(now):
            return None
        self._since = now
        self._told, self._delayed, self._delays = True, self._delays, False
        return "due"

    def taken(self, now: datetime) -> None:
        """Count from now: a break was taken."""
        self._since = now
        self._gone = self._told = self._delays = self._delayed = False

    def snooze(self, now: datetime) -> bool:
        """Tell it again a little later; False where this break was put off already, or is not told yet."""
        if not self._told or self._delays or self._delayed:
            return False
        self._delays = True
        self._since = now - self._every + self._snooze
        return True

    def hush(self, now: datetime, minutes: float) -> None:
        """Say nothing for a while, as in a call."""
        self._hushed = now + timedelta(minutes=minutes)

    def quiet(self, now: datetime) -> bool:
        """Tell whether nothing is to be said at this hour."""
        at = now.time()
        return any(
            begin <= at < end if begin <= end else (at >= begin or at < end) for begin, end in self._quiet
        )


Quiet = tuple[time, time]
"""From when until when nothing is said; over midnight where the end is the earlier one."""
