"""Exercises that are not for everyone: the questions before the first of them, and what is left out."""

from typing import Any

from msgspec.structs import replace

from player.program import Program
from player.program.pathway import Part, Pathway, Question
from player.recovery.answering import Values, alarming, any_holds, said
from player.recovery.facts import History


def conditions_of(pathway: Pathway, history: History) -> Values:
    """Give the answers about conditions since the last intake: a new one asks for them anew."""
    asked = [each for question in _questions(pathway) for each in (question.id, *_ids(question))]
    found: dict[str, Any] = {}
    for answers in history.answers:
        found = {} if answers.occasion == "intake" else found
        found |= {id_: answers.values[id_] for id_ in asked if id_ in answers.values}
    return found


def undecided(pathway: Pathway, values: Values, program: Program) -> bool:
    """Tell whether something of a program waits for an answer."""
    there = {item.exercise for item in program.items}
    return any(
        said(question, part, values) is None and there & set(part.leaves_out)
        for question, part in _parts(pathway)
    )


def without(pathway: Pathway, values: Values, program: Program) -> Program:
    """Give a program without what was answered to be not for this person; "unknown" counts as yes."""
    out: set[str] = set()
    for question, part in _parts(pathway):
        answer = said(question, part, values)
        if answer is not None and alarming(part, answer):
            out.update(part.leaves_out)
    items = tuple(item for item in program.items if item.exercise not in out)
    return program if len(items) == len(program.items) else replace(program, items=items)


def _questions(pathway: Pathway) -> list[Question]:
    return [question for question in pathway.question if question.block == "condition"]


def _parts(pathway: Pathway) -> list[tuple[Question, Part]]:
    return [(question, part) for question in _questions(pathway) for part in question.part]


def _ids(question: Question) -> list[str]:
    return [part.id for part in question.part]


def tense(pathway: Pathway, values: Values, program: Program) -> bool:
    """Tell whether a session should end with breathing: for who is tense, in a phase, where it holds none."""
    held = {item.kind for item in program.items}
    exercises = bool(held) and program.phase is not None and program.seconds is None
    calm = held & {"breathing", "relaxation"}
    return exercises and not calm and any_holds(pathway.programs.breathing_when, values, pathway)


def ending(program: Program, with_: Program) -> Program:
    """Give a program that ends with the exercises of another."""
    return replace(program, items=(*program.items, *with_.items))
