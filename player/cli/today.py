"""Bare `soepel`: completion for a shell, or what to do today."""

from argparse import Namespace

from player.cli.arguments import build_parser
from player.cli.completion import completion
from player.cli.context import Context
from player.cli.screen import say


def run(args: Namespace, context: Context) -> int:
    """Print what a shell needs, or propose what to do today, and do it."""
    parser = build_parser(context.book)
    if args.print_completion:
        say(completion(parser, args.print_completion))
        return 0
    from player.cli import today_verb  # noqa: PLC0415 - completion need not wait for it

    return today_verb.run(parser.parse_args(["today", "--lang", context.language]), context)
