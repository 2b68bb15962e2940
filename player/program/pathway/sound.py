"""Whether a pathway is complete and free of contradiction: every answer leads on, every gate can open."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import msgspec

from player.errors import Value
from player.program.finding import Finding, Path, Table
from player.program.nearest import listed, nearest
from player.program.pathway.answers import NUMBERS, asked, condition_fits, most_of
from player.program.pathway.asking import Condition, Part, Question
from player.program.pathway.model import MAY, MESSAGES, Pathway
from player.program.pathway.phases import Phase

HOURS_A_WEEK = 168


def contradictions(table: Table) -> Iterator[Finding]:
    """Tell where a table that has the right shape cannot be right; nothing of one that has not."""
    try:
        pathway = msgspec.convert(table, Pathway, strict=True)
    except msgspec.ValidationError:
        return
    yield from _questions(pathway)
    yield from _routes(pathway)
    yield from _conditions(pathway)
    yield from _phases(pathway)
    yield from _numbers(pathway)
    yield from _messages(pathway)


def _messages(pathway: Pathway) -> Iterator[Finding]:
    missing = [name for name in MESSAGES if name not in pathway.message]
    for name in pathway.message:
        if name in (*MESSAGES, *MAY):
            continue
        path: Path = ("message", name)
        if near := nearest(name, missing):
            missing.remove(near)
            values = {"word": name, "near": near}
            means: Path = ("message", near)
            yield Finding(path=path, code="misspelt-key", values=values, at="key", means=means)
        elif not missing:
            values = {"word": name, "choices": listed(list(MESSAGES))}
            yield Finding(path=path, code="unknown-key", values=values, at="key")
    for name in missing:
        yield Finding(path=("message",), code="pathway-no-message", values={"word": name}, at="key")


def _questions(pathway: Pathway) -> Iterator[Finding]:
    seen: set[str] = set()
    calm = ""
    for number, question in enumerate(pathway.question):
        at: Path = ("question", number)
        if not question.part and not (question.nl and question.en):
            yield Finding(path=at, code="pathway-no-words", values={"id": question.id}, at="key")
        for here, id_ in _ids(question, at):
            if id_ in seen:
                yield Finding(path=here, code="pathway-twice", values={"id": id_})
            seen.add(id_)
        emergency = any(part.outcome == "call_112" for part in question.part)
        if question.block == "safety" and emergency and calm:
            values = {"id": question.id, "before": calm}
            yield Finding(path=(*at, "id"), code="pathway-emergency-late", values=values)
        if not emergency:
            calm = calm or question.id
        yield from _parts(question, at)


def _ids(question: Question, at: Path) -> Iterator[tuple[Path, str]]:
    if not any(part.id == question.id for part in question.part):
        yield (*at, "id"), question.id
    for number, part in enumerate(question.part):
        yield (*at, "part", number, "id"), part.id


def _parts(question: Question, at: Path) -> Iterator[Finding]:
    before: list[Part] = []
    lost = False
    for number, part in enumerate(question.part):
        here: Path = (*at, "part", number)
        for index, name in enumerate(part.after):
            if name not in {each.id for each in before}:
                lost = True
                yield Finding(path=(*here, "after", index), code="pathway-after", values={"id": name})
        if part.emergency and (question.block != "safety" or part.outcome != "call_112"):
            yield Finding(path=(*here, "emergency"), code="pathway-no-emergency", values={"id": part.id})
        before.append(part)
    if question.block not in ("safety", "condition") or lost:
        return
    followed = {name for part in question.part for name in part.after}
    for number, part in enumerate(question.part):
        led = part.outcome if question.block == "safety" else part.leaves_out
        if not led and part.id not in followed:
            path = (*at, "part", number, "id")
            yield Finding(path=path, code="pathway-nowhere", values={"id": part.id})


def _routes(pathway: Pathway) -> Iterator[Finding]:
    there = {route.outcome for route in pathway.route}
    for number, question in enumerate(pathway.question):
        for index, part in enumerate(question.part):
            if part.outcome and part.outcome not in there:
                path: Path = ("question", number, "part", index, "outcome")
                yield Finding(path=path, code="pathway-no-route", values={"outcome": part.outcome})
    last = len(pathway.route) - 1
    if not pathway.route[last].otherwise:
        yield Finding(path=("route", last, "outcome"), code="pathway-no-end")
    seen: set[str] = set()
    for number, route in enumerate(pathway.route):
        if route.otherwise and number < last:
            yield Finding(path=("route", number, "otherwise"), code="pathway-early-end")
        if route.outcome in seen:
            values = {"id": route.outcome}
            yield Finding(path=("route", number, "outcome"), code="pathway-twice", values=values)
        seen.add(route.outcome)


def _conditions(pathway: Pathway) -> Iterator[Finding]:
    known = asked(pathway)
    places: list[tuple[Path, tuple[Condition, ...]]] = [
        (("programs", "breathing_when"), pathway.programs.breathing_when)
    ]
    places += [(("advice", number, "when"), each.when) for number, each in enumerate(pathway.advice)]
    places += [(("route", number, "when"), each.when) for number, each in enumerate(pathway.route)]
    places += [(("tip", number, "when"), each.when) for number, each in enumerate(pathway.tip)]
    for path, conditions in places:
        for number, condition in enumerate(conditions):
            here: Path = (*path, number, "question")
            if condition.question not in known:
                yield Finding(path=here, code="pathway-unknown-question", values={"id": condition.question})
            elif not condition_fits(condition, asks := known[condition.question]):
                yield _undecided(condition, asks, here)


def _undecided(condition: Condition, asks: Question, here: Path) -> Finding:
    """Tell why no answer decides a condition: it is of another kind, or beyond every answer."""
    values: dict[str, Value] = {"id": condition.question}
    if asks.type not in NUMBERS or asks.part or condition.equals:
        return Finding(path=here, code="pathway-condition", values=values)
    if condition.at_least > condition.at_most:
        return Finding(path=here, code="pathway-crossed", values={"word": "at_least, at_most"})
    if not condition.at_least:
        return Finding(path=here, code="pathway-condition", values=values)
    return Finding(path=here, code="pathway-out-of-reach", values={**values, "most": str(most_of(asks))})


def _phases(pathway: Pathway) -> Iterator[Finding]:
    before: Phase | None = None
    for number, phase in enumerate(pathway.phase):
        at: Path = ("phase", number)
        if phase.id != number + 1:
            yield Finding(path=(*at, "id"), code="pathway-phase-order", values={"phase": phase.id})
        if phase.minutes[0] > phase.minutes[1]:
            yield Finding(path=(*at, "minutes"), code="pathway-crossed", values={"word": "minutes"})
        yield from _sessions(phase, at, pathway)
        if before is not None and not phase.enter:
            yield Finding(path=(*at, "id"), code="pathway-no-gate", values={"phase": phase.id})
        elif before is not None and phase.enter:
            weekly = before.daily_per_week + before.strength_per_week
            never = (phase.enter.sessions > 0 and not weekly) or (
                phase.enter.strength_sessions > 0 and not before.strength_per_week
            )
            if never:
                yield Finding(path=(*at, "enter"), code="pathway-shut", values={"phase": phase.id}, at="key")
        before = phase


def _sessions(phase: Phase, at: Path, pathway: Pathway) -> Iterator[Finding]:
    rhythm = pathway.rhythm
    most = min(7 - rhythm.rest_days, (HOURS_A_WEEK + rhythm.strength_hours) // max(1, rhythm.strength_hours))
    if phase.strength_per_week > most:
        values = {"count": phase.strength_per_week, "most": most}
        yield Finding(path=(*at, "strength_per_week"), code="pathway-no-rest", values=values)
    for count, named in (("daily_per_week", phase.daily), ("strength_per_week", phase.strength)):
        if getattr(phase, count) and not named:
            yield Finding(path=(*at, count), code="pathway-no-program", values={"phase": phase.id})


def _numbers(pathway: Pathway) -> Iterator[Finding]:
    """Tell of numbers that must rise and do not."""
    for table, *names in (
        ("pain", "green", "amber"),
        ("pain", "high_start", "very_high_start"),
        ("pain", "high_start", "always_red"),
        ("morning", "fine", "worse"),
        ("load", "cap", "hard", "never"),
        ("away", "lighter", "level", "intake"),
    ):
        values: Any = getattr(pathway, table)
        for one, other in pairwise(names):
            if getattr(values, one) >= getattr(values, other):
                yield Finding(path=(table, other), code="pathway-crossed", values={"word": f"{one}, {other}"})
    days = pathway.evaluation.days
    if list(days) != sorted(set(days)):
        yield Finding(path=("evaluation", "days"), code="pathway-crossed", values={"word": "days"})


def programs_of(pathway: Pathway) -> Mapping[Path, str]:
    """Give the program named at each place of a pathway."""
    found: dict[Path, str] = {}
    for number, phase in enumerate(pathway.phase):
        for key in ("daily", "strength"):
            found |= {("phase", number, key, index): name for index, name in enumerate(getattr(phase, key))}
    for number, variant in enumerate(pathway.variant):
        found["variant", number, "instead_of"] = variant.instead_of
        found["variant", number, "use"] = variant.use
    roles = ((key, getattr(pathway.programs, key)) for key in pathway.programs.__struct_fields__)
    found |= {("programs", key): name for key, name in roles if isinstance(name, str)}
    found["micro_break", "program"] = pathway.micro_break.program
    return found
