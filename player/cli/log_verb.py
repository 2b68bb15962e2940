"""`soepel log`: what was done, and a line for what was done besides."""

from argparse import Namespace
from contextlib import closing
from datetime import datetime

import msgspec

from player.cli.activities import moment, read
from player.cli.context import Context
from player.cli.known import known_journal
from player.cli.noting import noting
from player.cli.personal import personal
from player.cli.screen import say
from player.cli.telling import sport
from player.errors import UserError
from player.journal import Journal, Note, as_json
from player.phrases import Phrases
from player.session import Entry
from player.settings import now


def run(args: Namespace, context: Context) -> int:
    """Print what was done, the newest first, or write down an activity."""
    if args.did:
        return _add(args, context)
    if args.on is not None:
        raise UserError("activity.error.nothing")
    journal = known_journal(context)
    entries: list[Entry] = []
    told: list[Note] = []
    if journal is not None:
        with closing(journal):
            entries = journal.entries(args.limit)
            told = [] if args.json else journal.notes("activity")
    if args.json:
        say(msgspec.json.encode([as_json(entry) for entry in entries]).decode())
        return 0
    lines = [(entry.started, _line(entry, context.book)) for entry in entries]
    lines += [(note.at, _activity(note, context.book)) for note in told]
    lines.sort(key=lambda line: line[0], reverse=True)
    for _, line in lines[: args.limit]:
        say(line)
    if not lines:
        say(context.book.say("cli.log.empty"))
    return 0


def _add(args: Namespace, context: Context) -> int:
    done = read(args.did)
    at = moment(args.on, now())
    with noting(context) as journal:
        journal.note("activity", {"what": done.what, "minutes": done.minutes}, at)
    note = Note(id="", kind="activity", at=at.isoformat(), data={"what": done.what, "minutes": done.minutes})
    say(context.book.say("activity.added", line=_activity(note, context.book)))
    if done.what == "sport":
        with closing(Journal(context.home.data, now)) as journal:
            person = personal(journal, context)
        if person is not None and person.sport is not None:
            say(sport(person.sport, context))
    return 0


def _activity(note: Note, book: Phrases) -> str:
    """Give one line; what another version wrote is shown by its own word."""
    what, minutes = str(note.data.get("what", "")), note.data.get("minutes", 0)
    key = f"activity.name.{what}"
    shown = f"{minutes:g}" if isinstance(minutes, int | float) else str(minutes)
    return book.say(
        "activity.line",
        name=book.say(key) if book.has(key) else what,
        minutes=shown.replace(".", book.say("caption.point")),
        date=datetime.fromisoformat(note.at).strftime("%d-%m-%Y"),
    )


def _line(entry: Entry, book: Phrases) -> str:
    done = sum(side.done for side in entry.sides)
    minutes, seconds = divmod(round(entry.seconds), 60)
    state = "rehearsal" if entry.rehearsal else entry.state
    text = book.say(
        "cli.log.line",
        title=entry.title,
        state=book.say(f"cli.state.{state}"),
        clock=f"{minutes}:{seconds:02}",
        sides=str(done),
        date=datetime.fromisoformat(entry.started).strftime("%d-%m-%Y %H:%M") if entry.started else "",
    )
    pains = (entry.pain_before, entry.pain_after)
    if any(pain is not None for pain in pains):
        unknown = book.say("cli.log.no_pain")
        before, after = (unknown if pain is None else str(pain) for pain in pains)
        text += " " + book.say("cli.log.pain", before=before, after=after)
    return text
