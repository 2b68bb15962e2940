"""Asks what is due before a session: the intake, safety again, the morning after, the week, an evaluation."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from player.cli.advising import was_told
from player.cli.intake_verb import interview, tell
from player.cli.personal import Personal, personal
from player.cli.room import Room
from player.cli.telling import advice, message
from player.journal import Journal
from player.recovery import Occasion, Reason, goals, improved
from player.session import Line, question


def ask_due(
    place: Room, journal: Journal, person: Personal, asked: frozenset[str] = frozenset()
) -> Personal | None:
    """Ask everything that is due and not `asked` yet, in order; None where it was broken off."""
    due = [name for name in person.stands.ask if name not in asked]
    both = {"weekly", "evaluation"} <= set(due)
    given: dict[str, Any] = {}
    for name in due:
        if name == "safety" and "evaluation" in due:
            # That asks the safety questions too.
            continue
        if name == "safety" and _still(place, journal, person):
            if place.asking.over:
                return None
            continue
        if name == "morning":
            if not _morning(place, journal):
                return None
        elif name == "weekly" and both:
            # What follows is said once, after the evaluation, which asks none of it again.
            place.say(place.context.book.say("due.weekly"))
            answers = interview(place, journal, person.pathway, "weekly")
            if answers is None:
                return None
            given = answers
        elif not _round(place, journal, person, name, given if name == "evaluation" else {}):
            return None
    after = personal(journal, place.context)
    # An answer of this morning may make more of it due; better now than after what is proposed.
    new = {"safety", "evaluation"} & set(after.stands.ask if after is not None else ()) - asked - set(due)
    return ask_due(place, journal, after, asked | set(due)) if after is not None and new else after


def _still(place: Room, journal: Journal, person: Personal) -> bool:
    """Ask once a day whether an answer that stops still holds, before all questions are asked anew."""
    keys = {each.key for each in person.stands.reasons}
    if "answer_again" not in keys or "sign_open" in keys:
        return False
    asked, today = {"id": "still"}, person.now.date().isoformat()
    kept = any(
        each.at[:10] == today and each.kind == "said" and each.data == asked for each in person.history.kept
    )
    if not kept:
        changed = place.asking.ask(question(place.context.language, "changed", ("yes", "no")))
        if changed == "yes":
            return False
        if not place.asking.over:
            journal.note("kept", {"kind": "said", "data": asked})
    return True


def _morning(place: Room, journal: Journal) -> bool:
    answer = place.asking.ask(question(place.context.language, "morning"), patient=True)
    while place.asking.turned_back:
        # Nothing was asked before it.
        answer = place.asking.ask(question(place.context.language, "morning"), patient=True)
    if place.asking.over:
        return False
    journal.note("morning", {"pain": None if answer is None else int(answer)})
    return True


def _round(place: Room, journal: Journal, person: Personal, name: str, given: Mapping[str, Any] = {}) -> bool:
    occasions: dict[str, Occasion] = {
        "intake": "intake",
        "safety": "safety",
        "weekly": "weekly",
        "evaluation": "evaluation",
    }
    place.say(place.context.book.say(f"due.{name}"))
    answers = interview(place, journal, person.pathway, occasions[name], given)
    if answers is None:
        if name == "evaluation":
            journal.note("kept", {"kind": "evaluation", "data": {"done": False}})
        return False
    after = personal(journal, place.context)
    if after is None:
        return False
    if name == "evaluation":
        decision = decided(person, after)
        journal.note("kept", {"kind": "evaluation", "data": {"done": True, "decision": decision}})
    if name == "intake" or after.stands.allowed != "everything":
        tell(place, after.stands, person.pathway)
        was_told(journal, after.stands.verdict.advice if after.stands.verdict else ())
    elif name in ("weekly", "evaluation"):
        whole = name == "evaluation"
        texts = tuple(looked_back(person, after, whole=whole))
        if texts:
            place.say(*texts)
        was_told(journal, advised(person, after, whole=whole))
    return after.stands.allowed != "nothing"


def decided(before: Personal, after: Personal) -> str:
    """Give what an evaluation decided of the phase that was kept: `stay`, `next` or `back`."""
    kept = [each.data["phase"] for each in before.history.kept if each.kind == "phase"]
    was, now = [before.stands.phase, *kept][-1], after.stands.phase
    return "stay" if now == was else "next" if now > was else "back"


def advised(before: Personal, after: Personal, *, whole: bool) -> list[Reason]:
    """Give the advice to see somebody that is new after a week's questions; of an evaluation all."""
    known = () if whole else {each.rule for each in before.stands.advice}
    return [each for each in after.stands.advice if each.rule not in known]


def looked_back(before: Personal, after: Personal, *, whole: bool) -> Iterator[str]:
    """Give what follows from a week's questions, and of all of it from an evaluation."""
    context, pathway = after.context, after.pathway
    if whole:
        for goal in goals(after.history):
            if improved(pathway, goal):
                values = {"activity": goal.activity, "a": goal.first, "b": goal.now}
                yield from (
                    text[:1].upper() + text[1:] for text in message(pathway, "goal", context, **values)
                )
        yield context.book.say(f"due.decided_{decided(before, after)}", phase=after.stands.phase)
    why = advised(before, after, whole=whole)
    yield from advice(why, pathway, context)
    if why:
        yield from message(pathway, "go_on", context)


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
