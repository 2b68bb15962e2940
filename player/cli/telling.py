"""Verdicts and reasons as sentences in the user's language."""

from collections.abc import Iterable, Iterator, Sequence

from player.cli.context import Context
from player.program import Language
from player.program.pathway import Pathway
from player.recovery import Reason, Rung, Verdict

_LOOK_ALONG = ("course", "red_often", "line_worse")
"""Reasons of the course itself to see a physiotherapist."""


def reason(told: Reason, pathway: Pathway, context: Context) -> str:
    """Say why, in one sentence or two; advice in the words of the pathway."""
    return " ".join(_sentences(told, pathway, context))


def because(told: Reason, pathway: Pathway, context: Context) -> str:
    """Say only why, and not who can help: to somebody who can."""
    return _sentences(told, pathway, context)[0]


def advice(listed: Sequence[Reason], pathway: Pathway, context: Context) -> list[str]:
    """Say reasons to see somebody in one breath: what that one can do is said once, at the end."""
    every = [_sentences(each, pathway, context) for each in listed]
    return [" ".join(each if each is every[-1] else each[:1]) for each in every]


def _sentences(told: Reason, pathway: Pathway, context: Context) -> list[str]:
    for own in pathway.advice:
        if told.key == "advice" and own.id == told.rule:
            return [context.book.fill(text, told.values) for text in _words(own, context.language)]
    if told.key == "cap":
        return list(message(pathway, "cap", context, **told.values))
    values = dict(told.values)
    if "date" in values:
        values["date"] = day_said(str(values["date"]))
    why = context.book.say(f"recovery.reason.{told.key}", **values)
    return [why, context.book.say("recovery.reason.look_along")] if told.key in _LOOK_ALONG else [why]


def day_said(iso: str) -> str:
    """Give a date of ISO 8601 as both languages write it: day, month, year."""
    year, month, day = iso.split("-")
    return f"{day}-{month}-{year}"


def plainly(texts: Iterable[str]) -> list[str]:
    """Give sentences in their order, each once: several reasons may be one to who hears them."""
    return list(dict.fromkeys(texts))


def message(pathway: Pathway, name: str, context: Context, **values: object) -> tuple[str, ...]:
    """Give the sentences of a message of the pathway."""
    return tuple(context.book.fill(text, values) for text in _words(pathway.message[name], context.language))


def sport(step: Rung, context: Context) -> str:
    """Say how much sport this week may hold, and how much of it is done."""
    values = {"minutes": step.minutes, "percent": step.percent, "usual": step.usual, "done": step.done}
    return context.book.say("sport.rung_done" if step.done else "sport.rung", **values)


def outcome(verdict: Verdict, pathway: Pathway, context: Context) -> Iterator[str]:
    """Give what is said of a verdict, sentence by sentence; a call for 112 stands alone."""
    words = routed(verdict, pathway, context)
    if verdict.outcome == "call_112":
        yield from (*words, *words)
        return
    if verdict.outcome == "not_for_you" and verdict.urgency == "today":
        yield from words
        return
    if verdict.allowed == "everything":
        yield from (*words, *(reason(each, pathway, context) for each in verdict.reasons))
    advised = advice(verdict.advice, pathway, context)
    if verdict.outcome == "physio_first" and not advised:
        advised = list(message(pathway, "physiotherapist", context))
    if verdict.allowed != "everything":
        # What to do is heard last, and so remembered.
        yield from (*advised, *words)
    else:
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


def routed(verdict: Verdict, pathway: Pathway, context: Context) -> list[str]:
    """Give the words of the route; for who is too young and should be seen today, those of that too."""
    led = {each.outcome: each for each in pathway.route}
    words = list(_words(led[verdict.outcome], context.language))
    if verdict.outcome == "not_for_you" and verdict.urgency == "today" and "doctor_now" in led:
        words += _words(led["doctor_now"], context.language)
    return words


def _words(told: object, language: Language) -> tuple[str, ...]:
    words: tuple[str, ...] = getattr(told, language)
    return words
