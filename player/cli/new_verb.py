"""`soepel new`: a file to begin with, from a few answers or from options."""

import sys
from argparse import Namespace
from collections.abc import Callable
from typing import Any, get_args

from player.authoring import (
    ExerciseDraft,
    ProgramDraft,
    create,
    draft_exercise,
    draft_program,
    place,
    schema_line,
    title,
)
from player.cli.context import Context
from player.cli.library import library
from player.cli.new_options import PARTS, REPS, SIDES
from player.cli.questions import Questions
from player.cli.screen import say
from player.errors import UserError
from player.library import PATHWAY, data, guarded
from player.program import LANGUAGES, FileKind, Kind, Language, Position, problems
from player.program.limits import EXERCISES, NAME

_USUAL = ("neck-rotation", "breath-4-6")
_BREATH = {"out": 4.0, "hold": 0.0, "back": 6.0, "rest": 0.0}
"""The usual seconds of a breath."""


def run(args: Namespace, context: Context) -> int:
    """Ask what was not given, where there is somebody to ask, and write the file."""
    if args.what == "pathway":
        return _pathway(args, context)
    if args.name is None:
        raise UserError("authoring.error.nameless", what=args.what)
    path = place(args.name, context.home.programs, args.output)
    attended = sys.stdin is not None and sys.stdin.isatty()
    ask = Questions(context.book, attended=attended)
    shelf = library(context)
    known = shelf.exercises(str(path))
    kind: FileKind = args.what
    if path.exists():
        raise UserError("authoring.error.there", file=str(path))
    schema = schema_line(kind, path.absolute().parent)
    if kind == "exercise":
        text = draft_exercise(_exercise(args, ask), context.book, schema)
    else:
        text = draft_program(_program(args, ask, known), context.book, schema)
    if found := problems(text.encode(), str(path), kind, shelf.finder(str(path)), known):
        raise UserError("authoring.error.wrong", found)
    create(path, text)
    say(context.book.say("authoring.new.made", file=str(path)))
    say(context.book.say(f"authoring.new.next_{kind}", file=str(path), name=path.stem))
    return 0


def _pathway(args: Namespace, context: Context) -> int:
    """Write the pathway that ships, to be changed: the one that is followed, where nothing else is said."""
    followed = context.home.programs / PATHWAY
    path = place(args.name or followed.stem, followed.parent, args.output)
    text = guarded(data("sessions") / PATHWAY).decode()
    create(path, schema_line("pathway", path.absolute().parent) + text.partition("\n")[2])
    say(context.book.say("authoring.new.made_pathway", file=str(path)))
    say(context.book.say("authoring.new.next_pathway", file=str(path), followed=str(followed)))
    return 0


def _exercise(args: Namespace, ask: Questions) -> ExerciseDraft:
    kind: Kind = args.kind or ask.choice("kind", get_args(Kind), "mobility")
    walking, breathing = kind == "walking", kind == "breathing"
    position: Position = args.position or ask.choice(
        "position", get_args(Position), "walking" if walking else "sitting"
    )
    sides = args.sides or ask.choice("sides", SIDES, "none")
    name = _names(args, ask)
    reps = int(_or(args.reps, lambda: ask.number("reps", 1, REPS, 5, whole=True)))
    usual = ExerciseDraft(name)
    seconds = {
        part: _or(
            getattr(args, part),
            lambda part=part, most=most: ask.number(  # type: ignore[misc]
                part, 0, most, _BREATH[part] if breathing else getattr(usual, part)
            ),
        )
        for part, most in PARTS.items()
    }
    return ExerciseDraft(name, kind, position, sides, reps, **seconds)


def _program(args: Namespace, ask: Questions, known: tuple[str, ...]) -> ProgramDraft:
    name = _names(args, ask)
    if args.use or not ask.attended:
        return ProgramDraft(name, tuple(args.use or _USUAL))
    use = [ask.known("use", known, _USUAL[0])]
    while len(use) < EXERCISES and (more := ask.known("use_more", known, "")):
        use.append(more)
    return ProgramDraft(name, tuple(use))


def _names(args: Namespace, ask: Questions) -> dict[Language, str]:
    """Give the name in each language; where only one is given, the other is the same."""
    given = {language: getattr(args, f"name_{language}") for language in LANGUAGES}
    usual = next((name for name in given.values() if name), title(args.name))
    return {language: name or ask.words(f"name_{language}", usual, NAME) for language, name in given.items()}


def _or(given: Any, ask: Callable[[], float]) -> float:
    return ask() if given is None else float(given)
