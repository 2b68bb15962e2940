"""The player's own words, one folder of TOML files a language, and the grammar of numbers.

`phrases("nl")` gives the words; `say("minutes_left", minutes=7)` fills them in.
"""

from player.phrases.book import Phrases, UnknownPhraseError, braces, phrases

__all__ = ["Phrases", "UnknownPhraseError", "braces", "phrases"]
