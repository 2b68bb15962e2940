"""What bare `soepel` asks by ear: today's session, another one, how far one has come, settings and help."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, nullcontext

from msgspec.structs import replace

from player.cli.arguments import build_parser
from player.cli.context import Context
from player.cli.known import known_journal
from player.cli.library import library
from player.cli.personal import personal
from player.cli.room import Room, room
from player.cli.telling import reason
from player.cli.welcome_verb import keep_levels, loud_enough
from player.cli.welcoming import how
from player.recovery import Wants
from player.session import PACES, Line, question
from player.settings import change, read

Wanted = str | None
"""`today`, `progress`, the name of a program, or nothing more."""
_MENU = ("session", "progress", "more")
_MORE = ("loud", "pace", "lead")
_PACE = ("slower", "usual", "faster")
_FAMILIES = ("neck/", "breaks/", "calm/")


def menu(args: Namespace, context: Context) -> tuple[Wanted, Context]:
    """Ask until something is to be done; give it, with the settings as they are from then on."""
    said, names = _today(context)
    with room(args, context) as place:
        place.asking.tell(*(Line(text, context.language) for text in said))
        while not place.asking.over:
            match place.asking.ask(question(context.language, "menu_today", ("yes", "no"))):
                case "yes":
                    return "today", _now(context)
                case None:
                    break
            match place.asking.ask(question(context.language, "menu", _MENU)):
                case "session":
                    if (name := _another(place, names)) is not None:
                        return name, _now(context)
                case "progress":
                    return "progress", _now(context)
                case "more":
                    _more(place)
                case _ if not place.asking.skipped:
                    break
    return None, _now(context)


def done(wanted: str, args: Namespace, context: Context) -> int:
    """Do what was chosen; today's session is for who asks."""
    from player.cli import play_verb, progress_verb  # noqa: PLC0415 - only one of them is wanted

    given = ["progress"] if wanted == "progress" else ["play", wanted]
    chosen = build_parser(context.book).parse_args([*given, "--lang", context.language])
    chosen.voice = args.voice
    return progress_verb.run(chosen, context) if wanted == "progress" else play_verb.run(chosen, context)


def left(context: Context) -> bool:
    """Tell whether a session is to be gone on with: that is offered before all else."""
    journal = known_journal(context)
    with closing(journal) if journal is not None else nullcontext():
        return journal is not None and journal.interrupted() is not None


def _today(context: Context) -> tuple[list[str], list[str]]:
    """Give what to say of today, and the programs that there are besides."""
    journal = known_journal(context)
    with closing(journal) if journal is not None else nullcontext():
        person = personal(journal, context)
        if person is None or not person.began or person.stands.ask:
            # It is not known yet what fits.
            return [], [name for name in library(context).names() if name.startswith(_FAMILIES)]
        found = person.proposal(Wants())
        why = [reason(told, person.pathway, context) for told in found.reasons[:2]]
    if found.program is None:
        return [context.book.say("today.nothing"), *why], list(found.others)
    title = library(context).title(found.program, context.language)
    return [context.book.say("today.line", name=title), *why], list(found.others)


def _another(place: Room, names: list[str]) -> str | None:
    """Offer programs one by one; None where none of them was wanted."""
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


def _more(place: Room) -> None:
    """Change how loud and how fast, or tell how a session is led."""
    asking, context = place.asking, place.context
    match asking.ask(question(context.language, "menu_more", _MORE)):
        case "loud":
            levels = loud_enough(place)
            if levels is not None:
                keep_levels(context, levels)
        case "pace":
            answer = asking.ask(question(context.language, "menu_pace", _PACE))
            at = PACES.index(read(context.home.config).pace)
            by = {"slower": max(0, at - 1), "usual": PACES.index(1.0), "faster": min(at + 1, len(PACES) - 1)}
            if answer is not None:
                change(context.home.config, "pace", PACES[by[answer]])
        case "lead":
            asking.tell(*how(context.language))
            asking.introduce(context.language)


def _now(context: Context) -> Context:
    return replace(context, settings=read(context.home.config))
