"""Bare `soepel`: proposes what to do, and does it."""

import sys
from argparse import Namespace
from contextlib import closing

from player.cli import play_verb
from player.cli.arguments import build_parser
from player.cli.completion import completion
from player.cli.context import Context
from player.cli.library import library
from player.cli.screen import say
from player.cli.wishes import known_journal
from player.session import Entry

FIRST = "neck/phase-1"
"""What is proposed to somebody who has not done anything yet."""


def run(args: Namespace, context: Context) -> int:
    """Propose the session that was not finished, else the one that was done last; play it at a terminal."""
    parser = build_parser(context.book)
    if args.print_completion:
        say(completion(parser, args.print_completion))
        return 0
    left, name = _known(context)
    attended = sys.stdin is not None and sys.stdin.isatty()
    if left is None:
        title = library(context).titles(context.language).get(name, name)
        say(context.book.say("cli.today.propose", name=title))
    elif not attended:
        say(context.book.say("cli.today.left", name=left.title))
    if not attended:
        say(context.book.say("cli.today.type_resume" if left is not None else "cli.today.type", name=name))
        return 0
    # Playing begins with the offer to go on, where there is something to go on with.
    return play_verb.run(parser.parse_args(["play", name, "--lang", context.language]), context)


def _known(context: Context) -> tuple[Entry | None, str]:
    """Give the session that was not finished, if any, and the program to propose."""
    journal = known_journal(context)
    if journal is None:
        return None, FIRST
    with closing(journal):
        left = journal.interrupted()
        done = [entry.program for entry in journal.entries(20) if not entry.rehearsal]
    practised = [program for program in done if program.startswith("neck/")]
    return left, (practised or [FIRST])[0]
