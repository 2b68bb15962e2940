"""`soepel today`, and bare `soepel`: what to do today and why, and then to do it."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing, nullcontext
from json import dumps

from msgspec.structs import asdict

from player.cli.advising import fresh, was_told
from player.cli.arguments import build_parser
from player.cli.attending import at_hand
from player.cli.context import Context
from player.cli.known import known_journal
from player.cli.library import library
from player.cli.noting import noting
from player.cli.passing import pass_on
from player.cli.personal import Personal, personal
from player.cli.screen import say
from player.cli.telling import advice, reason, sport
from player.errors import UserError
from player.journal import Journal
from player.recovery import Proposal, Reason, Wants, in_week
from player.session import Entry, Line

FIRST = "neck/phase-1"
"""What is proposed to somebody who has not done anything yet."""


def run(args: Namespace, context: Context) -> int:
    """Ask what is due, say what to do today and why, and at a terminal do it."""
    attended = at_hand(args, context) and not args.json
    journal = known_journal(context)
    with closing(journal) if journal else nullcontext():
        left = journal.interrupted() if journal is not None else None
        person = personal(journal, context)
        last = _last(journal) if person is None else FIRST
    if attended and left is None and (person is None or not person.began or person.stands.ask):
        if not _asked(args, context):
            return 0
        with noting(context) as noted:
            person = personal(noted, context)
    wants = Wants(sore=args.sore, short=args.short, chair=args.chair)
    if args.sore:
        with noting(context) as noted:
            noted.note("kept", {"kind": "today", "data": {"value": "sore"}})
    found = (
        person.proposal(wants)
        if person is not None
        else Proposal(program=left.program if left is not None else last)
    )
    if args.json:
        say(dumps(_json(found, person, left, context), ensure_ascii=False, indent=2))
        return 0
    told = [*_told(found, person, left, context, attended=attended)]
    if not attended:
        for text in told:
            say(text)
        return 0
    # What the menu told is not told again.
    told = [text for text in told if text not in getattr(args, "heard", ())]
    if found.program is None and left is None:
        _aloud(told, args, context)
        return 0
    name = left.program if left is not None else str(found.program)
    # Playing begins with the offer to go on, where there is something to go on with.
    # Sound takes a while to load; a proposal does not wait for it.
    from player.cli import play_verb  # noqa: PLC0415

    chosen = build_parser(context.book, "play").parse_args(["play", name, "--lang", context.language])
    # What the rules propose goes before what is usually wanted.
    chosen.level = found.level
    pass_on(args, chosen)
    chosen.told = tuple(told)
    return play_verb.run(chosen, context)


def _aloud(told: Sequence[str], args: Namespace, context: Context) -> None:
    """Say what is to be known where nothing is played."""
    from player.cli.room import room  # noqa: PLC0415 - as above

    if told:
        with room(args, context) as place:
            place.asking.tell(*(Line(text, context.language) for text in told))


def refused(error: UserError, args: Namespace, context: Context) -> None:
    """Say why there is nothing to do it with, to who looks at no screen."""
    if args.json:
        return
    from player.cli.aloud import say_aloud  # noqa: PLC0415 - as above

    say_aloud(error, args, context)


def _asked(args: Namespace, context: Context) -> bool:
    """Ask what is due, or offer the first questions; False where that was the end of it."""
    # As above: only who is asked something waits for a voice.
    from player.cli.caring import ready  # noqa: PLC0415
    from player.cli.room import room  # noqa: PLC0415

    with noting(context) as journal, room(args, context) as place:
        return ready(place, journal)


def _last(journal: Journal | None) -> str:
    """Give the program of the neck that was done last, for who has not answered the questions yet."""
    entries = journal.entries(20) if journal is not None else []
    done = [entry.program for entry in entries if not entry.rehearsal and entry.program.startswith("neck/")]
    return (done or [FIRST])[0]


def _told(
    found: Proposal, person: Personal | None, left: Entry | None, context: Context, *, attended: bool
) -> Iterator[str]:
    """Give what to say of this day; with what to type where nobody is at hand."""
    book = context.book
    if left is not None:
        if not attended:
            yield book.say("cli.today.left", name=left.title)
            yield book.say("cli.today.type_resume")
        return
    if found.program is None:
        yield book.say("today.nothing")
    else:
        title = library(context).title(found.program, context.language)
        yield book.say("today.line", name=title)
    if person is not None:
        yield from _why(found, person, context, attended=attended)
    elif not attended:
        yield book.say("intake.none")
    if not attended and found.program is not None:
        yield book.say("today.begin", name=found.program)


def _why(found: Proposal, person: Personal, context: Context, *, attended: bool) -> Iterator[str]:
    if person.waits:
        # Who does their breathing day after day is reminded in one sentence, and was just told the rest.
        short = attended and found.program is not None
        why = [reason(told, person.pathway, context) for told in found.reasons]
        yield from why if short else (*person.turn_to(), *person.why())
        return
    shown = _reasons(found, person, context, attended=attended)
    for told in (*shown, *_look(person)):
        yield reason(told, person.pathway, context)
    yield from advice(_news(person, context, attended=attended), person.pathway, context)
    if found.program is not None and not (found.done > found.planned and _walks(found, person)):
        yield _week(found, context)
    begins = not in_week(person.history.sessions, person.now.date())
    if person.sport is not None and (begins or not attended):
        yield sport(person.sport, context)


def _walks(found: Proposal, person: Personal) -> bool:
    """Tell whether it is a walk, of which nobody does too many."""
    return found.program == person.pathway.programs.walking


def _week(found: Proposal, context: Context) -> str:
    """Say what was done of what this week asks for; what was more is said to be enough."""
    key = "week_begins" if not found.done else "week_more" if found.done > found.planned else "week"
    return context.book.say(f"today.{key}", done=found.done, planned=found.planned)


def _reasons(found: Proposal, person: Personal, context: Context, *, attended: bool) -> list[Reason]:
    """Give why; that a short session counts too is told once a week."""
    offer = [each for each in found.reasons if each.key == "short_is_fine"]
    if not attended or not offer:
        return list(found.reasons)
    if not fresh(person, offer):
        return [each for each in found.reasons if each not in offer]
    with noting(context) as journal:
        was_told(journal, offer)
    return list(found.reasons)


def _look(person: Personal) -> list[Reason]:
    """Give why it is time to look back, where it is."""
    return [told for told in person.stands.reasons if told.rule == "PR16"]


def _news(person: Personal, context: Context, *, attended: bool) -> list[Reason]:
    """Give advice that was not told in the last days: once a week is enough to hear it."""
    if person.stands.allowed != "everything":
        # Who is to see somebody first was told so.
        return []
    if not attended:
        return list(person.stands.advice[:2])
    found = fresh(person, person.stands.advice[:2])
    if found:
        with noting(context) as journal:
            was_told(journal, found)
    return found


def _json(
    found: Proposal, person: Personal | None, left: Entry | None, context: Context
) -> dict[str, object]:
    stands = person.stands if person is not None else None

    def told(listed: object) -> list[dict[str, str]]:
        if person is None or not isinstance(listed, list | tuple):
            return []
        said = {reason(each, person.pathway, context): each.rule for each in listed}
        return [{"rule": rule, "text": text} for text, rule in said.items()]

    return {
        "program": found.program,
        "level": found.level,
        "phase": stands.phase if stands is not None else None,
        "allowed": stands.allowed if stands is not None else "everything",
        "ask": list(stands.ask) if stands is not None else ["intake"],
        "reasons": told(found.reasons),
        "look_due": told(_look(person) if person is not None else []),
        "advice": told(stands.advice if stands is not None else ()),
        "others": list(found.others),
        "done": found.done,
        "planned": found.planned,
        "sport": asdict(person.sport) if person is not None and person.sport is not None else None,
        "unfinished": left.program if left is not None else None,
    }
