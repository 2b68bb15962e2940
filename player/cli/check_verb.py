"""`soepel check`: every problem in a program or exercise file, at once."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from player.cli.context import Context
from player.cli.library import library
from player.cli.screen import say
from player.errors import UserError
from player.library import Library, is_program
from player.performing import omissions
from player.program import LANGUAGES, Program, describe, expanded, problems
from player.voice import SilentVoice, open_speaker


def run(args: Namespace, context: Context) -> int:
    """Print each problem on a line of its own, then advice; 1 when there is any problem."""
    shelf = library(context)
    wrong = 0
    files = list(_files(args.files))
    for file in files:
        if args.fix:
            _fix(shelf, file, context)
        found = _problems(shelf, file, context)
        for line in found:
            say(line)
        wrong += len(found)
        if not found and is_program(shelf.source(file)[2]):
            program = shelf.open(file)
            for line in _advice(program, args, context):
                say(line)
            if args.expanded:
                say(expanded(program))
    key = "cli.check.good" if not wrong else "cli.check.bad"
    say(context.book.say(key, files=len(files), count=wrong))
    return 1 if wrong else 0


def _problems(shelf: Library, file: str, context: Context) -> list[str]:
    try:
        _, shown, text = shelf.source(file)
    except UserError as error:
        return [context.book.say(error.key, **error.values)]
    found = problems(text, shown, None, shelf.finder(file), shelf.exercises(file))
    return [describe(problem, context.language) for problem in found]


def _fix(shelf: Library, file: str, context: Context) -> None:
    """Mend what is safe in a file, and say each change; what cannot be read is told by the check."""
    from player.authoring import mend, replace  # noqa: PLC0415 - a mere check need not wait for it

    try:
        _, shown, text = shelf.source(file)
    except UserError:
        return
    find, names = shelf.finder(file), shelf.exercises(file)
    mended = mend(text, shown, lambda tried: problems(tried, shown, None, find, names))
    if mended.changes:
        replace(Path(shown), mended.text)
    for each in mended.changes:
        key = "authoring.mended.replaced" if each.was else "authoring.mended.added"
        say(context.book.say(key, file=shown, line=str(each.line), was=each.was, now=each.now.strip()))


def _advice(program: Program, args: Namespace, context: Context) -> Iterator[str]:
    """Tell which short words do not fit their part and are left out, in both languages."""
    for language in LANGUAGES:
        try:
            speaker = open_speaker(language, args.voice or context.settings.voice, context.home.cache)
        except UserError:
            # Without a voice for this language its lengths are estimated.
            speaker = open_speaker(language, SilentVoice.name, context.home.cache)
        with speaker:
            for exercise, left_out in omissions(program, language, speaker, speak=args.voice is not None):
                yield context.book.say(
                    "cli.check.fits",
                    file=program.name,
                    language=context.book.say(f"cli.language.{language}"),
                    exercise=exercise,
                    text=left_out.text,
                    part=context.book.say(f"part.{left_out.part}"),
                    needed=_shown(left_out.needed, context),
                    room=_shown(left_out.room, context),
                )


def _shown(seconds: float, context: Context) -> str:
    """Give a number in digits, as an author writes it, with the language's own sign."""
    return f"{seconds:.1f}".replace(".", context.book.say("caption.point"))


def _files(names: list[str]) -> Iterator[str]:
    """Give each file; of a folder, every TOML file in it."""
    for name in names:
        path = Path(name)
        if path.is_dir():
            inside = sorted(str(file) for file in path.rglob("*.toml"))
            if not inside:
                raise UserError("cli.error.empty_folder", file=name)
            yield from inside
        else:
            yield name
