"""`soepel remind breaks`: a gentle sound and a sentence after half an hour at a desk."""

import os
from argparse import Namespace
from collections.abc import Callable
from datetime import datetime
from typing import Literal

from player.cli import play_verb
from player.cli.arguments import build_parser
from player.cli.attending import attended
from player.cli.context import Context
from player.cli.hands import Hands
from player.cli.library import library
from player.cli.passing import pass_on
from player.cli.room import room
from player.cli.screen import say
from player.cli.stopping import signals
from player.controls.presence import presence
from player.errors import UserError
from player.phrases import Phrases
from player.recovery import Breaks
from player.settings import lock, now

DONE, INTERRUPTED = 0, 130
_LOOK = 1.0
"""Seconds between two looks at the clock."""
_HUSH = 60.0
"""Minutes of silence that can be asked for, as for a call."""

Next = Literal["due", "break", "stop", "interrupted"]


def watch(args: Namespace, context: Context) -> int:
    """Watch until somebody stops it, and give the exit code."""
    rules = library(context).pathway().micro_break
    every = rules.every if args.every is None else args.every
    breaks = Breaks(rules, now(), every=every, quiet=tuple(args.quiet or ()))
    idle = presence(os.environ)
    say(context.book.say("remind.watching", minutes=f"{every:g}"))
    if idle is None:
        say(context.book.say("remind.unseen"))
    if attended():
        say(context.book.say("remind.keys"))
    while True:
        with signals() as stopping, Hands(attended=attended()) as hands:
            seen = idle or (lambda: None)
            found = waits(breaks, hands.key, context.book, idle=seen, clock=now, stopped=stopping)
        if found in ("stop", "interrupted"):
            return DONE if found == "stop" else INTERRUPTED
        if found == "break":
            _play(rules.program, args, context)
            breaks.taken(now())
        elif not _tell(args, context, f"{every:g}"):
            return INTERRUPTED


def waits(
    breaks: Breaks,
    key: Callable[[float], str | None],
    book: Phrases,
    *,
    idle: Callable[[], float | None],
    clock: Callable[[], datetime],
    stopped: Callable[[], str | None],
) -> Next:
    """Wait until a break is due, or somebody wants one, or wants to stop."""
    while stopped() is None:
        pressed, at = key(_LOOK), clock()
        if pressed in ("q", "escape"):
            return "stop"
        if pressed in ("enter", "space"):
            return "break"
        if pressed == "s":
            say(book.say("remind.later" if breaks.snooze(at) else "remind.later_once"))
        elif pressed == "z":
            breaks.hush(at, _HUSH)
            say(book.say("remind.hushed"))
        elif pressed == "a":
            breaks.taken(at)
            say(book.say("remind.anew"))
        if breaks.look(at, idle()) == "due":
            return "due"
    return "interrupted"


def _tell(args: Namespace, context: Context, minutes: str) -> bool:
    """Say that it is time, but not into a session; False where somebody wants to stop."""
    try:
        with lock(context.home.data):
            pass
    except UserError:
        return True
    with room(args, context, listens=False) as place:
        place.say(context.book.say("remind.due", minutes=minutes))
        if attended():
            place.screen(context.book.say("remind.keys"))
        return not place.asking.over


def _play(program: str, args: Namespace, context: Context) -> None:
    given = ["play", program, "--lang", context.language]
    chosen = build_parser(context.book, "play").parse_args(given)
    pass_on(args, chosen)
    play_verb.run(chosen, context)
