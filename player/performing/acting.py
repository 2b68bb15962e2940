"""Acts on commands: cuts the timeline at the right place, and says what has changed."""

from msgspec.structs import replace

from player.performing.changing import change_at_next_repetition
from player.performing.editing import Edit, stopped_here, write_change
from player.performing.hurting import SURE, answer, ask, ask_what_hurts, broken_off, finish, rescored
from player.performing.leader import Leader
from player.performing.moving import move, shorten
from player.session import Question, own
from player.transport import NOTHING, Change, Command, State, obey


def act(
    leader: Leader, command: Command, *, paused: float = 0.0, say: str | None = None, spoken: bool = False
) -> Edit:
    """Obey `command` at the frame that was heard last; `paused` seconds have gone by in a pause.

    `say` names another sentence of `say.live` than the usual one; what was `spoken` may be misheard.
    """
    anew = rescored(leader, command)
    if anew is not None:
        leader.notes.command(command, leader.frame, anew.at, anew.change)
        return anew
    read, section = leader.frame, leader.current
    before = leader.transport
    leader.transport, change = obey(before, command)
    asked = before.asked if before.state is State.ASKING else None
    if say is not None:
        change = replace(change, say=say)
    edit = Edit(change, read, cut=False)
    if change.what == "answer":
        edit = answer(leader, change, spoken=spoken)
    elif change.what == "ask_again" and leader.transport.asked is not None:
        edit = stopped_here(leader, change)
        ask(leader, leader.transport.asked)
    elif change.effect == "now":
        edit = _at_once(leader, change, paused, asked)
    elif change.effect == "next_repetition":
        edit = change_at_next_repetition(leader, change)
    _write(leader, command, edit, section)
    return edit


def _write(leader: Leader, command: Command, edit: Edit, section: int) -> None:
    change = edit.change
    if change.what in ("pause", "continue"):
        leader.notes.journal(change.what, edit.at)
    elif change is not NOTHING and change.what not in ("answer", "ask_again", "hurts", "stop", "nothing"):
        write_change(leader, edit.at, change, section)
    leader.notes.command(command, leader.frame, edit.at, change)


def _at_once(leader: Leader, change: Change, paused: float, asked: Question | None) -> Edit:
    match change.what:
        case "ready":
            return shorten(leader, change)
        case "volume":
            edit = change_at_next_repetition(leader, change)
            return replace(edit, at=leader.frame)
        case "hurts":
            return ask_what_hurts(leader, change)
        case "stop":
            edit = stopped_here(leader, change)
            if asked is not None and asked.id in SURE:
                return broken_off(leader, edit, SURE[asked.id])
            return finish(leader, edit, "asked", own(leader.wishes.language, f"say.live.{change.say}"))
        case _:
            return move(leader, change, paused)
