"""`soepel data correct`: puts right what was told or done; the old line stays."""

from argparse import Namespace
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from typing import Any

from player.cli.context import Context
from player.cli.known import known_journal
from player.cli.noting import noting
from player.cli.screen import say
from player.errors import UserError
from player.journal import Told
from player.phrases import Phrases

KINDS = ("pain", "effort", "morning", "activity")
"""Scores and activities. Answers are given again instead: the rules decide what they mean for today."""
_TEN = 10
_FIELD: Mapping[str, str] = {"morning": "pain", "activity": "minutes", "side": "reps"}


def run(args: Namespace, context: Context) -> int:
    """List the last things with their numbers, or put one right."""
    kinds = ("side",) if args.sides else KINDS
    changes = args.value is not None or args.withdraw
    if args.number is None and changes:
        raise UserError("data.error.which")
    if args.value is not None and args.withdraw:
        raise UserError("data.error.both")
    if args.number is None or not changes:
        return _list(args, context, kinds)
    with noting(context) as journal:
        told = journal.told(args.number, kinds)
        if len(told) < args.number:
            raise UserError("data.error.no_such", number=str(args.number), most=str(len(told)))
        one = told[args.number - 1]
        data = None if args.withdraw else _corrected(one, args.value)
        journal.correct(one, data)
    book = context.book
    was, shown = _value(one, one.data, book), _value(one, data, book)
    say(book.say("data.corrected", what=_what(one, book), was=was, now=shown))
    return 0


def _list(args: Namespace, context: Context, kinds: tuple[str, ...]) -> int:
    journal = known_journal(context)
    told: list[Told] = []
    if journal is not None:
        with closing(journal):
            told = journal.told(max(args.limit, args.number or 0), kinds)
    if args.number is not None:
        if len(told) < args.number:
            raise UserError("data.error.no_such", number=str(args.number), most=str(len(told)))
        told = told[: args.number]
    book = context.book
    for number, one in enumerate(told, 1):
        if args.number in (None, number):
            line = {"what": _what(one, book), "value": _value(one, one.data, book)}
            changed = book.say("data.was", value=_value(one, one.was, book)) if one.data != one.was else ""
            say(book.say("data.line", number=str(number), **line) + changed)
    say(book.say("data.how" if told else "data.nothing"))
    return 0


def _corrected(one: Told, value: float) -> dict[str, Any]:
    """Give the data that replaces the old one; raise UserError for a value that cannot be."""
    field = _FIELD.get(one.kind, "value")
    data = {**one.was, **(one.data or {})}
    if one.kind == "activity":
        if not value:
            raise UserError("data.error.minutes")
        return {**data, field: value}
    most = int(data.get("of", 0)) if one.kind == "side" else _TEN
    if value % 1 or value > most:
        raise UserError("data.error.score", most=str(most))
    done = _done(one.was, int(value), most) if one.kind == "side" else {}
    return {**data, field: int(value), **done}


def _done(was: Mapping[str, Any], reps: int, most: int) -> dict[str, Any]:
    """Give what else is another of a side with so many repetitions: whether it was whole, and its seconds."""
    seconds, counted = was.get("seconds"), was.get("reps")
    if not isinstance(seconds, int | float) or not isinstance(counted, int) or counted <= 0:
        return {"done": reps >= most}
    # By these the rules weigh what was done.
    return {"done": reps >= most, "seconds": round(seconds * reps / counted, 3)}


def _what(one: Told, book: Phrases) -> str:
    """Name a thing, with its moment and its session."""
    day = datetime.fromisoformat(one.at).strftime("%d-%m-%Y %H:%M")
    when = one.was.get("when", one.was.get("what", ""))
    key = f"data.thing.{one.kind}_{when}"
    name = "" if one.kind == "side" else book.say(key if book.has(key) else f"data.thing.{one.kind}")
    if one.kind == "side":
        side, number = str(one.was.get("side") or ""), str(one.was.get("set", 1))
        shown = book.say(f"sides.{side}") if side and book.has(f"sides.{side}") else side
        key = "data.thing.sided" if side else "data.thing.side"
        name = book.say(key, exercise=one.exercise, side=shown, set=number)
    return f"{day}  {name}" + (f" ({one.title})" if one.title else "")


def _value(one: Told, data: Mapping[str, Any] | None, book: Phrases) -> str:
    if data is None:
        return book.say("data.withdrawn")
    value = data.get(_FIELD.get(one.kind, "value"))
    if value is None:
        return book.say("data.unanswered")
    text = (
        f"{value:g}".replace(".", book.say("caption.point")) if isinstance(value, int | float) else str(value)
    )
    if one.kind == "activity":
        return book.say("data.minutes", value=text)
    return book.say("data.of", value=text, most=str(data.get("of"))) if one.kind == "side" else text
