"""Asks what is due before a session: the intake, safety again, the morning after, the week, an evaluation."""

from collections.abc import Callable

from player.cli.intake_verb import interview, tell
from player.cli.personal import Personal, personal
from player.cli.room import Room
from player.cli.telling import message
from player.journal import Journal
from player.recovery import Occasion
from player.session import Line, question


def ask_due(place: Room, journal: Journal, person: Personal) -> Personal | None:
    """Ask everything that is due, in order; None where it was broken off."""
    for name in person.stands.ask:
        if name == "morning":
            if not _morning(place, journal):
                return None
        elif not _round(place, journal, person, name):
            return None
    return personal(journal, place.context)


def _morning(place: Room, journal: Journal) -> bool:
    answer = place.asking.ask(question(place.context.language, "morning"), patient=True)
    if place.asking.stopped:
        return False
    journal.note("morning", {"pain": None if answer is None else int(answer)})
    return True


def _round(place: Room, journal: Journal, person: Personal, name: str) -> bool:
    occasions: dict[str, Occasion] = {
        "intake": "intake",
        "safety": "safety",
        "weekly": "weekly",
        "evaluation": "evaluation",
    }
    place.say(place.context.book.say(f"due.{name}"))
    before = person.stands
    answers = interview(place, journal, person.pathway, occasions[name])
    if answers is None:
        if name == "evaluation":
            journal.note("kept", {"kind": "evaluation", "data": {"done": False}})
        return False
    after = personal(journal, place.context)
    if after is None:
        return False
    if name == "evaluation":
        decision = "stay" if after.stands.phase == before.phase else "next"
        journal.note("kept", {"kind": "evaluation", "data": {"done": True, "decision": decision}})
    if name == "intake" or after.stands.allowed != "everything":
        tell(place, after.stands, person.pathway)
    return after.stands.allowed != "nothing"


def keep_phase(place: Callable[[Line], None], journal: Journal, person: Personal) -> None:
    """Keep the phase that holds from today, and say what it is, once."""
    moved = person.stands.moved
    first = not any(kept.kind == "phase" for kept in person.history.kept)
    if person.stands.allowed != "everything" or not (moved or first):
        return
    data = {"phase": person.stands.phase, "rule": moved.rule if moved else "QS"}
    journal.note("kept", {"kind": "phase", "data": data})
    language = person.context.language
    own = next(each for each in person.pathway.phase if each.id == person.stands.phase)
    texts = list(getattr(own, language).begins)
    if moved is not None and moved.rule == "PR7":
        texts = [person.context.book.say(f"recovery.reason.{moved.key}", **moved.values)]
        texts += message(person.pathway, "bad_day", person.context)
    for text in texts:
        place(Line(text, language))
