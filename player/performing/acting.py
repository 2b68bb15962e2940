"""Acts on commands: cuts the timeline at the right place, and says what has changed."""

from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from player.performing.leader import Leader
from player.program import LEVELS
from player.session import Plan, Section, Turn, course, explanation, own, question, saying, whole_minutes
from player.transport import NOTHING, Change, Command, State, obey
from player.units import Frames, to_frames

SHORT_PAUSE = 300.0
"""Seconds of pause after which a repetition is taken up again; after more, the side is."""
_MINUTE = to_frames(60)
_CHOSEN = {"easier": 1, "next": 2}


class Edit(Struct, frozen=True):
    """What a command did to the timeline."""

    change: Change
    at: Frames
    """First frame that is not as it was: where the command takes effect."""
    cut: bool
    """True where what sounds now stops at once."""


class _Break(NamedTuple):
    """Where the timeline may be cut, and how the exercise goes on from there."""

    at: Frames
    section: int
    plan: Plan | None
    leads_in: bool = False
    """Whether what comes after has to be counted in anew."""


def act(leader: Leader, command: Command, *, paused: float = 0.0, say: str | None = None) -> Edit:
    """Obey `command` at the frame that was heard last; `paused` seconds have gone by in a pause.

    `say` names another sentence of `say.live` than the usual one.
    """
    read, section = leader.frame, leader.current
    before = leader.transport
    leader.transport, change = obey(before, command)
    if say is not None:
        change = replace(change, say=say)
    edit = Edit(change, read, cut=False)
    if change.what == "answer":
        edit = _answered(leader, change)
    elif change.what == "ask_again" and leader.asked is not None:
        edit = _stopped_at(leader, change)
        leader.ask(leader.asked)
    elif change.effect == "now":
        edit = _at_once(leader, change, paused)
    elif change.effect == "next_repetition":
        edit = _at_next_repetition(leader, change)
    _write(leader, command, edit, section)
    return edit


def _write(leader: Leader, command: Command, edit: Edit, section: int) -> None:
    change = edit.change
    if change.what in ("pause", "continue"):
        leader.notes.journal(change.what, edit.at)
    elif change is not NOTHING and change.what not in ("answer", "ask_again", "hurts", "stop", "nothing"):
        _write_change(leader, edit.at, change, section)
    leader.notes.command(command, leader.frame, edit.at, change)


def _write_change(leader: Leader, at: Frames, change: Change, section: int) -> None:
    shift = {"level_shift": leader.wishes.shift} if change.what == "level" else {}
    where = section if 0 <= section < leader.count else None
    leader.notes.journal("change", at, what=change.what, value=change.value, section=where, **shift)


# ----- at once


def _at_once(leader: Leader, change: Change, paused: float) -> Edit:
    match change.what:
        case "ready":
            return _shortened(leader, change)
        case "volume":
            edit = _at_next_repetition(leader, change)
            return replace(edit, at=leader.frame)
        case "hurts":
            return _hurts(leader, change)
        case "stop":
            edit = _stopped_at(leader, change)
            return _ends(leader, edit, "asked", change.say)
        case _:
            return _moves(leader, change, paused)


def _moves(leader: Leader, change: Change, paused: float) -> Edit:
    """Pause and go on, do it again, repeat, skip, go back."""
    if change.what == "again":
        leader.progress.once_more()
    plan = _anew(leader)
    edit = _stopped_at(leader, change)
    line = own(leader.wishes.language, f"say.live.{change.say}")
    current = leader.current
    if change.what == "pause":
        leader.kept = plan
        leader.place(saying(line))
        return edit
    if change.what == "continue" and paused > SHORT_PAUSE:
        plan = _by_sides(leader)
    if change.what in ("repeat", "next", "back"):
        leader.leave()
        plan = None
        current = {"repeat": current, "next": current + 1, "back": max(0, current - 1)}[change.what]
        current = min(current, leader.count)
    leader.place(saying(line, leads_in=plan is not None and plan.start == "onward"))
    leader.go_on(current, plan)
    leader.extend()
    return edit


def _stopped_at(leader: Leader, change: Change) -> Edit:
    """Cut what sounds, here and now."""
    leader.progress.cut(leader.frame)
    leader.timeline.cut(leader.frame)
    return Edit(change, leader.frame, cut=True)


def _anew(leader: Leader) -> Plan | None:
    """Plan the rest of the running exercise from its running repetition; None is from its beginning."""
    progress = leader.progress
    if leader.kept is not None or not 0 <= leader.current < leader.count:
        return leader.kept
    if progress.running is None and progress.last is None:
        return None
    between = progress.last if progress.running is None else None
    return replace(
        leader.plan(leader.current),
        done=dict(progress.done),
        running=progress.side,
        previous=between,
        start="onward",
    )


def _by_sides(leader: Leader) -> Plan | None:
    """Plan the rest of the running exercise from its running side, after a long pause."""
    if not 0 <= leader.current < leader.count:
        return None
    fresh = leader.plan(leader.current)
    movement = fresh.item.levels[fresh.level]
    done = leader.progress.completed(alternate=movement.alternate, sides=max(1, len(movement.sides)))
    leader.leave()
    leader.progress.start_from(done)
    return replace(fresh, done=done, start="resumed") if done else None


def _shortened(leader: Leader, change: Change) -> Edit:
    """End a silence early: what follows it comes now."""
    section = leader.timeline.close_up(leader.frame)
    if section is not None and section.index == leader.current:
        leader.progress.expect(section)
    return Edit(change, leader.frame, cut=True)


def _hurts(leader: Leader, change: Change) -> Edit:
    turn = leader.progress.running or leader.progress.last
    leader.kept = _anew(leader)
    edit = _stopped_at(leader, change)
    leader.hurt_at = turn
    leader.ask(question(leader.wishes.language, "hurts", ("easier", "next", "stop")))
    return edit


def _ends(leader: Leader, edit: Edit, reason: str, say: str) -> Edit:
    leader.transport = replace(leader.transport, state=State.STOPPED)
    leader.end("stopped", reason)
    leader.place(saying(own(leader.wishes.language, f"say.live.{say}")))
    return edit


def _answered(leader: Leader, change: Change) -> Edit:
    """Go on easier, skip, or stop: what the person chose after "it hurts"."""
    edit = _stopped_at(leader, change)
    asked, leader.asked = leader.asked, None
    if asked is None:
        return edit
    number = change.value if isinstance(change.value, int) else _CHOSEN.get(str(change.value), 3)
    choice = asked.choices[number - 1]
    turn: Turn | None = leader.hurt_at
    leader.notes.journal(
        "hurts",
        leader.frame,
        section=leader.current if 0 <= leader.current < leader.count else None,
        side=turn.side if turn else None,
        set=turn.set if turn else None,
        rep=turn.rep if turn else None,
        choice=choice,
    )
    if choice == "stop":
        return _ends(leader, edit, "hurts", "stopped_hurts")
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
    _wish(leader)
    change = Change(what="level", effect="now", value=LEVELS[at - 1])
    _write_change(leader, leader.frame, change, leader.current)
    return True


# ----- at the next repetition


def _at_next_repetition(leader: Leader, change: Change) -> Edit:
    """Say it, and do it, where the running repetition has ended."""
    if leader.ended is not None:
        return Edit(NOTHING, leader.frame, cut=False)
    if leader.transport.state is State.PAUSED:
        _wish(leader)
        leader.timeline.cut(leader.frame)
        _tell(leader, change)
        return Edit(change, leader.frame, cut=True)
    _wish(leader)
    place = _boundary(leader)
    leader.timeline.cut(place.at)
    leader.go_on(place.section, place.plan)
    _tell(leader, change, place.plan, leads_in=place.leads_in)
    leader.extend()
    return Edit(change, place.at, cut=False)


def _wish(leader: Leader) -> None:
    """Hold what was changed for all that comes."""
    transport, wishes = leader.transport, leader.wishes
    if transport.talk != wishes.talk_of(leader.running_exercise):
        wishes = replace(wishes, talk=transport.talk)
    chosen = wishes.level or leader.program.items[min(max(leader.current, 0), leader.count - 1)].level
    if transport.level != wishes.level_of(chosen):
        wishes = replace(wishes, shift=LEVELS.index(transport.level) - LEVELS.index(chosen))
    leader.transport = replace(transport, shift=wishes.shift)
    leader.wishes = replace(wishes, pace=transport.pace)
    leader.announce_anew()


def _tell(leader: Leader, change: Change, plan: Plan | None = None, *, leads_in: bool = False) -> None:
    language = leader.wishes.language
    if change.what == "explain":
        index = min(max(leader.current, 0), leader.count - 1)
        leader.place(explanation(plan or leader.plan(index), leads_in=plan is not None))
    elif change.what == "time_left":
        left = leader.session_left(leader.timeline.end)
        if left < _MINUTE // 2:
            leader.place(saying(own(language, "say.live.time_left_less"), leads_in=leads_in))
        else:
            minutes = whole_minutes(left)
            key = "time_left_one" if minutes == 1 else "time_left"
            leader.place(saying(own(language, f"say.live.{key}", minutes=minutes), leads_in=leads_in))
    else:
        leader.place(saying(own(language, f"say.live.{change.say or change.what}"), leads_in=leads_in))


def _boundary(leader: Leader) -> _Break:
    """Find where the running repetition ends, and what is left after it."""
    sounding = leader.timeline.at(leader.frame)
    progress, current = leader.progress, leader.current
    if sounding is None:
        return _Break(leader.timeline.end, leader.next, leader.kept)
    if sounding.kind == "interlude":
        return _Break(sounding.end, current, leader.kept)
    if sounding.kind != "exercise" or sounding.index != current:
        return _Break(sounding.end, current + 1, None)
    plan = replace(leader.plan(current), running=progress.side, start="onward")
    if progress.running is not None:
        turn = progress.running
        done = {**progress.done, (turn.set, turn.side): turn.rep}
        return _Break(_end_of(sounding, turn), current, replace(plan, done=done, previous=turn))
    plan = replace(plan, done=dict(progress.done))
    ahead = [
        cue for cue in sounding.cues if cue.kind == "tone" and cue.part != "rest" and cue.at >= leader.frame
    ]
    if not ahead:
        return _Break(sounding.end, current + 1, None)
    left = course(plan.item.levels[plan.level], plan.done, plan.running)
    first = ahead[0]
    if left and (left[0].set, left[0].side, left[0].rep) == (first.set, first.side, first.rep):
        signals = [
            cue.at for cue in sounding.cues if cue.kind == "signal" and leader.frame <= cue.at < first.at
        ]
        return _Break(min([first.at, *signals]), current, plan, leads_in=True)
    spoken = [cue.end for cue in sounding.cues if cue.at <= leader.frame < cue.end and cue.kind != "wait"]
    return _Break(max([leader.frame, *spoken]), current, replace(plan, previous=progress.last))


def _end_of(section: Section, turn: Turn) -> Frames:
    return max(
        cue.end
        for cue in section.cues
        if cue.kind == "tone" and (cue.set, cue.side, cue.rep) == (turn.set, turn.side, turn.rep)
    )
