"""Acts on "it hurts", on the answers to what it asks, and on "stop"."""

from collections.abc import Mapping

from msgspec.structs import replace

from player.performing.changing import hold
from player.performing.editing import Edit, stopped_here, write_change
from player.performing.leader import Leader
from player.performing.moving import rest_of
from player.program import LEVELS
from player.session import Line, Question, Turn, asking, own, question, saying
from player.transport import NOTHING, Change, State

SIGN = "told"
"""How the journal names a sign, such as dizziness, of which no more was told than that it was there."""
_CHOICES = ("pain", "sign", "stop")
_ALSO = ("easier", "next")
"""Who knows what is wanted need not say what it is, nor give a score."""
SURE: Mapping[str, str] = {"sure_sign": "sign", "sure_stop": "stop"}
"""Questions whether that was really said, of what breaks a session off."""
STOP_IN_PAUSE = "stop_in_pause"
"""The question whether to stop, asked in a pause: "no" leaves it paused."""
STOPS = ("stop", STOP_IN_PAUSE, *SURE)
"""Every question whether to stop."""
_CONSEQUENCE = {"green": "go_on", "amber": "easier", "red": "next"}


def ask(leader: Leader, asked: Question) -> None:
    """Ask a question: everything waits for the answer."""
    leader.place(asking(asked, listens=leader.wishes.listens))
    leader.notes.question(asked)
    leader.transport = replace(leader.transport, state=State.ASKING, asked=asked)


def ask_what_hurts(leader: Leader, change: Change) -> Edit:
    """Be silent at once, and ask what it is: pain, another sign, or a reason to stop."""
    turn = leader.progress.running or leader.progress.last
    leader.kept = rest_of(leader)
    edit = stopped_here(leader, change)
    leader.hurt_at = turn
    ask(leader, _what_hurts(leader))
    return edit


def _what_hurts(leader: Leader) -> Question:
    return question(leader.wishes.language, "hurts", _CHOICES, also=_ALSO)


def ask_to_stop(leader: Leader, change: Change) -> Edit:
    """Be silent at once, and ask whether to stop: a word can be misheard."""
    leader.kept = rest_of(leader)
    edit = stopped_here(leader, change)
    asked = question(leader.wishes.language, "stop", ("yes", "no"))
    if leader.transport.state is State.PAUSED:
        asked = replace(asked, id=STOP_IN_PAUSE)
    else:
        leader.notes.journal("pause", edit.at)
    ask(leader, asked)
    return edit


def stay_paused(leader: Leader) -> Edit:
    """Leave it at a pause, where nobody answered whether to stop."""
    if leader.transport.asked is not None and leader.transport.asked.id in SURE:
        leader.notes.journal("pause", leader.frame)
    leader.transport = replace(leader.transport, state=State.PAUSED, asked=None)
    leader.place(saying(own(leader.wishes.language, "say.live.paused")))
    return Edit(NOTHING, leader.frame, cut=True)


def finish(leader: Leader, edit: Edit, reason: str, *said: Line) -> Edit:
    """End the session here; what was done is written before anything is said."""
    leader.transport = replace(leader.transport, state=State.STOPPED)
    leader.end("stopped", reason)
    leader.place(saying(*said))
    return edit


def answer(leader: Leader, change: Change, *, spoken: bool = False) -> Edit:
    """Go on, go on easier, leave it out, or stop: what follows from what the person answered.

    What was `spoken` and would break the session off is asked first, as a spoken "stop" is.
    """
    edit = stopped_here(leader, change)
    asked, leader.transport = leader.transport.asked, replace(leader.transport, asked=None)
    if asked is None:
        return edit
    language = leader.wishes.language
    if asked.id == "pain_during":
        return _scored(leader, edit, change.value if isinstance(change.value, int) else None)
    if asked.id in SURE:
        return _sure_or_not(leader, edit, SURE[asked.id], sure=change.value == "yes")
    if asked.id in ("stop", STOP_IN_PAUSE):
        return _stopped_or_on(leader, edit, asked.id, stops=change.value == "yes")
    match change.value:
        case "pain":
            ask(leader, question(language, "pain_during"))
        case "easier" | "next" as wanted:
            _go_on(leader, wanted, ())
        case "sign" | "stop" as other if spoken:
            sure = next(id_ for id_, choice in SURE.items() if choice == other)
            ask(leader, replace(question(language, "stop", ("yes", "no")), id=sure))
        case other:
            return broken_off(leader, edit, str(other))
    return edit


def _sure_or_not(leader: Leader, edit: Edit, choice: str, *, sure: bool) -> Edit:
    """End it, or ask anew what it is where that was misheard."""
    if sure:
        return broken_off(leader, edit, choice)
    ask(leader, _what_hurts(leader))
    return edit


def broken_off(leader: Leader, edit: Edit, choice: str) -> Edit:
    """End it because of a "sign", such as dizziness, or because it hurts."""
    if choice == "sign":
        _write(leader, "sign")
        leader.sign = SIGN
        return finish(leader, edit, "sign", *leader.lights.message("abort"))
    _write(leader, "stop")
    return finish(leader, edit, "hurts", own(leader.wishes.language, "say.live.stopped_hurts"))


def _stopped_or_on(leader: Leader, edit: Edit, asked: str, *, stops: bool) -> Edit:
    """End it, or go on where "stop" was heard; in a pause, stay there."""
    language, plan = leader.wishes.language, leader.kept
    if stops:
        return finish(leader, edit, "asked", own(language, "say.live.stopped"))
    if asked == STOP_IN_PAUSE:
        return replace(stay_paused(leader), change=edit.change)
    leader.notes.journal("continue", edit.at)
    leader.place(
        saying(own(language, "say.live.onward"), leads_in=plan is not None and plan.start == "onward")
    )
    leader.go_on(leader.current, plan)
    leader.extend()
    return edit


def _scored(leader: Leader, edit: Edit, score: int | None) -> Edit:
    """Take the score by the traffic light; without one, go on easier."""
    response, said = leader.lights.during(score)
    if score is not None:
        where = {"section": leader.current} if leader.exercising else {}
        leader.notes.journal("pain", leader.frame, when="during", value=score, **where)
    _go_on(leader, _CONSEQUENCE[response.light], said, red=response.light == "red")
    return edit


def _go_on(leader: Leader, choice: str, said: tuple[Line, ...], *, red: bool = False) -> None:
    """Go on: as it was, `easier`, or with the next exercise; after red, all that comes is easy."""
    _write(leader, choice)
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


def _write(leader: Leader, choice: str) -> None:
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
