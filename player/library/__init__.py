"""The library: where programs and shipped data are, and how their files are opened with care."""

from player.library.guard import guarded
from player.library.library import PATHWAY, Library, is_pathway, is_program
from player.library.shipped import data
from player.library.watching import Watcher, digest

__all__ = ["PATHWAY", "Library", "Watcher", "data", "digest", "guarded", "is_pathway", "is_program"]
