"""`soepel check`: every problem in a program or exercise file, at once."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from player.cli.context import Context
from player.cli.library import library
from player.cli.screen import say
from player.errors import UserError
from player.library import is_program
from player.program import describe, expanded, problems


def run(args: Namespace, context: Context) -> int:
    """Print each problem on a line of its own; 1 when there is any."""
    shelf = library(context)
    wrong = 0
    files = list(_files(args.files))
    for file in files:
        try:
            _, shown, text = shelf.source(file)
        except UserError as error:
            say(context.book.say(error.key, **error.values))
            wrong += 1
            continue
        found = problems(text, shown, None, shelf.finder(file), shelf.exercises(file))
        for problem in found:
            say(describe(problem, context.language))
        wrong += len(found)
        if args.expanded and not found and is_program(text):
            say(expanded(shelf.open(file)))
    key = "cli.check.good" if not wrong else "cli.check.bad"
    say(context.book.say(key, files=len(files), count=wrong))
    return 1 if wrong else 0


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
