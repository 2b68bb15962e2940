"""What is said where exercising has to wait: whom to turn to, and why."""

from datetime import date

from player.cli.context import Context
from player.cli.telling import plainly, reason, routed
from player.program.pathway import Pathway
from player.recovery import Standing

_HOLDS = ("held", "held_days", "sign_open")


def turn_to(stands: Standing, pathway: Pathway, context: Context, today: date) -> list[str]:
    """Say whom to turn to; after the day of the answer an emergency is asked about rather than called."""
    verdict, held = stands.verdict, [each for each in stands.reasons if each.key in _HOLDS]
    if verdict is None or any(each.key == "sign_open" for each in held):
        return []
    dates = [str(each.values["date"]) for each in held if "date" in each.values]
    if verdict.outcome == "call_112" and dates and max(dates) < today.isoformat():
        return [context.book.say("stop.still")]
    return routed(verdict, pathway, context)


def why(stands: Standing, pathway: Pathway, context: Context) -> list[str]:
    """Say why, each reason once."""
    held = [each for each in stands.reasons if each.key in _HOLDS]
    return plainly(reason(each, pathway, context) for each in held)
