"""Runs one verb, and turns whatever goes wrong into a sentence and an exit code."""

import errno
import os
from collections.abc import Sequence
from importlib import import_module

from player.cli.arguments import build_parser, language_of
from player.cli.context import Context
from player.cli.screen import UnheardError, complain, prepare, settle
from player.cli.voice_options import in_full
from player.errors import UserError
from player.phrases import Phrases, phrases
from player.settings import Home, Settings, read, system_language

DONE, MENDABLE, USAGE, INTERRUPTED = 0, 1, 2, 130


def run(arguments: Sequence[str]) -> int:
    """Do what was asked; gives 0 done, 1 a problem the user can mend, 2 wrong usage, 130 interrupted."""
    prepare()
    arguments = in_full(arguments)
    try:
        home = Home.find(os.environ)
    except UserError as error:
        return _told(error, phrases(language_of(arguments) or system_language(os.environ)))
    trouble: UserError | None = None
    settings = Settings()
    try:
        settings = read(home.config)
    except UserError as error:
        trouble = error
    language = language_of(arguments) or settings.language or system_language(os.environ)
    book = phrases(language)
    parser = build_parser(book, arguments[0] if arguments else "today")
    try:
        args = parser.parse_args(arguments)
    except SystemExit as leaving:
        settle()
        return leaving.code if isinstance(leaving.code, int) else USAGE
    verb, context = None, Context(home, settings, language, book)
    try:
        # Only the verb that is asked for is imported: the first sound should not wait for the others.
        verb = import_module(f"player.cli.{args.module}")
        _heed(trouble, args.verb)
        code: int = verb.run(args, context)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if "--debug" in arguments:
            raise
        told = _told(error, book)
        refused = getattr(verb, "refused", None)
        if isinstance(error, UserError) and refused is not None:
            refused(error, args, context)
        return told
    return code


def _heed(trouble: UserError | None, verb: str) -> None:
    """Raise what is wrong with the settings, but to who comes to look at them."""
    if trouble is not None and verb not in ("settings", "doctor"):
        raise trouble


def _told(error: Exception, book: Phrases) -> int:
    """Say what went wrong in one paragraph, and give the exit code."""
    match error:
        case UserError():
            complain(error, book)
        case UnheardError(__cause__=OSError(errno=errno.EPIPE | errno.EIO)):
            # Somebody closed what we print to, as `head` does: they have seen enough.
            return DONE
        case UnheardError():
            complain(UserError("cli.error.output"), book)
        case _:
            # No fault of the user's; what a maker needs is there for the asking.
            complain(UserError("cli.error.fault", kind=type(error).__name__, why=str(error)), book)
    return MENDABLE
