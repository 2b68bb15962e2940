"""Exercises that are not for everyone: asked about before the first of them, left out by the answers."""

from player.cli.context import Context
from player.cli.library import library
from player.errors import UserError
from player.journal import Journal
from player.program import Program
from player.program.pathway import Pathway, conditional
from player.recovery import conditions_of, undecided, without
from player.settings import now


def asks(program: Program, journal: Journal, context: Context) -> bool:
    """Tell whether a program waits for questions that were not answered yet."""
    pathway = _pathway(program, context)
    if pathway is None or journal.trouble is not None:
        return False
    return undecided(pathway, conditions_of(pathway, journal.history(now())), program)


def fitted(program: Program, journal: Journal | None, context: Context) -> Program:
    """Give a program without what is not for this person; raise UserError where nothing would be left."""
    pathway = _pathway(program, context)
    if pathway is None or journal is None or journal.trouble is not None:
        return program
    found = without(pathway, conditions_of(pathway, journal.history(now())), program)
    if not found.items:
        raise UserError("stop.left_out", program=program.words[context.language].name)
    return found


def left_out(program: Program, journal: Journal, context: Context) -> tuple[str, ...]:
    """Say which exercises of a program are left out, a sentence each; nothing where none is."""
    there = {item.exercise for item in fitted(program, journal, context).items}
    gone = [item for item in program.items if item.exercise not in there]
    names = [f"{item.levels[item.level].words[context.language].name}." for item in gone]
    return (context.book.say("due.left_out"), *dict.fromkeys(names)) if names else ()


def _pathway(program: Program, context: Context) -> Pathway | None:
    """Give the pathway where a program holds such an exercise; the journal is read for those alone."""
    if program.seconds is not None or not program.items:
        # A break should begin at once, and holds none.
        return None
    pathway = library(context).pathway()
    return pathway if conditional(pathway, (item.exercise for item in program.items)) else None
