"""What bare `soepel` asks by ear: today's session, another one, how far one has come, settings and help."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, nullcontext

from msgspec.structs import replace

from player.cli import buttons_verb
from player.cli.arguments import build_parser
from player.cli.context import Context
from player.cli.known import known_journal
from player.cli.library import library
from player.cli.passing import pass_on
from player.cli.personal import personal
from player.cli.room import Room, room
from player.cli.telling import reason
from player.cli.tuning import tune
from player.recovery import Wants
from player.session import Line, question
from player.settings import read

Wanted = str | None
"""`today`, `progress`, the name of a program, or nothing more."""
_MENU = ("session", "progress", "more")
_FAMILIES = ("neck/", "breaks/", "calm/")


def menu(args: Namespace, context: Context) -> tuple[Wanted, Context]:
    """Ask until something is to be done; give it, with the settings as they are from then on."""
    said, names, something = _today(context)
    args.heard = tuple(said)
    while True:
        with room(args, context) as place:
            place.asking.tell(*(Line(text, context.language) for text in said))
            found = _asked(place, names, something=something)
            if found is None and (place.asking.keyless or not place.asking.over):
                # Whoever sees no screen, or has not stopped it, hears that nothing more comes.
                end = "bye" if place.asking.keyless else "unanswered"
                place.say(context.book.say(f"say.end.{end}"))
        context, said = _now(context), []
        if found == "buttons":
            args.command, args.forget = None, False
            buttons_verb.run(args, context)
            context = _now(context)
        elif found != "anew":
            return found, context


def _asked(place: Room, names: list[str], *, something: bool) -> str | None:
    """Ask until something is to be done, or the room is to be opened anew; None for nothing more."""
    asking, language, found = place.asking, place.context.language, None
    while found is None and not asking.over:
        today = asking.ask(question(language, "menu_today", ("yes", "no"))) if something else "no"
        if today != "no":
            return "today" if today else None
        match asking.ask(question(language, "menu", _MENU)):
            case "session":
                found = _another(place, names)
            case "progress":
                found = "progress"
            case "more":
                found = tune(place)
            case _ if not asking.skipped:
                return None
    return found


def done(wanted: str, args: Namespace, context: Context) -> int:
    """Do what was chosen; today's session is for who asks."""
    from player.cli import play_verb, progress_verb  # noqa: PLC0415 - only one of them is wanted

    given = ["progress"] if wanted == "progress" else ["play", wanted]
    chosen = build_parser(context.book).parse_args([*given, "--lang", context.language])
    pass_on(args, chosen)
    return progress_verb.run(chosen, context) if wanted == "progress" else play_verb.run(chosen, context)


def left(context: Context) -> bool:
    """Tell whether a session is to be gone on with: that is offered before all else."""
    journal = known_journal(context)
    with closing(journal) if journal is not None else nullcontext():
        return journal is not None and journal.interrupted() is not None


def _today(context: Context) -> tuple[list[str], list[str], bool]:
    """Give what to say of today, the programs besides, and whether there is anything to do today."""
    journal = known_journal(context)
    with closing(journal) if journal is not None else nullcontext():
        person = personal(journal, context)
        if person is None or not person.began or person.stands.ask:
            # It is not known yet what fits.
            return [], [name for name in library(context).names() if name.startswith(_FAMILIES)], True
        found = person.proposal(Wants())
        why = [*dict.fromkeys(reason(told, person.pathway, context) for told in found.reasons[:2])]
        if person.waits:
            why = [*person.turn_to(), *person.why()]
    if found.program is None:
        return [context.book.say("today.nothing"), *why], list(found.others), False
    title = library(context).title(found.program, context.language)
    return [context.book.say("today.line", name=title), *why], list(found.others), True


def _another(place: Room, names: list[str]) -> str | None:
    """Offer programs one by one; None where none of them was wanted."""
    if not names:
        place.say(place.context.book.say("today.nothing"))
    for name, title in _titled(place.context, names):
        answer = place.asking.ask(question(place.context.language, "menu_session", ("yes", "no"), name=title))
        if answer == "yes":
            return name
        if place.asking.over or (answer is None and not place.asking.skipped):
            return None
    return None


def _titled(context: Context, names: list[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        yield name, library(context).title(name, context.language)


def _now(context: Context) -> Context:
    return replace(context, settings=read(context.home.config))
