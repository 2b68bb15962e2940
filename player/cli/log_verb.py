"""`soepel log`: what was done."""

from argparse import Namespace
from contextlib import closing
from datetime import datetime

import msgspec

from player.cli.context import Context
from player.cli.screen import say
from player.cli.wishes import known_journal
from player.journal import as_json
from player.phrases import Phrases
from player.session import Entry


def run(args: Namespace, context: Context) -> int:
    """Print the sessions, the newest first."""
    journal = known_journal(context)
    entries: list[Entry] = []
    if journal is not None:
        with closing(journal):
            entries = journal.entries(args.limit)
    if args.json:
        say(msgspec.json.encode([as_json(entry) for entry in entries]).decode())
    elif not entries:
        say(context.book.say("cli.log.empty"))
    else:
        for entry in entries:
            say(_line(entry, context.book))
    return 0


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
