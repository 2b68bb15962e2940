"""`soepel show`: what is heard, when; told in lines, as JSON, or drawn."""

from argparse import Namespace
from pathlib import Path

import msgspec

from player.cli.asked_for import asked_for
from player.cli.context import Context
from player.cli.screen import say
from player.cli.wishes import speaker
from player.errors import UserError
from player.performing import Captions, as_json, cue_sheet, prepare
from player.publishing import picture, write


def run(args: Namespace, context: Context) -> int:
    """Speak every line, arrange the session, and print or draw its cues."""
    if args.picture is not None and Path(args.picture).suffix.lower() != ".svg":
        raise UserError("publishing.error.format", file=args.picture)
    program, wishes = asked_for(args, context)
    with speaker(args, context) as voice:
        prepared = prepare(program, wishes, voice)
    if args.picture is not None:
        write(picture(prepared.session, program), Path(args.picture))
    if args.json:
        say(msgspec.json.encode(as_json(prepared.session)).decode())
        return 0
    if args.picture is not None:
        say(context.book.say("publishing.written", file=args.picture))
        return 0
    for line in cue_sheet(prepared.session, program, Captions(program, context.language)):
        say(line)
    return 0
