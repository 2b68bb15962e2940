"""Decides what a command changes; others do it."""

from collections.abc import Sequence
from typing import Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from player.program import LEVELS
from player.session import PACES, TALKS
from player.transport.command import Command
from player.transport.state import VOLUMES, State, Transport

Effect = Literal["now", "next_repetition", "none"]
_T = TypeVar("_T")


class Change(Struct, frozen=True, kw_only=True):
    """What a command changes, and when."""

    what: str
    """`pause`, `continue`, `again`, `repeat`, `next`, `back`, `level`, `pace`, `talk`, `volume`,
    `explain`, `time_left`, `ready`, `hurts`, `help`, `stop`, `answer` or `nothing`."""
    effect: Effect
    value: str | int | float | None = None
    """The new level, pace, talk or volume, or the answer given."""
    say: str = ""
    """Key of the sentence that tells it, in phrases' `say.live`; empty says nothing."""


NOTHING = Change(what="nothing", effect="none")
_MOVES = {
    Command.AGAIN: "again",
    Command.REPEAT: "repeat",
    Command.NEXT: "skipped",
    Command.BACK: "back",
}


def obey(transport: Transport, command: Command) -> tuple[Transport, Change]:
    """Give the transport after `command`, and the change that someone else acts on."""
    if transport.state is State.STOPPED:
        return transport, NOTHING
    if transport.state is State.ASKING:
        return _answered(transport, command)
    match command:
        case Command.PAUSE | Command.CONTINUE:
            return _paused(transport, command)
        case Command.STOP:
            return replace(transport, state=State.STOPPED), Change(what="stop", effect="now", say="stopped")
        case Command.HURTS:
            return replace(transport, state=State.ASKING), Change(what="hurts", effect="now")
        case Command.AGAIN | Command.REPEAT | Command.NEXT | Command.BACK:
            return _moved(transport, command)
        case Command.READY:
            # In a pause, "ready" can only mean one thing.
            if transport.state is State.PAUSED:
                return _paused(transport, Command.CONTINUE)
            return transport, Change(what="ready", effect="now") if transport.position.waiting else NOTHING
        case Command.EXPLAIN | Command.TIME_LEFT | Command.HELP:
            return transport, Change(what=command.value, effect="next_repetition")
        case Command.EASIER | Command.HARDER:
            return _level(transport, up=command is Command.HARDER)
        case Command.SLOWER | Command.FASTER:
            return _pace(transport, up=command is Command.FASTER)
        case Command.LESS_TALK | Command.MORE_TALK:
            return _talk(transport, up=command is Command.MORE_TALK)
        case Command.LOUDER | Command.SOFTER:
            return _volume(transport, up=command is Command.LOUDER)
        case _:
            # Yes, no and numbers answer questions; none is open.
            return transport, NOTHING


def _paused(transport: Transport, command: Command) -> tuple[Transport, Change]:
    """Pause or go on; the pause key does either, "continue" never pauses."""
    if transport.state is State.PAUSED:
        return replace(transport, state=State.PLAYING), Change(what="continue", effect="now", say="onward")
    if command is Command.CONTINUE:
        return transport, NOTHING
    return replace(transport, state=State.PAUSED), Change(what="pause", effect="now", say="paused")


def _moved(transport: Transport, command: Command) -> tuple[Transport, Change]:
    say = _MOVES[command]
    if command is Command.BACK and not transport.position.section:
        say = "no_back"
    return replace(transport, state=State.PLAYING), Change(what=command.value, effect="now", say=say)


def _answered(transport: Transport, command: Command) -> tuple[Transport, Change]:
    """Take what answers the open question; stop and "again" always work."""
    if command is Command.STOP:
        return replace(transport, state=State.STOPPED), Change(what="stop", effect="now", say="stopped")
    if command in (Command.AGAIN, Command.REPEAT, Command.HELP):
        return transport, Change(what="ask_again", effect="now")
    number = command.number
    answer: str | int | None = None
    if transport.answers == "number" and number is not None:
        answer = number
    elif transport.answers == "yes_no" and command in (Command.YES, Command.NO):
        answer = command.value
    elif transport.answers == "choice" and number is not None and 1 <= number <= transport.choices:
        answer = number
    elif transport.answers == "choice" and command in (Command.EASIER, Command.NEXT):
        answer = command.value
    elif command not in (Command.READY, Command.NEXT) or transport.answers == "choice":
        return transport, NOTHING
    return replace(transport, state=State.PLAYING), Change(what="answer", effect="now", value=answer)


def _step(steps: Sequence[_T], now: _T, *, up: bool) -> _T | None:
    at = steps.index(now) + (1 if up else -1)
    return steps[at] if 0 <= at < len(steps) else None


def _level(transport: Transport, *, up: bool) -> tuple[Transport, Change]:
    level = _step(LEVELS, transport.level, up=up)
    if level is None:
        return transport, Change(what="nothing", effect="next_repetition", say="hardest" if up else "easiest")
    shift = transport.shift + (1 if up else -1)
    said = "harder" if up else "easier"
    changed = replace(transport, level=level, shift=shift)
    return changed, Change(what="level", effect="next_repetition", value=level, say=said)


def _pace(transport: Transport, *, up: bool) -> tuple[Transport, Change]:
    pace = _step(PACES, transport.pace, up=up)
    if pace is None:
        return transport, Change(what="nothing", effect="next_repetition", say="fastest" if up else "slowest")
    said = "faster" if up else "slower"
    return replace(transport, pace=pace), Change(what="pace", effect="next_repetition", value=pace, say=said)


def _talk(transport: Transport, *, up: bool) -> tuple[Transport, Change]:
    talk = _step(TALKS, transport.talk, up=up)
    if talk is None:
        return transport, Change(what="nothing", effect="next_repetition", say="fullest" if up else "quietest")
    said = "more_talk" if up else "less_talk"
    return replace(transport, talk=talk), Change(what="talk", effect="next_repetition", value=talk, say=said)


def _volume(transport: Transport, *, up: bool) -> tuple[Transport, Change]:
    volume = _step(VOLUMES, transport.volume, up=up)
    if volume is None:
        return transport, Change(what="nothing", effect="next_repetition", say="loudest" if up else "softest")
    said = "louder" if up else "softer"
    changed = replace(transport, volume=volume)
    return changed, Change(what="volume", effect="now", value=volume, say=said)
