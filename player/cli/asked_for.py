"""What is shown or exported: the program that was named, as this person would hear it."""

from argparse import Namespace
from contextlib import closing, nullcontext

from player.cli.context import Context
from player.cli.known import known_journal
from player.cli.library import library
from player.cli.own import own_program
from player.cli.wishes import preferences
from player.program import Program
from player.session import Preferences


def asked_for(args: Namespace, context: Context) -> tuple[Program, Preferences]:
    """Give the program with this person's doses, and their wishes; raises UserError where there is none."""
    program = library(context).open(args.name)
    journal = known_journal(context)
    with closing(journal) if journal else nullcontext():
        wishes = preferences(args, context, journal)
        return own_program(program, journal, context), wishes
