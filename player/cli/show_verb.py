"""`soepel show`: what is heard, when."""

from argparse import Namespace
from contextlib import closing, nullcontext

import msgspec

from player.cli.context import Context
from player.cli.library import library
from player.cli.screen import say
from player.cli.wishes import known_journal, preferences, speaker
from player.performing import Captions, as_json, cue_sheet, prepare


def run(args: Namespace, context: Context) -> int:
    """Speak every line, arrange the session, and print its cues."""
    program = library(context).open(args.name)
    journal = known_journal(context)
    with closing(journal) if journal else nullcontext():
        wishes = preferences(args, context, journal)
    with speaker(args, context) as voice:
        prepared = prepare(program, wishes, voice)
    if args.json:
        say(msgspec.json.encode(as_json(prepared.session)).decode())
        return 0
    for line in cue_sheet(prepared.session, program, Captions(program, context.language)):
        say(line)
    return 0
