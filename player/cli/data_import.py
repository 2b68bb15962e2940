"""`soepel data import`: brings in what another copy of the journal holds."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from player.cli.context import Context
from player.cli.screen import say, warn
from player.errors import UserError
from player.journal import MOST_BYTES, Joined, Journal, lines, lines_of, opened, read
from player.paths import written_path
from player.settings import lock, now

_SQLITE = b"SQLite format 3\0"


def run(args: Namespace, context: Context) -> int:
    """Join the file's sessions and notes to one's own; a file that is not right is refused whole."""
    file = written_path(args.file)
    with lock(context.home.data) as notice:
        if notice is not None:
            raise notice
        joined = _joined(file, context)
    numbers = {
        "sessions": str(joined.sessions),
        "notes": str(joined.notes),
        "known": str(joined.known),
    }
    say(context.book.say("data.imported", **numbers))
    if joined.differing:
        say(context.book.say("data.differing", count=str(joined.differing)))
    return 0


def _joined(file: Path, context: Context) -> Joined:
    with _readable(file):
        with file.open("rb") as stream:
            text = stream.read(len(_SQLITE))
            if text != _SQLITE:
                text += stream.read(MOST_BYTES)
        if text != _SQLITE:
            return _from_document(text, file, context)
        with opened(file, context.home.data) as copy, Journal(context.home.data, now) as journal:
            return journal.join(*lines(copy))


def _from_document(text: bytes, file: Path, context: Context) -> Joined:
    if len(text) > MOST_BYTES:
        raise UserError("data.error.too_large", file=str(file), most=str(MOST_BYTES // 2**20))
    document, problems = read(text)
    if document is None:
        for problem in problems:
            warn(problem, context.book)
        raise UserError("data.error.refused", file=str(file))
    with Journal(context.home.data, now) as journal:
        return journal.join(*lines_of(document))


@contextmanager
def _readable(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        raise UserError("data.error.unreadable", file=str(file), why=why) from error
