"""`soepel check`: every problem in a program or exercise file, at once."""

from argparse import Namespace
from collections.abc import Iterator
from json import dumps
from pathlib import Path

from player.cli.checking import Checker
from player.cli.context import Context
from player.cli.library import library
from player.cli.screen import say
from player.errors import UserError, Value
from player.library import Library, is_program
from player.program import describe, expanded, fields, problems, unopened


def run(args: Namespace, context: Context) -> int:
    """Tell each problem on a line of its own, then advice; 1 when there is any problem."""
    shelf = library(context)
    rows: list[dict[str, Value]] = []
    files = list(_files(args.files))
    wrong = 0
    as_json = args.format == "json"
    with Checker(shelf, context, args.voice) as checker:
        for file in files:
            if args.fix:
                _fix(shelf, file, context, quiet=as_json)
            found = _found(checker, file, context)
            errors = sum(row["severity"] == "error" for _, row in found)
            wrong += errors
            rows += [row for _, row in found]
            if not as_json:
                for line, _ in found:
                    say(line)
                if args.expanded and not errors and is_program(shelf.source(file)[2]):
                    say(expanded(shelf.open(file)))
    if as_json:
        say(dumps(rows, ensure_ascii=False, indent=2))
    else:
        key = "cli.check.good" if not wrong else "cli.check.bad"
        say(context.book.say(key, files=len(files), count=wrong))
    return 1 if wrong else 0


def _found(checker: Checker, file: str, context: Context) -> list[tuple[str, dict[str, Value]]]:
    """Give what is told of a file, each as a line and as fields."""
    try:
        found = checker.of(file)
    except UserError as error:
        said = context.book.say(error.key, **error.values)
        return [(said, unopened(file, error.key, said))]
    return [(describe(each, context.language), fields(each, context.language)) for each in found]


def _fix(shelf: Library, file: str, context: Context, *, quiet: bool) -> None:
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
    for each in () if quiet else mended.changes:
        key = "authoring.mended.replaced" if each.was else "authoring.mended.added"
        say(context.book.say(key, file=shown, line=str(each.line), was=each.was, now=each.now.strip()))


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
