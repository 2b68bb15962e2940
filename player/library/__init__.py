"""The library: where programs and shipped data are, and how their files are opened with care."""

from player.library.guard import guarded
from player.library.library import Library, is_pathway, is_program
from player.library.shipped import data

__all__ = ["Library", "data", "guarded", "is_pathway", "is_program"]
