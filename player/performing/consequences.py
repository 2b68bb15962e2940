"""What follows where it hurt: going on as it was, easier, or with the next exercise."""

from msgspec.structs import replace

from player.performing.changing import hold
from player.performing.editing import write_change
from player.performing.leader import Leader
from player.program import LEVELS
from player.session import Line, Turn, own, saying
from player.transport import Change


def go_on(leader: Leader, choice: str, said: tuple[Line, ...] = (), *, red: bool = False) -> None:
    """Go on: as it was, `easier`, or with the next exercise; after red, all that comes is easy."""
    write_hurt(leader, choice)
    language, plan, section = leader.wishes.language, leader.kept, leader.current
    if choice == "next":
        leader.leave()
        section, plan = min(section + 1, leader.count), None
        if red:
            _ease(leader, len(LEVELS))
        else:
            said = (own(language, "ask.hurts.skip"),)
    elif choice == "easier":
        said = (*said, own(language, f"ask.hurts.{'easier' if _ease(leader, 1) else 'easiest'}"))
    leader.place(saying(*said, leads_in=plan is not None))
    leader.go_on(section, plan)
    leader.extend()


def write_hurt(leader: Leader, choice: str) -> None:
    """Keep in the journal where it hurt, and what was chosen."""
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


def _ease(leader: Leader, steps: int) -> bool:
    """Go so many levels down; False where it is the easiest already."""
    at = LEVELS.index(leader.transport.level)
    if leader.count and steps >= len(LEVELS):
        # Also what begins at a higher level than this exercise.
        leader.transport = replace(leader.transport, level=LEVELS[0], shift=1 - len(LEVELS))
        leader.drafter.wishes = replace(leader.wishes, shift=1 - len(LEVELS))
    elif leader.count and at:
        leader.transport = replace(leader.transport, level=LEVELS[at - 1])
        hold(leader)
    else:
        return False
    change = Change(what="level", effect="now", value=leader.transport.level)
    write_change(leader, leader.frame, change, leader.current)
    return True
