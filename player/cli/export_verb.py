"""`soepel export`: a session as an audio file."""

from argparse import Namespace
from contextlib import closing, nullcontext
from pathlib import Path

from player.cli.context import Context
from player.cli.known import known_journal
from player.cli.library import library
from player.cli.own import own_program
from player.cli.screen import say
from player.cli.wishes import bed, levels, preferences, speaker
from player.errors import UserError
from player.performing import export, prepare
from player.units import to_seconds


def run(args: Namespace, context: Context) -> int:
    """Speak every line, then render the session to a WAV file."""
    path = Path(args.output)
    if path.suffix.lower() != ".wav":
        raise UserError("cli.error.format", file=args.output)
    program = library(context).open(args.name)
    journal = known_journal(context)
    with closing(journal) if journal else nullcontext():
        wishes = preferences(args, context, journal)
        program = own_program(program, journal, context)
    with speaker(args, context) as voice:
        prepared = prepare(program, wishes, voice)
        frames = export(prepared, path, levels(args, context), bed(args, context))
    minutes, seconds = divmod(round(to_seconds(frames)), 60)
    say(context.book.say("cli.exported", file=str(path), clock=f"{minutes}:{seconds:02}"))
    return 0
