"""`soepel remind`: the plan of a week for a calendar, or a word at your desk every half hour."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

from player.cli.context import Context
from player.cli.library import library
from player.cli.noting import noting
from player.cli.own import own_program
from player.cli.personal import Personal, personal
from player.cli.screen import say
from player.errors import UserError
from player.journal import Journal
from player.publishing import Event, calendar, write
from player.recovery import Appointment, History, answers_of, plan, standing
from player.session import Preferences, arrange, whole_minutes
from player.settings import now
from player.voice import estimate

_USUAL = time(9, 0)
_END_OF_DAY = time(16, 0)
"""For who told that it is worse at the end of a working day."""
_FILE = "soepel.ics"
_OURS = b"-//Soepel//"


def run(args: Namespace, context: Context) -> int:
    """Write the week's plan, or watch over a desk."""
    if args.what == "breaks":
        from player.cli.desk import watch  # noqa: PLC0415 - sound takes a while to load

        return watch(args, context)
    for given, name in ((args.every, "--every"), (args.quiet, "--quiet")):
        if given is not None:
            raise UserError("remind.error.only_breaks", option=name)
    path = Path(args.output or _FILE)
    _free(path)
    zone = _zone()
    moment = now().astimezone(zone)
    with noting(context) as journal:
        person = personal(journal, context)
        at = args.at or _usual(person)
        # What has gone by today is no appointment any more.
        first = moment.date() if moment.time() < at else moment.date() + timedelta(days=1)
        planned = _planned(person, context, moment, first)
        lengths = _lengths(planned, journal, context)
        own = _own_id(journal)
    begins = [datetime.combine(date.fromisoformat(each.date), at, zone) for each in planned]
    titles = library(context).titles(context.language)
    events = tuple(
        Event(
            uid=f"{own}-{each.date}@soepel",
            begin=begin,
            length=timedelta(minutes=lengths[each.program]),
            title=titles.get(each.program, each.program),
            text=_text(each, context),
        )
        for each, begin in zip(planned, begins, strict=True)
    )
    write(calendar(events, name="Soepel", made=moment, alarm=timedelta(minutes=args.alarm)), path)
    for event in events:
        say(_line(event, context))
    say(context.book.say("remind.written", file=str(path)))
    if person is None or not person.began:
        say(context.book.say("intake.none"))
    return 0


def _planned(
    person: Personal | None, context: Context, moment: datetime, first: date
) -> tuple[Appointment, ...]:
    """Give the plan; before an intake the first phase is planned."""
    if person is None:
        pathway = library(context).pathway()
        return plan(pathway, History(), standing(pathway, History(), moment), first)
    if person.stands.allowed == "nothing":
        raise UserError("remind.error.stopped", reasons=" ".join((*person.turn_to(), *person.why())))
    planned = plan(person.pathway, person.history, person.stands, first)
    if not planned:
        raise UserError("remind.error.nothing")
    return planned


def _usual(person: Personal | None) -> time:
    worse_late = person is not None and answers_of(person.history).get("QF1f") == "yes"
    return _END_OF_DAY if worse_late else _USUAL


def _text(each: Appointment, context: Context) -> str:
    why = context.book.say(f"remind.role.{each.role}")
    return context.book.say("remind.text", why=why, program=each.program)


def _line(event: Event, context: Context) -> str:
    return context.book.say(
        "remind.line",
        day=context.book.say(f"remind.day.{event.begin.weekday()}"),
        date=f"{event.begin:%d-%m}",
        at=f"{event.begin:%H:%M}",
        title=event.title,
    )


def _lengths(planned: Sequence[Appointment], journal: Journal, context: Context) -> dict[str, int]:
    """Give the minutes of each program, with this person's doses; the length of words is estimated."""
    wishes = Preferences(language=context.language)
    shelf = library(context)
    return {
        name: whole_minutes(arrange(own_program(shelf.open(name), journal, context), wishes, estimate).frames)
        for name in dict.fromkeys(each.program for each in planned)
    }


def _own_id(journal: Journal) -> str:
    """Give the word by which a calendar knows this person's appointments; made once, and kept."""
    for note in journal.notes("kept"):
        if note.data.get("kind") == "calendar":
            return str(note.data.get("data", {}).get("id"))
    made = uuid4().hex
    journal.note("kept", {"kind": "calendar", "data": {"id": made}})
    return made


def _zone() -> ZoneInfo:
    import tzlocal  # noqa: PLC0415 - only this needs it

    return ZoneInfo(tzlocal.get_localzone_name())


def _free(path: Path) -> None:
    """Refuse to write over a file that is not a calendar of Soepel."""
    try:
        other = path.is_file() and _OURS not in path.read_bytes()[:500]
    except OSError as error:
        raise UserError(
            "publishing.error.cannot_write", file=str(path), reason=error.strerror or str(error)
        ) from error
    if other:
        raise UserError("remind.error.other", file=str(path))
