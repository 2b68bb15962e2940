"""`soepel welcome`: the first minutes by ear: language, loudness, how to stop, and what Soepel is."""

from argparse import Namespace

from msgspec.structs import replace

from player.cli.attending import at_hand
from player.cli.context import Context
from player.cli.lines import keep_output, output_of
from player.cli.room import Room, room
from player.cli.screen import warn
from player.cli.welcoming import EARS, LOUDNESS, STEP, hello, how, tongue
from player.cli.words_offer import offer_words
from player.errors import UserError
from player.phrases import phrases
from player.program import LANGUAGES, Language
from player.session import own, question
from player.settings import VoiceOutput, change, fits, read
from player.sound import Levels


def run(args: Namespace, context: Context) -> int:
    """Lead through the first minutes, and keep the language and the loudness; as often as wanted."""
    if not at_hand(args, context):
        raise UserError("welcome.unattended")
    welcome(args, context)
    return 0


def welcome(args: Namespace, context: Context) -> Context | None:
    """Lead through the first minutes; give what holds from then on, None where somebody stopped."""
    found = context if args.lang is not None else _language(args, context)
    if found is None:
        return None
    with room(args, found) as place:
        place.asking.tell(
            *hello(found.language, buttoned=place.asking.buttoned, voiced=place.asking.voiced())
        )
        levels = _sounds(place)
        output = _speaks(args, place)
        same = output in (None, output_of(args, found))
        if levels is None or place.asking.over or (same and not _told(place)):
            return None
    if output is not None:
        found = replace(found, settings=replace(found.settings, voice_output=output))
    if not same:
        with room(args, found) as place:
            place.asking.levels = levels
            if not _told(place):
                return None
    change(found.home.config, "language", found.language)
    keep_levels(found, levels)
    if output is not None:
        keep_output(found.home.config, output)
    return offer_words(args, replace(found, settings=read(found.home.config)))


def _told(place: Room) -> bool:
    """Tell how a session is led; False where that was stopped."""
    place.asking.tell(*how(place.context.language, buttoned=place.asking.buttoned))
    return not place.asking.over


def _speaks(args: Namespace, place: Room) -> VoiceOutput | None:
    """Ask who is to speak; None where that is left as it is, or was said already."""
    asking, language = place.asking, place.context.language
    if asking.over or args.voice_output is not None or output_of(args, place.context) == "none":
        return None
    match asking.ask(question(language, "screen_reader", ("yes", "no"))):
        case "no":
            return "both"
        case "yes":
            reads = asking.ask(question(language, "reads", ("yes", "no")))
            return None if reads is None else "reader" if reads == "yes" else "self"
    return None


def keep_levels(context: Context, levels: Levels) -> None:
    """Keep how loud somebody wants it."""
    for name, value in (("speech", levels.speech), ("tones", levels.tones)):
        if value != getattr(context.settings.volume, name):
            change(context.home.config, f"volume.{name}", value)


def _language(args: Namespace, context: Context) -> Context | None:
    """Ask in each language whether it is the one, the system's first; None where somebody stopped."""
    for language in sorted(LANGUAGES, key=lambda each: each != context.language):
        here = _in(context, language)
        try:
            with room(args, here) as place:
                buttoned, voiced = place.asking.buttoned, place.asking.voiced()
                answer = place.asking.ask(tongue(language, buttoned=buttoned, voiced=voiced))
                if place.asking.over:
                    return None
        except UserError as error:
            if language == context.language:
                raise
            # There is no voice for it: it is the other one then.
            warn(error, context.book)
            continue
        if answer == "yes":
            return here
    return context


def _sounds(place: Room) -> Levels | None:
    """Say left and right where they belong, and make it as loud as is wanted; None where that was stopped."""
    for name, pan in EARS:
        place.asking.aside(own(place.context.language, f"say.ear.{name}"), pan)
    return loud_enough(place)


def loud_enough(place: Room) -> Levels | None:
    """Ask until it is as loud as is wanted; None where that was stopped."""
    asking, language = place.asking, place.context.language
    while not asking.over:
        answer = asking.ask(question(language, "loud", LOUDNESS))
        if answer not in STEP:
            break
        by = STEP[answer]
        wanted = replace(asking.levels, speech=asking.levels.speech + by, tones=asking.levels.tones + by)
        if not all(fits(f"volume.{name}", getattr(wanted, name)) for name in ("speech", "tones")):
            asking.say(own(language, "say.live.loudest" if by > 0 else "say.live.softest"))
            break
        asking.levels = wanted
    return None if asking.over else asking.levels


def _in(context: Context, language: Language) -> Context:
    return replace(context, language=language, book=phrases(language))
