"""Opens the library of the person who asks."""

from player.cli.context import Context
from player.library import Library


def library(context: Context) -> Library:
    """Give the shipped programs and the person's own."""
    return Library(context.home.programs)
