"""`soepel intake`: the questions before exercising, spoken and printed, and what follows from them."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import date, datetime
from hashlib import sha256
from json import dumps
from pathlib import Path
from typing import Any

from player.cli.advising import was_told
from player.cli.attending import at_hand
from player.cli.context import Context
from player.cli.library import library
from player.cli.noting import noting
from player.cli.room import Room, room
from player.cli.screen import say
from player.cli.telling import day_said, message, outcome, reason
from player.errors import UserError
from player.journal import Journal
from player.performing import Interview
from player.program.pathway import Pathway, asked, read_answers
from player.recovery import Clearance, Occasion, Standing, activities, following, standing, verdict
from player.settings import now

_FRESH = 12 * 3600
"""Seconds in which questions that were broken off are gone on with."""


def run(args: Namespace, context: Context) -> int:
    """Ask, or take the answers of a file; keep them and say what follows."""
    pathway = library(context).pathway()
    if args.clearance is not None or args.date is not None:
        return _clear(args, context, pathway)
    given = _given(args, pathway)
    if following(pathway, "intake", given) is None or not at_hand(args, context):
        if args.answers is None and not at_hand(args, context):
            raise UserError("intake.error.unattended")
        with noting(context) as journal:
            keep(journal, "intake", given, pathway)
            found, cleared = judged(journal, pathway), journal.history(now()).clearances
        return _tell(given, found, cleared, pathway, context, as_json=args.json)
    with ExitStack() as stack:
        journal = stack.enter_context(noting(context))
        place = stack.enter_context(room(args, context, quiet=args.json))
        answers = interview(place, journal, pathway, "intake", given)
        if answers is None:
            return 0
        found, cleared = judged(journal, pathway), journal.history(now()).clearances
        if args.json:
            return _tell(answers, found, cleared, pathway, context, as_json=True)
        tell(place, found, pathway)
        was_told(journal, found.verdict.advice if found.verdict is not None else ())
        if found.allowed == "everything":
            place.screen(context.book.say("intake.next"))
    return 0


def interview(
    place: Room, journal: Journal, pathway: Pathway, occasion: Occasion, given: Mapping[str, Any] = {}
) -> dict[str, Any] | None:
    """Ask the questions of an occasion, from where they were broken off; None where they were again."""
    context = place.context
    left = {} if given else _left(journal, occasion)
    if left:
        place.say(context.book.say("intake.resumed"))
    elif occasion == "intake":
        place.say(*message(pathway, opening(pathway, place.asking.led_by), context))

    def kept(values: Mapping[str, Any]) -> None:
        journal.note("answering", {"occasion": occasion, "values": dict(values)})

    known = activities(journal.history(now())) if occasion == "evaluation" else ()
    asker = Interview(place.asking, pathway, context.language, kept, activities=known)
    answers = asker.run(occasion, {**left, **given})
    if answers is None:
        if place.asking.keyless:
            # Whoever looks at no screen hears it, and has nothing to type.
            place.say(context.book.say("intake.kept"))
        else:
            place.screen(context.book.say("intake.saved"))
        return None
    keep(journal, occasion, answers, pathway)
    return answers


def opening(pathway: Pathway, led_by: str) -> str:
    """Name the message that tells who is `led_by` what how to answer; a pathway may have one for all."""
    name = f"opening_{led_by}"
    return name if name in pathway.message else "opening"


def keep(journal: Journal, occasion: Occasion, values: Mapping[str, Any], pathway: Pathway) -> None:
    """Write answers in the journal; what was broken off before is over."""
    digest = sha256(repr(pathway.question).encode()).hexdigest()
    journal.note("answers", {"occasion": occasion, "values": dict(values), "pathway": digest})


def judged(journal: Journal, pathway: Pathway) -> Standing:
    """Give where the person stands by all that was answered so far."""
    return standing(pathway, journal.history(now()), now())


def tell(place: Room, found: Standing, pathway: Pathway) -> None:
    """Say what follows."""
    if found.verdict is not None:
        place.say(*outcome(found.verdict, pathway, place.context))


def _left(journal: Journal, occasion: Occasion) -> dict[str, Any]:
    """Give the answers of questions that were broken off a little while ago."""
    begun = [note for note in journal.notes("answering") if note.data.get("occasion") == occasion]
    ended = [note for note in journal.notes("answers") if note.data.get("occasion") == occasion]
    if not begun or (ended and ended[-1].at >= begun[-1].at):
        return {}
    age = (now() - datetime.fromisoformat(begun[-1].at)).total_seconds()
    return dict(begun[-1].data.get("values", {})) if 0 <= age <= _FRESH else {}


def _given(args: Namespace, pathway: Pathway) -> dict[str, Any]:
    if args.answers is None:
        return {}
    try:
        text = Path(args.answers).read_bytes()
    except OSError as error:
        raise UserError("intake.error.file", file=args.answers) from error
    return read_answers(text, args.answers, pathway)


def _tell(
    given: Mapping[str, Any],
    stands: Standing,
    cleared: Sequence[Clearance],
    pathway: Pathway,
    context: Context,
    *,
    as_json: bool,
) -> int:
    """Print what follows: for people by all that holds, for programs by these answers alone."""
    if not as_json:
        for line in outcome(stands.verdict, pathway, context) if stands.verdict is not None else ():
            say(line)
        return 0
    today = now().date().isoformat()
    found = verdict(pathway, given, cleared, today)
    told = {
        "outcome": found.outcome,
        "urgency": found.urgency,
        "level": found.level,
        "phase": found.phase,
        "allowed": found.allowed,
        "grade_band": found.grade_band,
        "advice": [{"rule": each.rule, "text": reason(each, pathway, context)} for each in found.advice],
        "reasons": [{"rule": each.rule, "text": reason(each, pathway, context)} for each in found.reasons],
        "held": [
            {"rule": each.rule, "text": reason(each, pathway, context)}
            for each in stands.reasons
            if each.key in ("held", "held_days")
        ],
    }
    say(dumps(told, ensure_ascii=False, indent=2))
    return 0


def _clear(args: Namespace, context: Context, pathway: Pathway) -> int:
    """Note that somebody was examined, for which question and when."""
    if args.clearance is None or args.date is None:
        raise UserError("intake.error.pair")
    found = asked(pathway).get(args.clearance)
    if found is None or not found.clearable:
        choices = ", ".join(each.id for each in pathway.question if each.clearable)
        raise UserError("intake.error.clearance", question=args.clearance, choices=choices)
    try:
        on = date.fromisoformat(args.date)
    except ValueError as error:
        raise UserError("intake.error.date", date=args.date) from error
    if on > now().date():
        raise UserError("intake.error.date", date=args.date)
    with noting(context) as journal:
        journal.note("clearance", {"question": found.id, "date": on.isoformat()})
    told = {"question": found.id, "date": day_said(on.isoformat()), "days": pathway.safety.clearance}
    say(context.book.say("intake.clearance", **told))
    return 0
