"""A voice, a loudspeaker and the keys, for questions outside a session."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from msgspec import Struct

from player.cli import wishes as wanted
from player.cli.attending import attended
from player.cli.buttons import hands_of
from player.cli.context import Context
from player.cli.devices import audible, reopening, sink_for
from player.cli.ears import ears_of
from player.cli.hands import Hands
from player.cli.leading import asking_of
from player.cli.lines import shown
from player.cli.screen import Captions as Screen
from player.cli.stopping import signals
from player.performing import Asking
from player.session import Line


class Room(Struct, frozen=True):
    """Where a person is spoken to."""

    context: Context
    asking: Asking
    screen: Callable[[str], None]

    def say(self, *texts: str) -> None:
        """Say sentences to their end, and show them."""
        self.asking.say(*(Line(text, self.context.language) for text in texts))


@contextmanager
def room(
    args: Namespace,
    context: Context,
    *,
    quiet: bool = False,
    hands: Hands | None = None,
    listens: bool = True,
) -> Iterator[Room]:
    """Open what it takes to ask, by the usual `hands` or others, and by voice where that is wanted.

    `quiet` shows the lines on the error stream, so that output stays clean; where it never `listens`, no
    microphone is opened whatever the settings say. Raises KeyboardInterrupt on the way out where a signal
    came: whatever was to follow does not.
    """
    screen = shown(Screen(sys.stderr if quiet else None), args, context)
    with ExitStack() as stack:
        stopping = stack.enter_context(signals())
        speaker = stack.enter_context(wanted.hushed(args, context))
        ears = stack.enter_context(ears_of(args, context, screen)) if listens and hands is None else None
        sink = stack.enter_context(sink_for(args, context))
        ours = stack.enter_context(hands or hands_of(args, context, attended=attended(), ears=ears))
        screen.heard, screen.failed = audible(sink), speaker.failed
        sink = sink if ears is None else ears.beside(sink)
        reopen = reopening(args, context, sink, stack)
        levels = wanted.levels(args, context)
        yield Room(
            context,
            asking_of(
                speaker,
                sink,
                ours,
                screen,
                levels=levels,
                interrupted=stopping,
                reopen=reopen if ears is None else ears.reopening(reopen),
            ),
            screen,
        )
        if stopping.reason is not None:
            raise KeyboardInterrupt
