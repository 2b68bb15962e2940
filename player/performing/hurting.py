"""Acts on "it hurts", on the answers to what it asks, and on "stop"."""

from collections.abc import Mapping

from msgspec.structs import replace

from player.performing.consequences import go_on, write_hurt
from player.performing.editing import Edit, stopped_here
from player.performing.leader import Leader
from player.performing.moving import rest_of
from player.performing.scored import SAY, THINK, Scored
from player.session import Line, Question, asking, own, question, saying
from player.transport import ANEW, NOTHING, Change, Command, State

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
    stands(leader)
    leader.kept = rest_of(leader)
    edit = stopped_here(leader, change)
    asked = question(leader.wishes.language, "stop", ("yes", "no"))
    if leader.transport.state is State.PAUSED:
        asked = replace(asked, id=STOP_IN_PAUSE)
    else:
        leader.notes.journal("pause", edit.at)
    ask(leader, asked)
    return edit


def stay_paused(leader: Leader, say: str = "paused") -> Edit:
    """Leave it at a pause, as where nobody answered whether to stop; `say` is a sentence of `say.live`."""
    if leader.transport.asked is not None and leader.transport.asked.id in SURE:
        leader.notes.journal("pause", leader.frame)
    leader.transport = replace(leader.transport, state=State.PAUSED, asked=None)
    leader.place(saying(own(leader.wishes.language, f"say.live.{say}")))
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
            go_on(leader, wanted, ())
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
        write_hurt(leader, "sign")
        leader.sign = SIGN
        return finish(leader, edit, "sign", *leader.lights.message("abort"))
    write_hurt(leader, "stop")
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
    """Read the score back, with what the traffic light says of it; without one, go on easier."""
    response, said = leader.lights.during(score)
    choice, red = _CONSEQUENCE[response.light], response.light == "red"
    if score is None:
        go_on(leader, choice, said)
        return edit
    leader.scored = Scored(score, leader.current if leader.exercising else None, choice, red)
    leader.place(saying(*said, silence=SAY if leader.wishes.listens else THINK))
    return edit


def stands(leader: Leader) -> bool:
    """Do what follows from a score once it was read back; tells whether there was one."""
    scored = leader.scored
    if scored is None:
        return False
    leader.scored = None
    scored.write(leader.notes, leader.frame)
    go_on(leader, scored.choice, red=scored.red)
    return True


def stood(leader: Leader) -> bool:
    """Do the same where the silence after it has passed, and nobody took it back."""
    playing = leader.transport.state is State.PLAYING
    return playing and leader.frame >= leader.timeline.end and stands(leader)


def rescored(leader: Leader, command: Command) -> Edit | None:
    """Take what a command says of the score that is read back: it is asked anew, or it stands.

    None where nothing was given, or where the command is to be obeyed besides.
    """
    if leader.scored is None or command.number is not None or command in (Command.YES, Command.NO):
        return None
    playing = leader.transport.state is State.PLAYING
    if command in ANEW:
        leader.scored = None
        edit = stopped_here(leader, Change(what="ask_again", effect="now"))
        ask(leader, question(leader.wishes.language, "pain_during"))
        return edit
    if command is Command.PAUSE and playing:
        # It may be the first of two presses, and nothing follows in a pause.
        return None
    if playing and command in (Command.READY, Command.NEXT, Command.CONTINUE):
        edit = stopped_here(leader, Change(what="answer", effect="now"))
        stands(leader)
        return edit
    stands(leader)
    return None
