"""Acts at the next repetition: level, pace, talk, and what is only told."""

from typing import NamedTuple

from msgspec.structs import replace

from player.performing.editing import Edit
from player.performing.leader import Leader
from player.program import LEVELS
from player.session import Plan, Section, Turn, course, explanation, own, saying, whole_minutes
from player.transport import NOTHING, Change, State
from player.units import Frames, to_frames

_MINUTE = to_frames(60)


class _Break(NamedTuple):
    """Where the timeline may be cut, and how the exercise goes on from there."""

    at: Frames
    section: int
    plan: Plan | None
    leads_in: bool = False
    """Whether what comes after has to be counted in anew."""


def change_at_next_repetition(leader: Leader, change: Change) -> Edit:
    """Say it, and do it, where the running repetition has ended."""
    if leader.ended is not None:
        return Edit(NOTHING, leader.frame, cut=False)
    if leader.transport.state is State.PAUSED:
        hold(leader)
        leader.timeline.cut(leader.frame)
        _tell(leader, change)
        return Edit(change, leader.frame, cut=True)
    hold(leader)
    place = _boundary(leader)
    leader.timeline.cut(place.at)
    leader.go_on(place.section, place.plan)
    _tell(leader, change, place.plan, leads_in=place.leads_in)
    leader.extend()
    return Edit(change, place.at, cut=False)


def hold(leader: Leader) -> None:
    """Hold what was changed for all that comes."""
    transport, wishes = leader.transport, leader.wishes
    if not leader.count:
        # A talk: there are no exercises to hold a level for.
        leader.drafter.wishes = replace(wishes, pace=transport.pace)
        return
    item = leader.drafter.program.items[leader.nearest]
    if transport.talk != wishes.talk_of(item.exercise):
        wishes = replace(wishes, talk=transport.talk)
    chosen = wishes.level or item.level
    if transport.level != wishes.level_of(chosen):
        wishes = replace(wishes, shift=LEVELS.index(transport.level) - LEVELS.index(chosen))
    leader.transport = replace(transport, shift=wishes.shift)
    leader.drafter.wishes = replace(wishes, pace=transport.pace)


def _tell(leader: Leader, change: Change, plan: Plan | None = None, *, leads_in: bool = False) -> None:
    language = leader.wishes.language
    if change.what == "explain" and leader.count:
        leader.place(explanation(plan or leader.drafter.plan(leader.nearest), leads_in=plan is not None))
    elif change.what == "time_left":
        begins = leader.timeline.end
        left = leader.drafter.end(leader.next, leader.body, leader.kept, begins) - begins
        if left < _MINUTE // 2:
            leader.place(saying(own(language, "say.live.time_left_less"), leads_in=leads_in))
        else:
            minutes = whole_minutes(Frames(left))
            key = "time_left_one" if minutes == 1 else "time_left"
            leader.place(saying(own(language, f"say.live.{key}", minutes=minutes), leads_in=leads_in))
    else:
        leader.place(saying(own(language, f"say.live.{change.say or change.what}"), leads_in=leads_in))


def _boundary(leader: Leader) -> _Break:
    """Find where the running repetition ends, and what is left after it."""
    sounding = leader.timeline.at(leader.frame)
    progress, current = leader.progress, leader.current
    at = leader.frame if sounding is None or sounding.kind == "interlude" else sounding.end
    waits = _Break(_told(leader, at), current, leader.kept, leads_in=leader.kept is not None)
    if sounding is None or sounding.kind == "interlude":
        return waits
    if sounding.kind != "exercise" or sounding.index != current:
        return _Break(sounding.end, current + 1, None)
    if progress.running is not None:
        turn = progress.running
        done = {**progress.done, (turn.set, turn.side): turn.rep}
        plan = replace(
            leader.drafter.plan(current), running=turn.side, start="onward", done=done, previous=turn
        )
        return _Break(_told(leader, _end_of(sounding, turn)), current, plan)
    return _between(leader, sounding) or waits


def _between(leader: Leader, sounding: Section) -> _Break | None:
    """Find the place before the next repetition; None where this section holds none."""
    progress, current = leader.progress, leader.current
    ahead = [
        cue for cue in sounding.cues if cue.kind == "tone" and cue.part != "rest" and cue.at >= leader.frame
    ]
    if not ahead:
        return None if leader.kept is not None else _Break(sounding.end, current + 1, None)
    plan = replace(
        leader.drafter.plan(current), running=progress.side, start="onward", done=dict(progress.done)
    )
    left = course(plan.item.levels[plan.level], plan.done, plan.running)
    first = ahead[0]
    if left and (left[0].set, left[0].side, left[0].rep) == (first.set, first.side, first.rep):
        signals = [
            cue.at for cue in sounding.cues if cue.kind == "signal" and leader.frame <= cue.at < first.at
        ]
        return _Break(min([first.at, *signals]), current, plan, leads_in=True)
    spoken = [cue.end for cue in sounding.cues if cue.at <= leader.frame < cue.end and cue.kind != "wait"]
    return _Break(max([leader.frame, *spoken]), current, replace(plan, previous=progress.last))


def _told(leader: Leader, at: Frames) -> Frames:
    """Give the frame after what is told at `at`: earlier changes are said before later ones."""
    for section in leader.timeline.sections:
        if section.kind == "interlude" and section.at <= at < section.end:
            counted = [cue.at for cue in section.cues if cue.kind == "signal" and cue.at >= at]
            at = counted[0] if counted else section.end
    return at


def _end_of(section: Section, turn: Turn) -> Frames:
    return max(
        cue.end
        for cue in section.cues
        if cue.kind == "tone" and (cue.set, cue.side, cue.rep) == (turn.set, turn.side, turn.rep)
    )
