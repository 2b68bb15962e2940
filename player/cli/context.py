"""What every verb is given."""

from msgspec import Struct

from player.phrases import Phrases
from player.program import Language
from player.settings import Home, Settings


class Context(Struct, frozen=True):
    """Where things are kept, what the person wants, and in which language."""

    home: Home
    settings: Settings
    language: Language
    book: Phrases
