"""Opens the loudspeaker, says plainly where there is none, and finds one again that was lost."""

from argparse import Namespace
from collections.abc import Callable
from contextlib import ExitStack

from player.cli.context import Context
from player.cli.screen import warn
from player.errors import UserError
from player.sinks import Clock, Loudspeaker, Sink


def sink_for(args: Namespace, context: Context) -> Sink:
    """Give the loudspeaker; where there is none, say so and go on in real time with captions."""
    try:
        return Loudspeaker(args.device or context.settings.device)
    except UserError as error:
        warn(error, context.book)
        return Clock()


def audible(sink: Sink) -> bool:
    """Tell whether anything can be heard of it."""
    return not isinstance(sink, Clock)


def reopening(args: Namespace, context: Context, sink: Sink, stack: ExitStack) -> Callable[[], Sink | None]:
    """Give what tries to open the loudspeaker again, and gives None where that fails."""
    last = sink

    def reopen() -> Sink | None:
        nonlocal last
        # SDL has one mixer: the one that was lost has to be given back before another can be opened.
        last.close()
        # The one that was asked for first; the usual one is better than silence.
        for device in dict.fromkeys((args.device or context.settings.device, None)):
            try:
                last = stack.enter_context(Loudspeaker(device))
            except UserError:
                continue
            return last
        return None

    return reopen
