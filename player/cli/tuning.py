"""What of the settings is chosen by ear: how it sounds, who speaks, how a session goes, how it is led."""

from typing import Literal

from player.cli.lines import keep_output
from player.cli.room import Room
from player.cli.voices import open_voice, sample, shelves
from player.cli.welcome_verb import keep_levels, loud_enough
from player.cli.welcoming import how
from player.session import PACES, Line, question
from player.settings import VoiceOutput, change, read
from player.voice import installed, recorded

Next = Literal["anew", "buttons"] | None
"""Go on in a room that is opened anew, for another voice; by pressing the one button; or here."""
_MORE = ("sound", "goes", "lead")
_SOUND = ("loud", "voice", "speaks")
_GOES = ("pace", "talk")
_LEAD = ("hear", "button")
_PACE = ("slower", "usual", "faster")
_TALK = ("auto", "full", "little")
_LITTLE = ("short", "quiet")
_SPEAKS = ("voice", "reader", "none")


def tune(place: Room) -> Next:
    """Ask what is to be otherwise, and keep it."""
    match _one_of(place, "menu_more", _MORE):
        case "sound":
            return _sound(place)
        case "goes":
            _goes(place)
        case "lead":
            if _one_of(place, "menu_lead", _LEAD) == "button":
                return "buttons"
            if not place.asking.over:
                place.asking.tell(*how(place.context.language, buttoned=place.asking.buttoned))
    return None


def _one_of(place: Room, asked: str, choices: tuple[str, ...]) -> str | None:
    if place.asking.over:
        return None
    return place.asking.ask(question(place.context.language, asked, choices))


def _sound(place: Room) -> Next:
    context = place.context
    match _one_of(place, "menu_sound", _SOUND):
        case "loud":
            levels = loud_enough(place)
            if levels is not None:
                keep_levels(context, levels)
        case "voice":
            name = _voice(place)
            if name is not None:
                if change(context.home.config, "voice", name).voice_output == "none":
                    # Whoever chooses a voice wants to hear it.
                    keep_output(context.home.config, "both")
                return "anew"
        case "speaks":
            output = _output(place)
            if output is not None:
                keep_output(context.home.config, output)
                return "anew"
    return None


def _voice(place: Room) -> str | None:
    """Let the voices of this language speak one by one; give the one that is wanted."""
    context, language = place.context, place.context.language
    names = [each.name for each in recorded(shelves(context)) if each.language == language]
    names += [each.name for each in installed(context.home.cache, language)]
    for name in names:
        with open_voice(context, language, name) as speaker:
            place.asking.by(speaker).say(Line(sample(speaker.voice, context), language))
        answer = _one_of(place, "menu_voice", ("yes", "no"))
        if answer == "yes":
            return name
        if place.asking.over or (answer is None and not place.asking.skipped):
            return None
    return None


def _output(place: Room) -> VoiceOutput | None:
    match _one_of(place, "menu_speaks", _SPEAKS):
        case "voice":
            reads = _one_of(place, "screen_reader", ("yes", "no"))
            return None if reads is None else "self" if reads == "yes" else "both"
        case "reader":
            return "reader"
        case "none":
            return "none"
    return None


def _goes(place: Room) -> None:
    folder = place.context.home.config
    match _one_of(place, "menu_goes", _GOES):
        case "pace":
            answer = _one_of(place, "menu_pace", _PACE)
            at = PACES.index(read(folder).pace)
            by = {"slower": max(0, at - 1), "usual": PACES.index(1.0), "faster": min(at + 1, len(PACES) - 1)}
            if answer is not None:
                change(folder, "pace", PACES[by[answer]])
        case "talk":
            talk = _one_of(place, "menu_talk", _TALK)
            talk = _one_of(place, "menu_little", _LITTLE) if talk == "little" else talk
            if talk is not None:
                change(folder, "talk", talk)
