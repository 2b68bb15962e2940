"""Drafts what stands around the exercises: the spoken beginning and the end."""

from msgspec import UNSET

from player.phrases import phrases
from player.program import Position, Program
from player.session.drafting import minutes_line
from player.session.places import FLOOR
from player.session.preferences import Preferences
from player.session.steps import Draft, Gap, Say, Signal, Step, Wait
from player.session.values import Line

_LEAD = Signal("open", 1.0, 1.2)
"""Wakes what sleeps: Bluetooth swallows the first third of a second and more."""
_END = Signal("end", 1.6, 1.8)
_BREAK_LEAD = Signal("open", 1.0, 1.0)
_STAND_UP = 4.0
_THINK = 1.0
"""Seconds of silence between the sentences of a talk."""


def opening(program: Program, wishes: Preferences, minutes: int | None) -> Draft:
    """Say what comes, how long it lasts and when to stop."""
    language, listens = wishes.language, wishes.listens
    book, words = phrases(language), program.words[language]
    own = words.opening
    steps: list[Step]
    if words.say is not UNSET:
        begun = (own,) if own is not UNSET else ()
        steps = [_LEAD, *(Say(Line(text, language), _THINK) for text in (*begun, *words.say))]
        return Draft(kind="opening", steps=tuple(steps), name=words.name, listens=listens)
    if program.seconds is not None:
        text = own if own is not UNSET else book.say("position.standing.go")
        steps = [_BREAK_LEAD, Say(Line(text, language), 0.2), Wait(_STAND_UP)]
        return Draft(kind="opening", steps=tuple(steps), name=words.name, listens=listens)
    welcome = own if own is not UNSET else book.say("say.opening.welcome", name=words.name)
    steps = [_LEAD, Say(Line(welcome, language))]
    if minutes is not None:
        steps.append(Say(minutes_line(language, "say.opening", minutes)))
    steps += [Say(Line(book.say(f"say.opening.{key}"), language)) for key in ("calm", "stop_rule")]
    steps.append(Gap(0.8, room=True))
    return Draft(kind="opening", steps=tuple(steps), name=words.name, minutes=minutes, listens=listens)


def closing(program: Program, wishes: Preferences, position: Position | None) -> Draft:
    """Say that it is over, and sound the end."""
    language, listens = wishes.language, wishes.listens
    book, words = phrases(language), program.words[language]
    own = (words.closing,) if words.closing is not UNSET else ()
    if words.say is not UNSET:
        said = own or (book.say("say.closing.talk_done"),)
    elif program.seconds is not None:
        said = own or (book.say("say.closing.break_done"),)
    else:
        said = (
            book.say("say.closing.done", name=words.name),
            *own,
            book.say(f"say.closing.{_rest(position)}"),
            book.say("say.closing.goodbye"),
        )
    steps: list[Step] = [Say(Line(text, language), 0.5) for text in said]
    return Draft(kind="closing", steps=(*steps, _END), name=words.name, listens=listens)


def _rest(position: Position | None) -> str:
    """Name the sentence that lets a person stay for a moment where they are."""
    if position in FLOOR:
        return "stay_floor"
    return "stay_up" if position in ("standing", "walking") else "stay"
