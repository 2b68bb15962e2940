"""Opens the loudspeaker and the keys, and says plainly what is not there."""

from argparse import Namespace

from player.cli.context import Context
from player.cli.screen import warn
from player.errors import UserError
from player.sinks import Clock, Loudspeaker


def sink_for(args: Namespace, context: Context) -> Loudspeaker | Clock:
    """Give the loudspeaker; where there is none, say so and go on in real time with captions."""
    try:
        return Loudspeaker(args.device or context.settings.device)
    except UserError as error:
        warn(error, context.book)
        return Clock()
