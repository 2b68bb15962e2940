"""How long the programs of a pathway last and how much they weigh, as far as they can be read."""

from player.errors import UserError
from player.library import Library
from player.program import LANGUAGES, Program
from player.program.pathway import Measured, Pathway, programs_of
from player.recovery import facts_of, program_load
from player.session import Preferences, arrange
from player.units import to_seconds
from player.voice import estimate


def measured(pathway: Pathway, shelf: Library) -> dict[str, Measured]:
    """Give the measures of every program that is named, by name; of one with a problem in it, none.

    Words are as long as a voice is expected to take: a check of a pathway waits for no voice.
    """
    found: dict[str, Measured] = {}
    for name in dict.fromkeys(programs_of(pathway).values()):
        try:
            program = shelf.open(name)
        except UserError:
            # Its own check tells what is wrong with it.
            continue
        found[name] = Measured(_minutes(program), program_load(pathway, facts_of(program)))
    return found


def _minutes(program: Program) -> float:
    """Give the minutes of a program in the slower language, with every word of it."""
    return max(
        to_seconds(arrange(program, Preferences(language=each, talk="full"), estimate).frames) / 60
        for each in LANGUAGES
    )
