"""Decides what a command changes; others do it."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from player.command import Command
from player.session import Question
from player.transport.answering import answer
from player.transport.state import State, Transport
from player.transport.steps import STEPS, Step

Effect = Literal["now", "next_repetition", "none"]


class Change(Struct, frozen=True, kw_only=True):
    """What a command changes, and when."""

    what: str
    """`pause`, `continue`, `again`, `repeat`, `next`, `back`, `level`, `pace`, `talk`, `volume`,
    `explain`, `time_left`, `ready`, `hurts`, `help`, `stop`, `answer`, `ask_again` or `nothing`."""
    effect: Effect
    value: str | int | float | None = None
    """The new level, pace, talk or volume, or the answer given."""
    say: str = ""
    """Key of the sentence that tells it, in phrases' `say.live`; empty says nothing."""


NOTHING = Change(what="nothing", effect="none")
_STOP = Change(what="stop", effect="now", say="stopped")
_HURTS = Change(what="hurts", effect="now")


def obey(transport: Transport, command: Command) -> tuple[Transport, Change]:
    """Give the transport after `command`, and the change that someone else acts on."""
    match transport.state:
        case State.STOPPED:
            return transport, NOTHING
        case State.ASKING if transport.asked is not None:
            return _answered(transport, transport.asked, command)
        case _:
            return _led(transport, command)


def _led(transport: Transport, command: Command) -> tuple[Transport, Change]:
    """Obey while playing or paused."""
    match command:
        case Command.PAUSE | Command.CONTINUE | Command.READY:
            return _paused(transport, command)
        case Command.AGAIN | Command.REPEAT | Command.NEXT | Command.BACK:
            return _moved(transport, command)
        case Command.STOP | Command.HURTS:
            stops = command is Command.STOP
            return replace(
                transport, state=State.STOPPED if stops else State.ASKING
            ), _STOP if stops else _HURTS
        case Command.EXPLAIN | Command.TIME_LEFT | Command.HELP:
            return transport, Change(what=command.value, effect="next_repetition")
        case _ if command in STEPS:
            return _stepped(transport, STEPS[command])
        case _:
            # Yes, no and numbers answer questions; none is open.
            return transport, NOTHING


def _paused(transport: Transport, command: Command) -> tuple[Transport, Change]:
    """Pause or go on; the pause key does either, "continue" never pauses."""
    if transport.state is State.PAUSED:
        # In a pause, "ready" can only mean one thing.
        return replace(transport, state=State.PLAYING), Change(what="continue", effect="now", say="onward")
    if command is Command.PAUSE:
        return replace(transport, state=State.PAUSED), Change(what="pause", effect="now", say="paused")
    if command is Command.READY and transport.position.waiting:
        return transport, Change(what="ready", effect="now")
    return transport, NOTHING


def _moved(transport: Transport, command: Command) -> tuple[Transport, Change]:
    say = "skipped" if command is Command.NEXT else command.value
    if command is Command.BACK and not transport.position.section:
        say = "no_back"
    return replace(transport, state=State.PLAYING), Change(what=command.value, effect="now", say=say)


def _stepped(transport: Transport, step: Step) -> tuple[Transport, Change]:
    """Take one step, or say that there is none; a new volume is heard at once."""
    value = step.value_after(getattr(transport, step.what))
    if value is None:
        return transport, Change(what="nothing", effect="next_repetition", say=step.limit)
    shift = transport.shift + (step.by if step.what == "level" else 0)
    effect: Effect = "now" if step.what == "volume" else "next_repetition"
    changed = replace(transport, **{step.what: value}, shift=shift)
    return changed, Change(what=step.what, effect=effect, value=value, say=step.say)


def _answered(transport: Transport, asked: Question, command: Command) -> tuple[Transport, Change]:
    """Take what answers the open question, or leaves it open; stop and "again" always work."""
    found = answer(asked, command)
    match found.does:
        case "stops":
            return replace(transport, state=State.STOPPED), _STOP
        case "asks_again":
            return transport, Change(what="ask_again", effect="now")
        case "answers" | "skips":
            # To leave a question open is an answer too.
            change = Change(what="answer", effect="now", value=found.value)
            return replace(transport, state=State.PLAYING), change
        case _:
            return transport, NOTHING
