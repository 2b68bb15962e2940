"""Acts at once: pause and go on, again, repeat, next, back, ready."""

from msgspec.structs import replace

from player.performing.editing import Edit, stopped_here
from player.performing.leader import Leader
from player.performing.moved import Moved
from player.session import Plan, own, saying
from player.transport import Change

SHORT_PAUSE = 300.0
"""Seconds of pause after which a repetition is taken up again; after more, the side is."""


def move(leader: Leader, change: Change, paused: float) -> Edit:
    """Pause and go on, do it again, repeat, skip, go back."""
    if change.what == "again":
        leader.progress.once_more()
    plan = rest_of(leader)
    # The first exercise has none before it; but to it one can go back.
    said = change.what if change.say == "no_back" and undoes(leader, change.what) else change.say
    edit = stopped_here(leader, change)
    line = own(leader.wishes.language, f"say.live.{said}")
    current = leader.current
    if change.what == "pause":
        leader.kept = plan
        leader.place(saying(line))
        return edit
    if change.what == "continue" and paused > SHORT_PAUSE:
        plan = _by_sides(leader)
    if change.what in ("repeat", "next", "back"):
        current, plan = _elsewhere(leader, change.what)
    leader.place(saying(line, leads_in=plan is not None and plan.start == "onward"))
    leader.go_on(current, plan)
    if plan is not None and plan.start == "resumed":
        leader.progress.start_from(dict(plan.done))
    leader.extend()
    return edit


def _elsewhere(leader: Leader, what: str) -> tuple[int, Plan | None]:
    """Give the exercise that comes now, from its beginning; "next" and "back" undo each other at once."""
    current, before = leader.current, leader.moved
    if undoes(leader, what) and before is not None:
        leader.moved = None
        leader.leave()
        return before.section, before.plan
    to = {"repeat": current, "next": current + 1, "back": max(0, current - 1)}[what]
    to = min(to, leader.count)
    plan = _by_sides(leader) if what != "repeat" else None
    leader.leave()
    kept = leader.exercising and to != current
    leader.moved = Moved(current, to, back=what == "back", plan=plan) if kept else None
    return to, None


def undoes(leader: Leader, what: str) -> bool:
    """Tell whether this takes back the "next" or "back" before it, since which nothing was begun."""
    before, progress = leader.moved, leader.progress
    begun = progress.running is not None or progress.last is not None
    opposite = before is not None and what == ("next" if before.back else "back")
    return before is not None and opposite and before.to == leader.current and not begun


def rest_of(leader: Leader) -> Plan | None:
    """Plan the rest of the running exercise from its running repetition; None is from its beginning."""
    progress = leader.progress
    if not leader.exercising or (leader.kept is not None and progress.running is None):
        return leader.kept
    if progress.running is None and progress.last is None:
        return None
    between = progress.last if progress.running is None else None
    return replace(
        leader.drafter.plan(leader.current),
        done=dict(progress.done),
        running=progress.side,
        previous=between,
        start="onward",
    )


def _by_sides(leader: Leader) -> Plan | None:
    """Plan the rest of the running exercise from its running side, after a long pause."""
    if not leader.exercising:
        return None
    fresh = leader.drafter.plan(leader.current)
    movement = fresh.item.levels[fresh.level]
    done = leader.progress.completed(alternate=movement.alternate, sides=max(1, len(movement.sides)))
    leader.leave()
    leader.progress.start_from(done)
    return replace(fresh, done=done, start="resumed") if done else None


def shorten(leader: Leader, change: Change) -> Edit:
    """End a silence early: what follows it comes now."""
    if leader.timeline.close_up(leader.frame) is not None:
        # After a change the rest of an exercise is a section of its own, and that has moved, too.
        ahead = [each for each in leader.timeline.sections if each.end > leader.frame]
        if rest := [each for each in ahead if each.index == leader.current]:
            leader.progress.expect(*rest)
    return Edit(change, leader.frame, cut=True)
