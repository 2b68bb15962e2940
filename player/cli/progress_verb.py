"""`soepel progress`: how far somebody has come, in five sentences, drawn, or as a page for a therapist."""

from argparse import Namespace
from collections.abc import Sequence
from contextlib import closing
from json import dumps
from pathlib import Path

from msgspec.structs import asdict, replace

from player.cli.attending import attended
from player.cli.context import Context
from player.cli.known import known_journal
from player.cli.personal import Personal, personal
from player.cli.screen import say
from player.cli.telling import day_said, message, reason
from player.errors import UserError
from player.journal import Journal
from player.recovery import Progress, Reason, progress, sentences

WEEKS = 26
"""Weeks that are told one by one: as far back as sessions are looked at."""
_MESSAGES = ("better", "steady", "worse", "too_early", "goal")
"""What the pathway has words for."""


def run(args: Namespace, context: Context) -> int:
    """Look at the journal once, and tell it in the form that was asked for."""
    if args.picture is not None and Path(args.picture).suffix.lower() != ".svg":
        raise UserError("progress.error.picture", file=args.picture)
    if args.report is not None and Path(args.report).suffix.lower() != ".html":
        raise UserError("progress.error.report", file=args.report)
    journal = known_journal(context)
    if journal is None:
        return _nothing(args, context)
    with closing(journal):
        person = personal(journal, context)
        if person is None:
            return _nothing(args, context)
        found = progress(person.pathway, person.history, person.stands, person.now.date())
        told = _waiting([(each, _said(each, person)) for each in sentences(person.pathway, found)], person)
        if args.picture is not None or args.report is not None:
            _hand_over(args, journal, person, found)
    if args.json:
        say(dumps(_json(told, found, person), ensure_ascii=False, indent=2))
    elif args.picture is None and args.report is None:
        _tell(args, context, [text for _, text in told])
    return 0


def _nothing(args: Namespace, context: Context) -> int:
    if args.picture is not None or args.report is not None:
        raise UserError("progress.none")
    say(dumps({"sentences": []}) if args.json else context.book.say("progress.none"))
    return 0


def _hand_over(args: Namespace, journal: Journal, person: Personal, found: Progress) -> None:
    # Only who wants a file waits for what draws it.
    from player.publishing import Course, page, write  # noqa: PLC0415

    drawn = Course(found, person.history.days, person.now.date(), person.context.language).drawn()
    if args.picture is not None:
        write(drawn, Path(args.picture))
    if args.report is not None:
        from player.cli.reporting import Gathered  # noqa: PLC0415 - only wanted for the page

        # Who reads sees a digit sooner than a word.
        context = replace(person.context, book=replace(person.context.book, digits=True))
        reader = replace(person, context=context)
        told = _waiting([(each, _said(each, reader)) for each in sentences(person.pathway, found)], reader)
        write(
            page(Gathered(journal, reader, found).report([text for _, text in told], drawn)),
            Path(args.report),
        )
    for file in (args.picture, args.report):
        if file is not None and not args.json:
            say(person.context.book.say("progress.written", file=file))


def _said(told: Reason, person: Personal) -> str:
    context = person.context
    if told.key in _MESSAGES:
        text = " ".join(message(person.pathway, told.key, context, **told.values))
        # An activity is as somebody typed it, and may begin the sentence.
        return text[:1].upper() + text[1:]
    if told.key == "week_alone":
        week = context.book.say("progress.week_alone_plain", **told.values)
        return " ".join((week, *message(person.pathway, "one_day", context)))
    if context.book.has(f"progress.{told.key}"):
        values = dict(told.values)
        if "date" in values:
            values["date"] = day_said(str(values["date"]))
        return context.book.say(f"progress.{told.key}", **values)
    return reason(told, person.pathway, context)


def _waiting(told: list[tuple[Reason, str]], person: Personal) -> list[tuple[Reason, str]]:
    """Give the sentences for who waits: none asks for a session, or for a walk that has to wait too."""
    if not person.waits:
        return told
    book, found = person.context.book, []
    for each, text in told:
        if each.key.startswith("done_"):
            whom = " ".join((book.say("progress.waits"), *person.turn_to()))
            found.append((Reason(rule="QS", key="waits"), whom))
        elif each.key == "moved_little" and person.stands.allowed == "nothing":
            found.append((each, book.say("progress.moved_none")))
        else:
            found.append((each, text))
    return found


def _tell(args: Namespace, context: Context, texts: Sequence[str]) -> None:
    """Print the sentences; where somebody is there, speak them too."""
    if not attended():
        for text in texts:
            say(text)
        return
    # A voice takes a while to load.
    from player.cli.room import room  # noqa: PLC0415

    with room(args, context) as place:
        place.say(*texts)


def _because(told: Reason | None, person: Personal) -> dict[str, str] | None:
    if told is None:
        return None
    return {"rule": told.rule, "text": reason(told, person.pathway, person.context)}


def _json(told: Sequence[tuple[Reason, str]], found: Progress, person: Personal) -> dict[str, object]:
    return {
        "sentences": [{"rule": each.rule, "text": text} for each, text in told],
        "phase": person.stands.phase,
        "days_in_phase": person.stands.days,
        "week": {**asdict(found.adherence), "minutes": found.minutes, "other_minutes": found.other_minutes},
        "line": {
            "label": found.line.label,
            "base": found.line.base,
            "recent": found.line.recent,
            "slope": found.line.slope,
            "weeks": [asdict(week) for week in found.line.weeks[-WEEKS:]],
        },
        "goals": [
            {
                "activity": goal.activity,
                "first": goal.first,
                "now": goal.now,
                "scores": [asdict(told) for told in goal.scores],
            }
            for goal in found.goals
        ],
        "phases": [asdict(change) for change in found.phases],
        "advice": [
            {"rule": each.rule, "text": reason(each, person.pathway, person.context)} for each in found.advice
        ],
        "look_due": _because(found.look_due, person),
        "next_look": found.next_look,
    }
