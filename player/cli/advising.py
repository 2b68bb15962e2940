"""Advice to see somebody, told once a week: often enough to be heard, and no more."""

from collections.abc import Iterable
from datetime import timedelta

from player.cli.personal import Personal
from player.journal import Journal
from player.recovery import Reason

_WEEK = timedelta(days=6, hours=12)
"""Within this the same advice is not told twice."""


def fresh(person: Personal, advice: Iterable[Reason]) -> list[Reason]:
    """Give what of some advice was not told in the last days."""
    since = (person.now - _WEEK).isoformat()
    said = [each for each in person.history.kept if each.kind == "said" and each.at > since]
    told = {str(each.data.get("id")) for each in said}
    return [each for each in advice if each.rule not in told]


def was_told(journal: Journal, advice: Iterable[Reason]) -> None:
    """Keep that it was told."""
    for each in advice:
        journal.note("kept", {"kind": "said", "data": {"id": each.rule}})
