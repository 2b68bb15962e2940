"""Acts on "it hurts", on the answer to it, and on "stop"."""

from msgspec.structs import replace

from player.performing.changing import hold
from player.performing.editing import Edit, stopped_here, write_change
from player.performing.leader import Leader
from player.performing.moving import rest_of
from player.program import LEVELS
from player.session import Turn, own, question, saying
from player.transport import Change, State

_CHOSEN = {"easier": 1, "next": 2}


def ask_what_hurts(leader: Leader, change: Change) -> Edit:
    """Be silent at once, and ask: easier, leave it out, or stop."""
    turn = leader.progress.running or leader.progress.last
    leader.kept = rest_of(leader)
    edit = stopped_here(leader, change)
    leader.hurt_at = turn
    leader.ask(question(leader.wishes.language, "hurts", ("easier", "next", "stop")))
    return edit


def finish(leader: Leader, edit: Edit, reason: str, say: str) -> Edit:
    """End the session here; what was done is written before anything is said."""
    leader.transport = replace(leader.transport, state=State.STOPPED)
    leader.end("stopped", reason)
    leader.place(saying(own(leader.wishes.language, f"say.live.{say}")))
    return edit


def answer(leader: Leader, change: Change) -> Edit:
    """Go on easier, skip, or stop: what the person chose after "it hurts"."""
    edit = stopped_here(leader, change)
    asked, leader.asked = leader.asked, None
    if asked is None:
        return edit
    number = change.value if isinstance(change.value, int) else _CHOSEN.get(str(change.value), 3)
    choice = asked.choices[number - 1]
    turn: Turn | None = leader.hurt_at
    leader.notes.journal(
        "hurts",
        leader.frame,
        section=leader.current if leader.exercising else None,
        side=turn.side if turn else None,
        set=turn.set if turn else None,
        rep=turn.rep if turn else None,
        choice=choice,
    )
    if choice == "stop":
        return finish(leader, edit, "hurts", "stopped_hurts")
    language, plan, section = leader.wishes.language, leader.kept, leader.current
    if choice == "next":
        leader.leave()
        section, plan = min(section + 1, leader.count), None
    key = "skip" if choice == "next" else "easier" if _easier(leader) else "easiest"
    leader.place(saying(own(language, f"ask.hurts.{key}"), leads_in=plan is not None))
    leader.go_on(section, plan)
    leader.extend()
    return edit


def _easier(leader: Leader) -> bool:
    at = LEVELS.index(leader.transport.level)
    if at == 0:
        return False
    leader.transport = replace(leader.transport, level=LEVELS[at - 1])
    hold(leader)
    change = Change(what="level", effect="now", value=LEVELS[at - 1])
    write_change(leader, leader.frame, change, leader.current)
    return True
