"""Says what went wrong, too: who looks at no screen would only hear nothing."""

from argparse import Namespace

from player.cli import wishes as wanted
from player.cli.context import Context
from player.cli.hands import Hands
from player.cli.leading import asking_of
from player.cli.lines import Shown, output_of
from player.cli.stopping import signals
from player.errors import UserError
from player.session import Line
from player.sinks import Loudspeaker

_BUSY = "settings.error.busy"
"""Another session sounds: nobody talks into that."""


def say_aloud(error: UserError, args: Namespace, context: Context) -> None:
    """Say it where our voice speaks and there is a loudspeaker; it was printed before."""
    if error.key == _BUSY or output_of(args, context) not in ("self", "both"):
        return
    texts = [context.book.say(error.key, **error.values)]
    if error.problems:
        texts.append(context.book.say("cli.mend", count=len(error.problems)))
    try:
        with (
            signals() as stopping,
            Loudspeaker(args.device or context.settings.device) as sink,
            wanted.speaker(args, context) as speaker,
            Hands(attended=False) as hands,
        ):
            levels = wanted.levels(args, context)
            asking = asking_of(
                speaker, sink, hands, Shown(lambda _: None), levels=levels, interrupted=stopping
            )
            asking.say(*(Line(text, context.language) for text in texts))
    except UserError:
        # No loudspeaker or no voice: it is on the screen.
        return
