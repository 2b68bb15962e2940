"""Bare `soepel`: completion for a shell, or what to do today."""

from argparse import Namespace

from player.cli.arguments import build_parser
from player.cli.attending import at_hand
from player.cli.completion import completion
from player.cli.context import Context
from player.cli.passing import pass_on
from player.cli.screen import say
from player.cli.welcoming import first
from player.errors import UserError


def run(args: Namespace, context: Context) -> int:
    """Print what a shell needs, or propose what to do today, and do it."""
    if args.print_completion:
        say(completion(build_parser(context.book), args.print_completion))
        return 0
    from player.cli import today_verb  # noqa: PLC0415 - completion need not wait for it

    given = args.lang
    bare, args = args, build_parser(context.book, "today").parse_args(["today", "--lang", context.language])
    pass_on(bare, args)
    if first(context) and at_hand(args, context):
        from player.cli.welcome_verb import welcome  # noqa: PLC0415 - only who begins waits for a voice

        args.lang = given
        found = welcome(args, context)
        if found is None:
            return 0
        args.lang, context = found.language, found
    if at_hand(args, context):
        from player.cli.menu import done, left, menu  # noqa: PLC0415 - as above

        if not left(context):
            wanted, context = menu(args, context)
            if wanted is None:
                return 0
            if wanted != "today":
                return done(wanted, args, context)
    return today_verb.run(args, context)


def refused(error: UserError, args: Namespace, context: Context) -> None:
    """Say what could not be, to who looks at no screen."""
    if args.print_completion:
        return
    from player.cli import today_verb  # noqa: PLC0415 - as above

    given = build_parser(context.book, "today").parse_args(["today", "--lang", context.language])
    today_verb.refused(error, given, context)
