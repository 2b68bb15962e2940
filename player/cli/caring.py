"""What is asked before a session because the rules want it, and after a sign such as dizziness."""

from player.cli.advising import was_told
from player.cli.asking_due import ask_due
from player.cli.context import Context
from player.cli.fitting import asks, left_out
from player.cli.intake_verb import interview, judged, tell
from player.cli.library import library
from player.cli.owning import OFFER, offered
from player.cli.personal import personal
from player.cli.room import Room
from player.journal import Journal
from player.program import Program
from player.recovery import conditions_of, safety_sets
from player.session import question
from player.settings import now


def ready(place: Room, journal: Journal) -> bool:
    """Ask all that is due; where no intake was done, offer it, once a day. False where that ends it."""
    person = personal(journal, place.context)
    if person is None:
        return offer(place, journal)
    if person.stands.ask and ask_due(place, journal, person) is None:
        return False
    return "intake" in person.stands.ask or person.began or offer(place, journal)


def fit(place: Room, journal: Journal, program: Program) -> bool:
    """Ask what decides whether exercises of a program are for this person, and say what is left out."""
    context = place.context
    if asks(program, journal, context):
        pathway = library(context).pathway()
        place.say(context.book.say("due.condition"))
        known = conditions_of(pathway, journal.history(now()))
        if interview(place, journal, pathway, "condition", known) is None:
            return False
        gone = left_out(program, journal, context)
        if gone:
            place.say(*gone)
    return True


def offer(place: Room, journal: Journal) -> bool:
    """Offer the first questions; False where somebody stopped, or where the answers forbid to go on."""
    if offered(journal):
        return True
    slow = "button" if place.asking.buttoned else "voice" if place.asking.voiced() else None
    name = f"intake_{slow}" if slow else "intake"
    wanted = place.asking.ask(question(place.context.language, name, ("yes", "no")))
    if place.asking.over:
        return False
    if wanted != "yes":
        # Nobody is asked twice on one day.
        journal.note("kept", {"kind": "said", "data": {"id": OFFER}})
        return True
    pathway = library(place.context).pathway()
    if interview(place, journal, pathway, "intake") is None:
        return False
    found = judged(journal, pathway)
    tell(place, found, pathway)
    was_told(journal, found.verdict.advice if found.verdict is not None else ())
    return found.allowed != "nothing"


def after_sign(place: Room | None, journal: Journal, program: str, context: Context) -> None:
    """Keep that a sign broke a session off, and ask the safety questions where there is somebody."""
    pathway = library(context).pathway()
    # Also where nobody is there any more: it is by this number that an answer is newer than the sign.
    sets = len(safety_sets(pathway, journal.history(now())))
    journal.note("kept", {"kind": "sign", "data": {"program": program, "answered": sets}})
    if place is None or interview(place, journal, pathway, "safety") is None:
        return
    found = judged(journal, pathway)
    if found.allowed == "everything":
        place.say(place.context.book.say("due.after_sign"))
    else:
        tell(place, found, pathway)
