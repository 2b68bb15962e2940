"""Verdicts and reasons as sentences in the user's language."""

from collections.abc import Iterator

from player.cli.context import Context
from player.program import Language
from player.program.pathway import Pathway
from player.recovery import Reason, Rung, Verdict


def reason(told: Reason, pathway: Pathway, context: Context) -> str:
    """Say why, in one sentence or two; advice in the words of the pathway."""
    for advice in pathway.advice:
        if told.key == "advice" and advice.id == told.rule:
            return " ".join(context.book.fill(text, told.values) for text in _words(advice, context.language))
    return context.book.say(f"recovery.reason.{told.key}", **told.values)


def message(pathway: Pathway, name: str, context: Context, **values: object) -> tuple[str, ...]:
    """Give the sentences of a message of the pathway."""
    return tuple(context.book.fill(text, values) for text in _words(pathway.message[name], context.language))


def sport(step: Rung, context: Context) -> str:
    """Say how much sport this week may hold, and how much of it is done."""
    values = {"minutes": step.minutes, "percent": step.percent, "usual": step.usual, "done": step.done}
    return context.book.say("sport.rung_done" if step.done else "sport.rung", **values)


def outcome(verdict: Verdict, pathway: Pathway, context: Context) -> Iterator[str]:
    """Give what is said of a verdict, sentence by sentence; a call for 112 stands alone."""
    route = next(each for each in pathway.route if each.outcome == verdict.outcome)
    words = _words(route, context.language)
    yield from words
    if verdict.outcome == "call_112":
        yield from words
        return
    if verdict.outcome == "not_for_you" and verdict.urgency == "today":
        doctor = next(each for each in pathway.route if each.outcome == "doctor_now")
        yield from _words(doctor, context.language)
        return
    if verdict.allowed == "everything":
        yield from (reason(each, pathway, context) for each in verdict.reasons)
    advised = [reason(each, pathway, context) for each in verdict.advice]
    if verdict.outcome == "physio_first" and not advised:
        advised = list(message(pathway, "physiotherapist", context))
    yield from advised
    if advised and verdict.allowed == "everything":
        yield from message(pathway, "go_on", context)
    contact = context.settings.physiotherapist
    if contact and (advised or verdict.outcome == "physio_first"):
        yield context.book.say("intake.contact", contact=contact)
    if verdict.allowed == "everything":
        band = context.book.say(f"intake.band_{verdict.grade_band}")
        if verdict.grade_band != "not_estimated":
            yield from message(pathway, "grade", context, band=band)
        yield from message(pathway, "good_news", context)
        yield from message(pathway, "outlook", context)


def _words(told: object, language: Language) -> tuple[str, ...]:
    words: tuple[str, ...] = getattr(told, language)
    return words
