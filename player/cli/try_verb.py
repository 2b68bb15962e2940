"""`soepel try`: plays the file that somebody is writing, and again what they change."""

from argparse import Namespace

from player.cli.context import Context
from player.cli.stopping import signals
from player.cli.trying import Trial


def run(args: Namespace, context: Context) -> int:
    """Play it, keep nothing, and end with 0; without a terminal it is played once."""
    with signals() as stopping:
        return Trial(args, context, stopping).run()
