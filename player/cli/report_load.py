"""What a week held beside what it may hold: load, and load capacity, as two bars."""

from collections.abc import Callable, Iterator

from player.cli.personal import Personal
from player.publishing import Bar
from player.recovery import guard, week_load


def bars(person: Personal, say: Callable[..., str]) -> Iterator[Bar]:
    """Give the bar of this week's load and that of what the week may hold, the longer one whole."""
    sessions, today = person.history.sessions, person.now.date()
    held, may = week_load(person.pathway, sessions, today), guard(person.pathway, sessions, today).cap
    whole = max(held, may)
    for key, value in (("held", held), ("may", may)):
        share = round(100 * value / whole) if whole else 0
        yield Bar(text=say(f"load_{key}", points=round(value)), percent=share)
