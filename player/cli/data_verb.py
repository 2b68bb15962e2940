"""`soepel data`: the record is the person's own."""

from argparse import Namespace
from importlib import import_module

from player.cli.context import Context


def run(args: Namespace, context: Context) -> int:
    """Do what was asked of the data: export, import, delete, correct, backup or restore."""
    verb = import_module(f"player.cli.data_{args.action}")
    code: int = verb.run(args, context)
    return code
