"""Answers that were written in a file, by the ids of a pathway, and whether they can be."""

from collections.abc import Iterator, Mapping
from typing import Any

from player.errors import UserError
from player.program.finding import Finding, Path, Table
from player.program.nearest import listed, nearest, shown
from player.program.pathway.answers import asked
from player.program.pathway.asking import Question
from player.program.pathway.model import Pathway
from player.program.source import parse

YES_NO = ("yes", "no", "unknown")
ACTIVITIES = 3
"""Activities that can be named."""
_SCALE = 10


def read_answers(text: bytes, file: str, pathway: Pathway) -> dict[str, Any]:
    """Give the answers of a TOML file by id, or raise a UserError that holds every problem in it."""
    # tree-sitter is wanted only for a mistake.
    from player.program.placing import placed  # noqa: PLC0415

    source = parse(text, file)
    found = tuple(findings(source.table or {}, pathway))
    problems = (*source.problems, *(placed(source, found) if found else ()))
    if problems:
        raise UserError("pathway.error.answers", problems, file=file)
    return dict(source.table or {})


def findings(table: Table, pathway: Pathway) -> Iterator[Finding]:
    """Tell of every id that is none, and every answer that cannot be."""
    known = asked(pathway)
    for id_, value in table.items():
        question = known.get(id_)
        if question is None:
            near = nearest(id_, tuple(known))
            code = "answer-misspelt" if near else "answer-unknown"
            yield Finding(path=(id_,), code=code, values={"word": shown(id_), "near": near or ""}, at="key")
        else:
            yield from _answer(question, id_, value)


def _answer(question: Question, id_: str, value: object) -> Iterator[Finding]:
    path: Path = (id_,)
    if question.part or question.type == "yes_no":
        if value not in YES_NO:
            yield _choice(path, value, YES_NO)
    elif question.type == "choice":
        choices = tuple(choice.id for choice in question.choice)
        if value not in choices:
            yield _choice(path, value, choices)
    elif question.type == "activities":
        yield from _activities(path, value)
    else:
        yield from _number(path, value, _SCALE if question.type == "scale" else question.most)


def _activities(path: Path, value: object) -> Iterator[Finding]:
    if not isinstance(value, list) or len(value) > ACTIVITIES:
        yield Finding(path=path, code="answer-activities", values={"most": ACTIVITIES})
        return
    for number, goal in enumerate(value):
        named = isinstance(goal, Mapping) and set(goal) == {"activity", "score"}
        if not named or not isinstance(goal["activity"], str) or not goal["activity"].strip():
            yield Finding(path=(*path, number), code="answer-activities", values={"most": ACTIVITIES})
        else:
            yield from _number((*path, number, "score"), goal["score"], _SCALE)


def _number(path: Path, value: object, most: int) -> Iterator[Finding]:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        yield Finding(path=path, code="answer-number", values={"value": shown(value), "most": most})


def _choice(path: Path, value: object, choices: tuple[str, ...]) -> Finding:
    values = {"value": shown(value), "choices": listed(list(choices))}
    return Finding(path=path, code="answer-choice", values=values)
