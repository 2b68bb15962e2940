"""`soepel export`: a session as an audio file."""

from argparse import Namespace
from pathlib import Path

from player.cli.asked_for import asked_for
from player.cli.context import Context
from player.cli.screen import say
from player.cli.wishes import bed, levels, speaker
from player.errors import UserError
from player.performing import export, prepare
from player.units import to_seconds


def run(args: Namespace, context: Context) -> int:
    """Speak every line, then render the session to a WAV file."""
    path = Path(args.output)
    if path.suffix.lower() != ".wav":
        raise UserError("cli.error.format", file=args.output)
    program, wishes = asked_for(args, context)
    with speaker(args, context) as voice:
        prepared = prepare(program, wishes, voice)
        frames = export(prepared, path, levels(args, context), bed(args, context))
    minutes, seconds = divmod(round(to_seconds(frames)), 60)
    say(context.book.say("cli.exported", file=str(path), clock=f"{minutes}:{seconds:02}"))
    return 0
